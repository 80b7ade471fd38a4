import type { Offer, ReportRecord } from '@framefarm/contracts';

/** The records of one sound launch as the plan of an offer asks for it; `frameMs` is the time of each stage of a frame. */
export function aReport(
  { plan }: Pick<Offer, 'plan'>,
  launch: number,
  words: { platform: 'linux' | 'android'; body: 'host' | 'virtual' },
  frameMs = 2,
): ReportRecord[] {
  const clip = plan.clips[0]?.sha256 ?? '';
  const records: ReportRecord[] = [];
  const stamp = () => ({
    run: plan.run,
    attempt: plan.attempt,
    fence: plan.fence,
    launch,
    seq: records.length,
    atMs: records.length,
  });
  const modelled = words.body === 'virtual';
  const score = modelled ? null : 0.5;
  records.push({
    ...stamp(),
    type: 'launch',
    harness: { name: 'test', version: '1' },
    ...words,
    timing: modelled ? 'modelled' : 'measured',
    bootId: 'boot',
    planSha256: '0'.repeat(64),
    modelSha256: plan.model.sha256,
    wallClock: '2026-01-01T00:00:00.000Z',
  });
  records.push({
    ...stamp(),
    type: 'engine',
    name: modelled ? 'modelled' : 'mnn',
    version: '1',
    backend: modelled ? 'modelled' : 'cpu',
    threads: 1,
    precision: plan.model.precision,
    loadMs: 1,
  });
  records.push({ ...stamp(), type: 'memory', phase: 'loaded', pssKb: 1000, peakRssKb: null });
  for (let iteration = 0; iteration < plan.warmupIterations + plan.iterations; iteration += 1) {
    const pick = { clip, iteration, warmup: iteration < plan.warmupIterations };
    records.push({
      ...stamp(),
      ...pick,
      type: 'frame',
      order: 0,
      targetMs: 10,
      ptsMs: 10,
      key: true,
      startMs: 1,
      seekMs: frameMs,
      decodeMs: frameMs,
      convertMs: frameMs,
      inferMs: frameMs,
      score,
    });
    records.push({
      ...stamp(),
      ...pick,
      type: 'choice',
      startMs: 0,
      openMs: 1,
      selectMs: 1,
      latencyMs: 2 + 4 * frameMs,
      frames: 1,
      stoppedBy: 'plan',
      ptsMs: 10,
      score,
      durationMs: 100,
    });
  }
  records.push({ ...stamp(), type: 'end', ok: true, records: records.length });
  return records;
}
