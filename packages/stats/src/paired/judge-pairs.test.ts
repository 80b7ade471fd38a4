import { describe, expect, it } from 'vitest';
import { type PairPlan, type PairedInput, judgePairs, mostPairs } from './judge-pairs.ts';

const SEQUENTIAL: PairPlan = { kind: 'sequential', looks: [6, 12, 20] };

/** Pairs on two phones: phones differ by a fifth, B by `change`, pairs by `noise`; 30 values wobble within a launch. */
function launches(pairs: number, change: number, noise = 0.004): Record<string, unknown>[] {
  return Array.from({ length: pairs }, (_, pair) =>
    (['A', 'B'] as const).map((arm) => {
      const level =
        (pair % 2 === 0 ? 10 : 12) *
        (arm === 'B' ? 1 + change : 1) *
        (1 + noise * Math.sin(7 * pair + (arm === 'A' ? 0 : 2)));
      const values = Array.from({ length: 30 }, (__, i) => level * (1 + 0.003 * Math.sin(i * (pair + 2.3))));
      return { arm, device: `phone ${pair % 2}`, pair: `${pair}`, build: arm, body: 'real', os: '14', values };
    }),
  ).flat();
}
const judge = (some: readonly unknown[], changes: Partial<PairedInput> = {}) =>
  judgePairs({
    metric: 'median',
    alpha: 0.01,
    allowedChange: 0.03,
    plan: SEQUENTIAL,
    launches: some,
    brokenAfter: [],
    isOver: false,
    ...changes,
  });

describe('a sequential plan over raw values', () => {
  it('passes at the first look when nothing changed, and says what it could have found', () => {
    const got = judge(launches(6, 0));
    expect(got).toMatchObject({ verdict: 'pass', isFinal: true, pairs: 6, nA: 6, nB: 6, estimand: 'these phones' });
    expect(got.looks).toHaveLength(1);
    expect(got.mde).toBeGreaterThan(0);
    expect(got.reasons[0]).toContain('look 1 of 3 after 6 pairs');
  });

  it('finds a slowdown and an improvement, and the tier beside the phones', () => {
    expect(judge(launches(12, 0.08))).toMatchObject({ verdict: 'regress', isFinal: true, tier: { devices: 2 } });
    expect(judge(launches(12, -0.08)).verdict).toBe('improve');
    expect(judge(launches(12, 0.08), { metric: 'p95' }).verdict).toBe('regress');
  });

  it('before its first look and between looks says how many pairs are missing, and is not final', () => {
    expect(judge(launches(4, 0))).toMatchObject({ verdict: 'inconclusive', isFinal: false, looks: [], interval: null });
    const between = judge(launches(8, 0.03, 0.03));
    expect(between).toMatchObject({ verdict: 'inconclusive', isFinal: false, pairs: 8 });
    expect(between.reasons[0]).toBe('8 of the 12 pairs that the next look needs');
    expect(between.interval).toEqual(between.looks[0]?.interval);
  });

  it('does not count pairs beyond the look that decided', () => {
    const { reasons, ...six } = judge(launches(6, 0));
    const more = judge([...launches(6, 0), ...launches(9, 3).slice(12)]);
    expect(more).toEqual({ ...six, reasons });
  });

  it('ends undecided, never as a pass, when the phones are gone or the pairs are spent', () => {
    expect(judge(launches(4, 0), { isOver: true })).toMatchObject({ verdict: 'inconclusive', isFinal: true });
    expect(judge(launches(20, 0.02, 0.09))).toMatchObject({ verdict: 'inconclusive', isFinal: true });
    expect(judge([], { isOver: true })).toMatchObject({ verdict: 'invalid', isFinal: true });
  });

  it('gives the same bytes for the same values', () => {
    expect(JSON.stringify(judge(launches(12, 0.05)))).toBe(JSON.stringify(judge(launches(12, 0.05))));
  });
});

describe('an unfit phone', () => {
  it('is no "no regression": a crossed bound decides nothing while too many pairs are broken', () => {
    const first = judge(launches(6, 0), { brokenAfter: [2] });
    expect(first).toMatchObject({ verdict: 'pass', isFinal: false });
    expect(judge(launches(12, 0), { brokenAfter: [2] })).toMatchObject({
      verdict: 'pass',
      isFinal: true,
      brokenPairs: 1,
    });
    const unfit = judge(launches(20, 0), { brokenAfter: [1, 1, 4] });
    expect(unfit).toMatchObject({ verdict: 'invalid', isFinal: true, effect: null, interval: null });
    expect(unfit.reasons[0]).toContain('device unfit: a recorded cause made 3 of 23 pairs invalid');
  });

  it('counts only what broke before the deciding look', () => {
    expect(judge(launches(8, 0), { brokenAfter: [6, 7, 7] })).toMatchObject({ verdict: 'pass', brokenPairs: 0 });
  });
});

describe('a fixed plan', () => {
  const plan: PairPlan = { kind: 'fixed', pairs: 10 };
  it('looks once, when all pairs are there', () => {
    expect(judge(launches(9, 0.08), { plan })).toMatchObject({ verdict: 'inconclusive', isFinal: false });
    expect(judge(launches(10, 0.08), { plan })).toMatchObject({ verdict: 'regress', isFinal: true, looks: [] });
    expect(judge(launches(9, 0), { plan, isOver: true })).toMatchObject({ verdict: 'inconclusive', isFinal: true });
    expect(mostPairs(plan)).toBe(10);
  });

  it('takes launches of one value each, as a cold start gives', () => {
    const cold = launches(10, 0.08).map((launch) => ({
      ...launch,
      values: (launch['values'] as number[]).slice(0, 1),
    }));
    expect(judge(cold, { plan }).verdict).toBe('regress');
  });
});

describe('raw values that cannot be judged', () => {
  const spoilt = (change: (launch: Record<string, unknown>, index: number) => object) =>
    judge(launches(6, 0).map((launch, index) => ({ ...launch, ...change(launch, index) })));

  it.each([
    ['NaN', Number.NaN],
    ['infinite', Infinity],
    ['negative', -1],
    ['zero', 0],
  ])('%s is invalid and says where', (_, bad) => {
    const got = spoilt(({ values }, index) => (index === 3 ? { values: [...(values as number[]).slice(1), bad] } : {}));
    expect(got.verdict).toBe('invalid');
    expect(got.reasons[0]).toContain('launches[3].values[29]');
  });

  it('constant values, mixed builds, mixed bodies, a changed system and one upload in both arms are invalid', () => {
    expect(spoilt(() => ({ values: Array.from({ length: 30 }, () => 5) })).reasons[0]).toContain('does not vary');
    expect(spoilt((_, index) => (index === 4 ? { build: 'other' } : {})).reasons[0]).toContain('builds were mixed');
    expect(spoilt((_, index) => (index < 2 ? { body: 'host' } : {})).reasons[0]).toContain('bodies');
    expect(spoilt((_, index) => (index === 4 ? { os: '15' } : {})).reasons[0]).toContain('system');
    const { values } = launches(6, 0)[0] as { values: number[] };
    expect(spoilt((_, index) => (index === 1 ? { values } : {})).reasons[0]).toContain('one upload');
  });

  it('swapped arms of a pair show as mixed builds', () => {
    const got = spoilt(({ arm }, index) => (index < 2 ? { build: arm === 'A' ? 'B' : 'A' } : {}));
    expect(got).toMatchObject({ verdict: 'invalid', effect: null });
  });

  it('a pair that lost a launch is refused', () => {
    expect(() => judge(launches(6, 0).slice(1))).toThrow('each pair needs one launch of A and one of B');
  });

  it('launches that never settle block the verdict', () => {
    const drifting = launches(6, 0).map((launch) => ({
      ...launch,
      values: Array.from(
        { length: 60 },
        (_, i) =>
          10 *
          (1 + (i > 52 ? 0.4 : 0)) *
          (1 + 0.001 * Math.sin(i * 3.1 + (launch['arm'] === 'A' ? 0 : 0.5) + Number(launch['pair']))),
      ),
    }));
    expect(judge(drifting, { isOver: true }).reasons[0]).toContain('reach no steady state');
  });

  it('a million values in a launch are judged', () => {
    const many = launches(6, 0).map((launch, index) =>
      index < 2 ? { ...launch, values: Array.from({ length: 1_000_000 }, (_, i) => 10 + Math.sin(i + index)) } : launch,
    );
    expect(judge(many).nA).toBe(6);
  }, 60_000);
});
