import type { ReportRecord, ReportRecordOf } from '@framefarm/contracts';
import type { DenseTrace, LaunchCosts } from '@framefarm/policy';

type Frame = ReportRecordOf<'frame'>;
type Choice = ReportRecordOf<'choice'>;

/** One trace per clip, of its last measured dense pick; null when a frame of one has no score. */
export function tracesOf(records: readonly ReportRecord[]): DenseTrace[] | null {
  const last = new Map<string, Choice>();
  for (const record of records) if (record.type === 'choice' && !record.warmup) last.set(record.clip, record);
  const traces: DenseTrace[] = [];
  for (const choice of last.values()) {
    const frames = framesOf(records, choice).toSorted((a, b) => a.ptsMs - b.ptsMs);
    const scored = frames.flatMap(({ ptsMs, score }) => (score === null ? [] : { ptsMs, score }));
    if (scored.length === 0 || scored.length < frames.length) return null;
    traces.push({ clip: choice.clip, durationMs: choice.durationMs, frames: scored });
  }
  return traces.length === 0 ? null : traces;
}

/** What each launch took, raw, its warm-up left out. */
export function costsOf(records: readonly ReportRecord[]): LaunchCosts[] {
  const launches = [...new Set(records.map((record) => record.launch))];
  return launches.flatMap((launch) => {
    const own = records.filter((record) => record.launch === launch);
    const openMs = own.flatMap((record) => (record.type === 'choice' && !record.warmup ? record.openMs + record.selectMs : []));
    const frameMs = own.flatMap((record) =>
      record.type === 'frame' && !record.warmup ? record.seekMs + record.decodeMs + record.convertMs + record.inferMs : [],
    );
    return openMs.length > 0 && frameMs.length > 0 ? { openMs, frameMs } : [];
  });
}

function framesOf(records: readonly ReportRecord[], pick: Choice): Frame[] {
  return records.filter(
    (record): record is Frame => record.type === 'frame' && record.launch === pick.launch && record.clip === pick.clip && record.iteration === pick.iteration,
  );
}
