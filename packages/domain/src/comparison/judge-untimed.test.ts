import { describe, expect, it } from 'vitest';
import { type RawPair, judgeComparison } from './judge-comparison.ts';

/** Eight pairs: B holds `memory` times the memory of A, which wobbles by half a percent, and picks frames of `score` where A picks 0.8. */
function pairs(memory: number, score: number, scoreWobble = 0): RawPair[] {
  return Array.from({ length: 8 }, (_, number) => ({
    number,
    device: 'phone',
    state: 'valid' as const,
    launches: (['A', 'B'] as const).map((arm, place) => {
      const wobble = Math.sin(7 * number + 2 * place);
      const picked = (arm === 'A' ? 0.8 : score) * (1 + scoreWobble * wobble);
      return {
        arm,
        id: `${number}${arm}`,
        build: arm,
        body: 'real',
        os: '14',
        loadMs: 1,
        pssKb: 90_000 * (1 + 0.005 * wobble) * (arm === 'B' ? memory : 1),
        clips: ['c', 'd', 'e'],
        picks: [0, 0.1, 0.2].map((more) => ({ total: 100, score: picked + more })),
      };
    }),
  }));
}
const judge = (value: 'pssKb' | 'score', some: readonly RawPair[], isOver = false) =>
  judgeComparison(
    {
      plan: { kind: 'sequential', looks: [6, 8] },
      metrics: [{ value, quantile: 'median' }],
      alpha: 0.01,
      allowedChange: 0.03,
      changedLimits: [],
    },
    some,
    isOver,
  )[0];

describe('memory', () => {
  it('is compared in pairs, and more of it is worse', () => {
    expect(judge('pssKb', pairs(1.1, 0.8))).toMatchObject({ verdict: 'regress', effect: expect.closeTo(0.1, 1) });
    expect(judge('pssKb', pairs(1, 0.8))?.verdict).toBe('pass');
    expect(judge('pssKb', pairs(0.9, 0.8))?.verdict).toBe('improve');
  });
  it('that no report tells of is no verdict', () => {
    const some = pairs(1, 0.8).map((pair) => ({
      ...pair,
      launches: pair.launches.map((launch) => ({ ...launch, pssKb: null })),
    }));
    expect(judge('pssKb', some, true)).toMatchObject({ verdict: 'invalid', effect: null });
  });
});

describe('a score', () => {
  it.each([-0.1, -0.7])('of zero or less is no ratio, and the verdict says what to do (B picks %d)', (score) => {
    expect(judge('score', pairs(1, score), true)).toMatchObject({
      verdict: 'invalid',
      effect: null,
      reasons: [
        expect.stringMatching(/^a score of -?0(\.6\d*)? cannot be compared: .*; give the model an output above zero/),
      ],
    });
  });
  it('that comes out the same in every launch is compared exactly, and less of it is worse', () => {
    expect(judge('score', pairs(1, 0.8))).toMatchObject({ verdict: 'pass', effect: 0, isFinal: true, pairs: 6 });
    // the median pick of a launch: 0.9 and 0.7
    const worse = judge('score', pairs(1, 0.6));
    expect(worse).toMatchObject({ verdict: 'regress', effect: expect.closeTo(0.7 / 0.9 - 1, 9), isFinal: true });
    expect(worse?.interval).toEqual([worse?.effect, worse?.effect]);
    expect(judge('score', pairs(1, 0.95))?.verdict).toBe('improve');
  });
  it('that varies is judged like everything that varies, its interval the right way round', () => {
    const worse = judge('score', pairs(1, 0.7, 0.01));
    expect(worse?.verdict).toBe('regress');
    expect(worse?.effect).toBeLessThan(-0.08);
    const [low = 0, high = 0] = worse?.interval ?? [];
    expect(low).toBeLessThan(worse?.effect ?? 0);
    expect(high).toBeGreaterThan(worse?.effect ?? 0);
    expect(judge('score', pairs(1, 0.8, 0.01))?.verdict).toBe('pass');
  });
  it('of nothing is no verdict, and neither is one of mixed builds', () => {
    expect(judge('score', pairs(1, -0.1), true)?.verdict).toBe('invalid');
    const mixed = pairs(1, 0.8).map((pair, i) =>
      i > 0 ? pair : { ...pair, launches: pair.launches.map((launch) => ({ ...launch, build: 'other' })) },
    );
    expect(judge('score', mixed, true)?.verdict).toBe('invalid');
  });
});
