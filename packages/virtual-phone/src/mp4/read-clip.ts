import { type Box, Mp4Error, bodyAt, boxesIn, tableIn } from './mp4-boxes.ts';

export interface ClipFrame {
  /** Presentation time from the clip's first frame. */
  readonly ptsMs: number;
  readonly key: boolean;
  /** Place in the order in which a decoder takes the frames. */
  readonly decodeOrder: number;
}

/** What a picker can know of a clip without decoding it. */
export interface ClipFacts {
  readonly width: number;
  readonly height: number;
  /** What it costs to decode; other codecs than HEVC are taken for AVC. */
  readonly codec: 'avc' | 'hevc';
  readonly durationMs: number;
  /** In presentation order, at least one. */
  readonly frames: readonly ClipFrame[];
}

const MAX_FRAMES = 1_000_000;

/** Reads the first video track of an MP4 (ISO/IEC 14496-12) that is not fragmented. Throws Mp4Error. */
export function readClip(data: Buffer): ClipFacts {
  const file = boxesIn(data);
  const movie = boxesIn(bodyAt(file, 'moov') ?? missing('moov'));
  const track = movie
    .filter(({ type }) => type === 'trak')
    .map(({ body }) => boxesIn(body))
    .find((boxes) => bodyAt(boxes, 'mdia', 'hdlr')?.toString('latin1', 8, 12) === 'vide');
  if (track === undefined) throw new Mp4Error('it has no video track');
  const table = boxesIn(bodyAt(track, 'mdia', 'minf', 'stbl') ?? missing('stbl'));
  const timescale = timescaleAndDuration(bodyAt(track, 'mdia', 'mdhd') ?? missing('mdhd'));
  const frames = framesOf(table, timescale.perSecond);
  const durationMs = editedMs(movie, track) ?? (timescale.duration / timescale.perSecond) * 1000;
  if (!(durationMs > 0)) throw new Mp4Error('its duration is not positive');
  return { ...formatOf(bodyAt(table, 'stsd') ?? missing('stsd')), durationMs, frames };
}

function framesOf(table: readonly Box[], perSecond: number): readonly ClipFrame[] {
  const runs = tableIn(bodyAt(table, 'stts') ?? missing('stts'), 2);
  const offsets = expanded(tableIn(bodyAt(table, 'ctts') ?? Buffer.alloc(8), 2));
  const sync = bodyAt(table, 'stss');
  const keys = sync === null ? null : new Set(tableIn(sync, 1).map(([sample]) => sample));
  let decodeTime = 0;
  const frames = expanded(runs).map((step, decodeOrder) => {
    const time = decodeTime + (offsets[decodeOrder] ?? 0);
    decodeTime += step;
    return { time, decodeOrder, key: keys === null || keys.has(decodeOrder + 1) };
  });
  const sorted = frames.toSorted((a, b) => a.time - b.time);
  const first = sorted[0];
  if (first === undefined) throw new Mp4Error('it has no frames in its index (fragmented files are not read)');
  return sorted.map(({ time, key, decodeOrder }) => ({
    ptsMs: ((time - first.time) / perSecond) * 1000,
    key,
    decodeOrder,
  }));
}

/** Run lengths `[count, value]` written out. */
function expanded(runs: readonly (readonly number[])[]): readonly number[] {
  const total = runs.reduce((sum, [count = 0]) => sum + (count >>> 0), 0);
  if (total > MAX_FRAMES) throw new Mp4Error(`its index names ${total} frames; at most ${MAX_FRAMES} are read`);
  return runs.flatMap(([count = 0, value = 0]) => Array.from({ length: count }, () => value));
}

/** mdhd and mvhd: version 1 has 64-bit times before the same fields. */
function timescaleAndDuration(body: Buffer): { readonly perSecond: number; readonly duration: number } {
  const long = body[0] === 1;
  if (body.length < (long ? 32 : 20)) throw new Mp4Error('a header is cut off');
  const perSecond = body.readUInt32BE(long ? 20 : 12);
  if (perSecond === 0) throw new Mp4Error('its time scale is 0');
  return { perSecond, duration: long ? Number(body.readBigUInt64BE(24)) : body.readUInt32BE(16) };
}

/** Length of the edit list's segments in milliseconds, null without one. */
function editedMs(movie: readonly Box[], track: readonly Box[]): number | null {
  const edits = bodyAt(track, 'edts', 'elst');
  if (edits === null || edits[0] !== 0) return null;
  const { perSecond } = timescaleAndDuration(bodyAt(movie, 'mvhd') ?? missing('mvhd'));
  const played = tableIn(edits, 3).filter(([, mediaTime]) => mediaTime !== -1);
  return (played.reduce((sum, [length = 0]) => sum + length, 0) / perSecond) * 1000 || null;
}

/** Codec and coded size in the first sample entry. */
function formatOf(descriptions: Buffer): Pick<ClipFacts, 'width' | 'height' | 'codec'> {
  if (descriptions.length < 44) throw new Mp4Error('its sample description is cut off');
  const codec = /^h(vc|ev)1$/.test(descriptions.toString('latin1', 12, 16)) ? 'hevc' : 'avc';
  const [width, height] = [descriptions.readUInt16BE(40), descriptions.readUInt16BE(42)];
  if (width === 0 || height === 0) throw new Mp4Error(`its frames are ${width} x ${height}`);
  return { width, height, codec };
}

function missing(box: string): never {
  throw new Mp4Error(`it has no ${box} box`);
}
