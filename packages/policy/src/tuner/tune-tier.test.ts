import { describe, expect, it } from 'vitest';
import { PolicyInputError } from '../errors.ts';
import { drawPareto } from './draw-pareto.ts';
import { replayCandidate } from './replay-candidate.ts';
import { scoredClip } from './scored-clip.ts';
import { summarise } from './summarise.ts';
import { type TuneInput, type TuneProgress, type TuneResult, tuneTier } from './tune-tier.ts';
import { tuneInput } from './tuner.fixture.ts';

function tuned(input: TuneInput): { result: TuneResult; steps: TuneProgress[] } {
  const steps: TuneProgress[] = [];
  const generator = tuneTier(input);
  for (;;) {
    const step = generator.next();
    if (step.done === true) return { result: step.value, steps };
    steps.push(step.value);
  }
}

describe('the tuner', () => {
  const input = tuneInput(3);
  const { result, steps } = tuned(input);

  it('recommends a policy within the limits that no feasible finalist beats', () => {
    const best = result.recommended;
    expect(best?.feasible).toBe(true);
    const again = summarise(replayCandidate((best as NonNullable<typeof best>).candidate, input.runs), 600);
    expect(again.overShare).toBeLessThanOrEqual(0.02);
    expect(again).toEqual(best?.summary);
    for (const other of result.finalists.filter(({ feasible }) => feasible))
      expect(other.summary.regret).toBeGreaterThanOrEqual(again.regret);
  });
  it('says why, with figures', () => {
    expect(result.reasons.join('\n')).toMatch(/candidates, \d+ replayed over all 96 runs, \d+ within the limits/);
    expect(result.reasons.join('\n')).toMatch(/least mean regret 0\.\d+ \[0\.\d+, 0\.\d+\]/);
  });
  it('keeps a front in which nothing beats anything', () => {
    const costs = result.front.map(({ summary, memoryKb }) => [
      summary.regret,
      summary.p95Ms,
      summary.busyMs,
      memoryKb,
    ]);
    for (const a of costs)
      for (const b of costs)
        if (a !== b) expect(a.some((value, i) => value < (b[i] as number)) || String(a) === String(b)).toBe(true);
  });
  it('reports progress after every candidate, in rounds that grow smaller', () => {
    expect(steps[0]).toEqual({ round: 0, rounds: 3, done: 1, of: input.candidates.length });
    const sizes = [0, 1, 2].map((round) => steps.filter((step) => step.round === round).length);
    expect(sizes[0]).toBeGreaterThan(sizes[1] as number);
    expect(sizes[1]).toBeGreaterThanOrEqual(sizes[2] as number);
  });
  it('comes to the same again', () => {
    expect(tuned(tuneInput(3)).result.recommended?.summary).toEqual(result.recommended?.summary);
  });
  it('draws every finalist and rings the recommended one', () => {
    const svg = drawPareto(result.finalists, result.front, result.recommended);
    expect(svg.match(/<circle/g)).toHaveLength(result.finalists.length + 1);
    expect(svg).not.toContain('NaN');
  });
});

describe('limits', () => {
  it('on energy are kept, at the price of regret', () => {
    const free = tuned(tuneInput(3)).result.recommended;
    const frugal = tuned(tuneInput(3, { busyMs: 0.4 * (free?.summary.busyMs ?? 0) })).result.recommended;
    expect(frugal?.summary.busyMs).toBeLessThanOrEqual(0.4 * (free?.summary.busyMs ?? 0));
    expect(frugal?.summary.regret).toBeGreaterThan(free?.summary.regret ?? 1);
  });
  it('on memory rule out second decoders', () => {
    const { finalists, recommended } = tuned(tuneInput(3, { memoryKb: 58_000 })).result;
    expect(recommended?.summary.decoders).toBe(1);
    expect(finalists.some(({ memoryKb, feasible }) => memoryKb > 58_000 && feasible)).toBe(false);
  });
  it('that nothing keeps give no recommendation and a reason', () => {
    const { recommended, reasons } = tuned(tuneInput(3, { budgetMs: 20 })).result;
    expect(recommended).toBeNull();
    expect(reasons.at(-1)).toMatch(
      /^no policy keeps the limits: the nearest has .*% of picks over 20 ms \(2\.0 % allowed\)/,
    );
  });
});

describe('picks in which nothing is looked at', () => {
  // opening takes 30 ms of the table, a decoder 60, a first frame 42: in 100 ms every guard gives up, and in time
  const { recommended, reasons, finalists } = tuned(tuneInput(3, { budgetMs: 100 })).result;
  it('are counted as blind, not as kept budgets, and are the reason why nothing is recommended', () => {
    expect(recommended).toBeNull();
    expect(finalists.map(({ summary }) => summary)).toContainEqual(
      expect.objectContaining({ overShare: 0, blindShare: 1 }),
    );
    expect(reasons.at(-1)).toMatch(
      /^no policy keeps the limits: the nearest has \d+\.\d % of picks blind \(1\.0 % allowed\)/,
    );
  });
  it('are told with the recommendation, on phones twice as slow too', () => {
    const { recommended: best, reasons: told } = tuned(tuneInput(3)).result;
    expect(best?.summary.blindShare).toBeLessThanOrEqual(0.01);
    expect(told.join('\n')).toMatch(/blind in \d\.\d % of runs, \d+\.\d % on phones twice as slow/);
  });
  it('may be more where the limit is another one', () => {
    expect(tuned(tuneInput(3, { budgetMs: 100, blindShare: 1 })).result.recommended?.summary.blindShare).toBe(1);
  });
});

describe('bad input', () => {
  it.each([
    ['no run', { runs: [] }, 'no run to replay'],
    ['no candidate', { candidates: [] }, 'policy space is empty'],
  ])('%s is refused', (_what, change, message) => {
    const steps = tuneTier({ ...tuneInput(3), ...change });
    expect(() => steps.next()).toThrow(message);
  });
  it('a policy outside its bounds is refused by name', () => {
    const input = tuneInput(3);
    const [first] = input.candidates;
    if (first === undefined) throw new PolicyInputError('the space of the test is empty');
    const candidates = [{ ...first, policy: { ...first.policy, budgetMs: 0 } }];
    expect(() => tuneTier({ ...input, candidates }).next()).toThrow('budgetMs is 0');
  });
  it.each([
    ['clips of one frame', 1],
    ['clips whose frames are all equal', 90],
  ])('%s have no regret to remove, and a policy all the same', (_what, frames) => {
    const flat = scoredClip(
      'flat',
      { frames, fps: 30, keyFrames: [0], bFrames: null },
      Array<number>(frames).fill(0.5),
    );
    const input = tuneInput(3);
    const { result } = tuned({ ...input, runs: input.runs.map((run) => ({ ...run, scored: flat })) });
    expect(result.recommended?.summary).toMatchObject({ regret: 0, overShare: 0 });
    expect(result.recommended?.summary.frames).toBeGreaterThanOrEqual(1);
  });
});
