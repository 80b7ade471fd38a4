/** The bytes are no MP4, or end too early. */
export class Mp4Error extends Error {
  override readonly name = 'Mp4Error';
}

export interface Box {
  readonly type: string;
  readonly body: Buffer;
}

/** The boxes in `data`, ISO/IEC 14496-12 section 4.2. Throws Mp4Error when one does not fit. */
export function boxesIn(data: Buffer): readonly Box[] {
  const boxes: Box[] = [];
  let at = 0;
  while (at < data.length) {
    if (data.length - at < 8) throw new Mp4Error(`it ends ${data.length - at} bytes into a box`);
    const type = data.toString('latin1', at + 4, at + 8);
    const short = data.readUInt32BE(at);
    if (short === 1 && data.length - at < 16) throw new Mp4Error(`it ends in the head of box ${type}`);
    const header = short === 1 ? 16 : 8;
    const size = short === 1 ? Number(data.readBigUInt64BE(at + 8)) : short === 0 ? data.length - at : short;
    if (size < header || at + size > data.length)
      throw new Mp4Error(`box ${JSON.stringify(type)} of ${size} bytes does not fit into the ${data.length - at} left`);
    boxes.push({ type, body: data.subarray(at + header, at + size) });
    at += size;
  }
  return boxes;
}

/** The body of the box at the end of a path such as `mdia`, `minf`; null when one is missing. */
export function bodyAt(boxes: readonly Box[], ...path: readonly string[]): Buffer | null {
  const [first, ...rest] = path;
  const body = boxes.find(({ type }) => type === first)?.body ?? null;
  return body === null || rest.length === 0 ? body : bodyAt(boxesIn(body), ...rest);
}

/** Rows of a table box: version and flags, a count, then `fields` 32-bit numbers a row. */
export function tableIn(body: Buffer, fields: number): readonly (readonly number[])[] {
  const count = body.length < 8 ? -1 : body.readUInt32BE(4);
  if (count < 0 || 8 + count * fields * 4 > body.length) throw new Mp4Error(`a table of ${count} rows is cut off`);
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: fields }, (__, field) => body.readInt32BE(8 + (row * fields + field) * 4)),
  );
}
