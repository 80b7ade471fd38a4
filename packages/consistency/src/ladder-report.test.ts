import { describe, expect, it } from 'vitest';
import { soundCapture, withFrames } from './capture-fixture.ts';
import { judgePair } from './judge-pair.ts';
import { channelOf, ladderReport, parseLadderReport } from './ladder-report.ts';
import TOLERANCES_JSON from './tolerances.json' with { type: 'json' };
import { parseTolerances } from './tolerances.ts';
import { usedShare } from './used-share.ts';

const TABLE = parseTolerances(TOLERANCES_JSON, 'tolerances.json');
const reference = soundCapture({ name: 'reference' });
const drifted = (by: number) =>
  withFrames(soundCapture({ name: 'other', cpu: 'max' }), (frame) => ({ scores: [(frame.scores[0] ?? 0) + by] }));
const report = (by: number, baseline: ReturnType<typeof ladderReport> | null = null) =>
  ladderReport(
    '2026-01-01T00:00:00Z',
    'host',
    [reference],
    [judgePair(reference, drifted(by), TABLE, 'host')],
    baseline,
  );

describe('a report of a ladder', () => {
  it('passes, and passes against itself as a baseline', () => {
    expect(report(1e-6)).toMatchObject({ verdict: 'pass', firstGuilty: null, worsenings: null });
    expect(report(1e-6, report(1e-6))).toMatchObject({ verdict: 'pass', worsenings: [] });
  });
  it('names the first guilty step', () => {
    expect(report(0.1)).toMatchObject({
      verdict: 'guilty',
      firstGuilty: { reference: 'reference', other: 'other', level: 'score', axes: ['hardware'] },
    });
  });
  it('is worse when a figure within tolerance uses much more of it than in the baseline', () => {
    const worse = report(2e-4, report(1e-6));
    expect(worse.verdict).toBe('worse');
    expect(worse.worsenings?.map(({ metric }) => metric)).toEqual(['scoreError', 'scoreBias']);
  });
  it('comes back from its file when one side picked nothing, or had one frame to pick from', () => {
    const onlyFirst = (name: string) => ({
      ...withFrames(soundCapture({ name }), (_, i) => ({ scores: [i / 10] })),
    });
    const silent = onlyFirst('silent');
    const picksNothing = { ...silent, clips: silent.clips.map((clip) => ({ ...clip, picked: null })) };
    const one = (capture: typeof silent) => ({
      ...capture,
      clips: capture.clips.flatMap((clip) => [
        clip,
        { ...clip, name: 'still', frames: clip.frames.slice(0, 1), picked: 0 },
      ]),
    });
    const said = [
      judgePair(onlyFirst('a'), picksNothing, TABLE, 'host'),
      judgePair(one(onlyFirst('a')), one(silent), TABLE, 'host'),
    ];
    const stored: unknown = JSON.parse(
      JSON.stringify(ladderReport('2026-01-01T00:00:00Z', 'host', [reference], said, null)),
    );
    expect(parseLadderReport(stored, 'r').steps[0]?.decisions[0]?.regret).toBeGreaterThanOrEqual(1);
    expect(parseLadderReport(stored, 'r').steps[1]?.decisions[1]).toMatchObject({ margin: 0, regret: 0 });
  });
  it('is of channel sandbox when a phone in software took part, and a report that hides what ran is none', () => {
    const one = report(1e-6);
    expect(channelOf(one)).toBe('stable');
    const [capture] = one.captures;
    expect(capture && channelOf({ captures: [...one.captures, { ...capture, body: 'virtual' }] })).toBe('sandbox');
    const { body: _, ...silent } = { ...capture };
    expect(() => parseLadderReport({ ...one, captures: [silent] }, 'r')).toThrow(/captures\/0/);
  });
  it('comes back from its file, and anything else is refused', () => {
    const stored = JSON.parse(JSON.stringify(report(0.1))) as unknown;
    expect(parseLadderReport(stored, 'r')).toEqual(stored);
    expect(() => parseLadderReport({ schema: 1 }, 'r.json')).toThrow(/r\.json is no report/);
  });
});

it.each([
  [{ metric: 'psnrDb', value: 100, limit: 60 }, 0],
  [{ metric: 'psnrDb', value: 60, limit: 60 }, 1],
  [{ metric: 'scoreError', value: 0.02, limit: 0.01 }, 2],
  [{ metric: 'neighbourAdvantageDb', value: -40, limit: 0 }, 0],
  [{ metric: 'repeatSpread', value: 0.1, limit: 0 }, Infinity],
] as const)('%j uses %d of its tolerance', (figure, share) => {
  expect(usedShare(figure)).toBe(share);
});
