import { describe, expect, it } from 'vitest';
import {
  type ArmCounts,
  type GuardrailLook,
  ALPHAS,
  NO_COUNTS,
  fuseBlownAt,
  readGuardrails,
  sumCounts,
} from './guardrails.ts';
import { judgeRollback } from './judge-rollback.ts';
import { loudNetworks, networkColumns } from './loud-networks.ts';

const arm = (changes: Partial<ArmCounts['rates']>, values: Partial<ArmCounts['values']> = {}): ArmCounts => ({
  rates: { ...NO_COUNTS.rates, ...changes },
  values: { ...NO_COUNTS.values, ...values },
});
const over = (trials: number, events: number) => arm({ 'over-budget': { trials, events } });
const crash = (trials: number, events: number) => arm({ crash: { trials, events } });
const scores = (n: number, mean: number, sd: number) =>
  arm({}, { 'chosen-score': { n, sum: n * mean, squares: n * (mean * mean + sd * sd) } });
const reading = (name: string, looks: readonly GuardrailLook[]) =>
  readGuardrails(looks).find(({ guardrail }) => guardrail === name);

describe('the guardrails', () => {
  it('alarm falsely at most 5 % of the time in all', () => {
    expect(Object.values(ALPHAS).reduce((sum, alpha) => sum + alpha, 0)).toBeLessThanOrEqual(0.05 + 1e-12);
  });
  it('raise an alarm for 8 % against 4 % over budget after a thousand runs, and none for 4 against 4', () => {
    const looks = (events: number) => [1, 2].map(() => ({ control: over(500, 20), candidate: over(500, events) }));
    expect(reading('over-budget', looks(40))).toMatchObject({ control: 0.04, candidate: 0.08, alarmAt: 1 });
    expect(reading('over-budget', looks(20))?.alarmAt).toBeNull();
    expect(reading('over-budget', looks(5))?.alarmAt).toBeNull();
  });
  it('raise an alarm for a lower score and for a higher regret, not the other way round', () => {
    const look = (difference: number) => [
      { control: scores(2000, 0.5, 0.1), candidate: scores(2000, 0.5 + difference, 0.1) },
    ];
    expect(reading('chosen-score', look(-0.02))?.alarmAt).toBe(0);
    expect(reading('chosen-score', look(0.02))?.alarmAt).toBeNull();
    const regret = [
      {
        control: arm({}, { 'audit-regret': { n: 400, sum: 40, squares: 8 } }),
        candidate: arm({}, { 'audit-regret': { n: 400, sum: 80, squares: 24 } }),
      },
    ];
    expect(reading('audit-regret', regret)?.alarmAt).toBe(0);
  });
  it('keep an alarm once it was raised, and say nothing without data', () => {
    const bad = { control: over(500, 10), candidate: over(500, 50) };
    const good = { control: over(500, 50), candidate: over(500, 10) };
    expect(reading('over-budget', [bad, good, good])?.alarmAt).toBe(0);
    for (const { alarmAt, control } of readGuardrails([])) expect([alarmAt, control]).toEqual([null, null]);
  });
  it('blow the fuse at three crashes more than the control within 300 runs, and not later', () => {
    const looks = (candidate: number, control: number, runs = 100) => [
      { control: crash(runs, 0), candidate: crash(runs, 1) },
      { control: crash(runs, control), candidate: crash(runs, candidate) },
    ];
    expect(fuseBlownAt(looks(2, 0))).toBe(1);
    expect(fuseBlownAt(looks(2, 1))).toBeNull();
    expect(fuseBlownAt(looks(5, 0, 200))).toBeNull();
  });
});

describe('what a stranger sends', () => {
  const honest = Array.from({ length: 400 }, (_, i) => ({
    control: over(10, i % 5 === 0 ? 2 : 0),
    candidate: over(10, i % 5 === 1 ? 2 : 0),
  }));
  const harmed = honest.map(({ control }, i) => ({ control, candidate: over(10, i % 3 === 0 ? 2 : 0) }));
  const hostile = { control: over(100_000, 0), candidate: over(100_000, 100_000) };
  const judge = (networks: readonly GuardrailLook[], isPublic = true) =>
    judgeRollback(
      {
        looks: [sumCounts(networks)],
        networks: networkColumns(networks),
        looksWithout: (out) => [sumCounts(networks.filter((_, i) => !out.has(i)))],
      },
      isPublic,
    );
  it('leaves no honest network out, and leaves out each hostile one', () => {
    expect(loudNetworks('over-budget', networkColumns(honest))).toEqual(new Set());
    expect(loudNetworks('over-budget', networkColumns([...honest, hostile, hostile]))).toEqual(new Set([400, 401]));
  });
  it('is an alarm that is shown and doubted, and rolls nothing back, from one network or several', () => {
    for (const k of [1, 3, 6]) {
      const { reasons, doubted } = judge([...honest, ...Array.from({ length: k }, () => hostile)]);
      expect(reasons).toEqual([]);
      expect(doubted).toEqual([expect.stringContaining('over-budget')]);
    }
  });
  it('does not lend an alarm what it lacks: the honest rest has to raise it alone', () => {
    const rest = (bad: number) =>
      Array.from({ length: 400 }, (_, i) => ({
        control: over(10, i % 5 === 0 ? 1 : 0),
        candidate: over(10, i < bad ? 1 : 0),
      }));
    // nine tenths of the way, and beyond it
    expect(judge([...rest(115), hostile]).reasons).toEqual([]);
    expect(judge([...rest(115), hostile]).doubted).toHaveLength(1);
    expect(judge([...rest(120), hostile]).reasons).toHaveLength(1);
  });
  it('does not drown true harm either', () => {
    const praise = { control: hostile.candidate, candidate: hostile.control };
    expect(judge(harmed).reasons).toEqual([expect.stringContaining('over-budget')]);
    expect(judge([...harmed, hostile]).reasons).toHaveLength(1);
    expect(judge([...harmed, praise, praise]).reasons).toEqual([expect.stringContaining('2 networks left out')]);
  });
  it("counts in a channel of one's own, where one network is all there is", () => {
    expect(judge([hostile]).reasons).toEqual([]);
    expect(judge([hostile], false).reasons).toHaveLength(1);
  });
  it('blows no fuse from fewer than six networks', () => {
    const crashed = { control: crash(10, 0), candidate: crash(10, 1) };
    const networks = (n: number) => Array.from({ length: n }, () => crashed);
    expect(judge(networks(5)).doubted).toEqual([expect.stringContaining('fuse')]);
    expect(judge(networks(6)).reasons).toEqual([expect.stringContaining('fuse')]);
  });
});
