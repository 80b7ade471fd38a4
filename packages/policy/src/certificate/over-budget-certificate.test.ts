import { seededRandom } from '@framefarm/phone-model';
import { describe, expect, it } from 'vitest';
import { certifyOverBudget, p95BoundMs } from './over-budget-certificate.ts';

const random = seededRandom(404);
const runsAt = (share: number, count: number) =>
  Array.from({ length: count }, () => ({
    deviceModel: 'a',
    latencyMs: random.uniform() < share ? 1100 : 900,
    blind: false,
  }));

/** Runs needed in the median, Infinity when more than half are not certified. */
function medianNeeded(share: number): number {
  const needed = Array.from(
    { length: 200 },
    () => certifyOverBudget(runsAt(share, 3000), 1000).certifiedAfter ?? Infinity,
  );
  return needed.toSorted((a, b) => a - b)[100] as number;
}

describe('the certificate of "over budget in at most 5 % of runs"', () => {
  it('is given falsely in at most 5 % of two thousand series at exactly 5 %, whenever one looks', () => {
    let certified = 0;
    for (let series = 0; series < 2000; series += 1)
      if (certifyOverBudget(runsAt(0.05, 1000), 1000).certified) certified += 1;
    // 100 expected at the most; three standard errors of doubt
    expect(certified).toBeLessThanOrEqual(100 + 3 * Math.sqrt(2000 * 0.05 * 0.95));
    expect(certified).toBeGreaterThan(0);
  });
  it('is hardly ever given at 8 %', () => {
    const certified = Array.from({ length: 500 }, () => certifyOverBudget(runsAt(0.08, 1000), 1000).certified);
    expect(certified.filter(Boolean).length).toBeLessThanOrEqual(5);
  });
  it('needs about as many runs as the research found: 80 at 0.5 %, 130 at 1 %, 250 at 2 %', () => {
    const [half, one, two] = [medianNeeded(0.005), medianNeeded(0.01), medianNeeded(0.02)];
    expect(half).toBeGreaterThan(60);
    expect(half).toBeLessThan(110);
    expect(one).toBeGreaterThan(80);
    expect(one).toBeLessThan(180);
    expect(two).toBeGreaterThan(150);
    expect(two).toBeLessThan(350);
  });
  it('has the e-value of the mixture in closed form', () => {
    // n = 3, S = 1: B(2, 42) / B(1, 40) / (0.05 x 0.95^2), and B(1, 40) = 1/40, B(2, 42) = 1/(42 x 43)
    const runs = [900, 900, 1100].map((latencyMs) => ({ deviceModel: 'a', latencyMs, blind: false }));
    const { eValue } = certifyOverBudget(runs, 1000);
    // the third run puts the share above 5 %, so the largest is that of two runs in time: B(1, 42) / B(1, 40) / 0.95^2
    expect(eValue).toBeCloseTo(40 / 42 / 0.95 ** 2, 12);
  });
  it('cannot be had by giving up: a blind run counts as one over budget, however little time it took', () => {
    const givesUp = runsAt(0, 300).map((run) => ({ ...run, latencyMs: 30, blind: true }));
    expect(certifyOverBudget(givesUp, 1000)).toMatchObject({ certified: false, over: 300, blind: 300, eValue: 0 });
    const evenOne = runsAt(0, 300).map((run, i) => ({ ...run, blind: i % 10 === 0 }));
    expect(certifyOverBudget(evenOne, 1000)).toMatchObject({ certified: false, over: 30, blind: 30 });
    const slow = runsAt(0, 300).map((run, i) => ({ ...run, latencyMs: i % 10 === 0 ? 1100 : 900 }));
    expect(certifyOverBudget(evenOne, 1000).eValue).toBe(certifyOverBudget(slow, 1000).eValue);
  });
  it('says how many runs were blind and bounds their share, as published tables of exact bounds have it', () => {
    const runs = runsAt(0, 59).map((run, i) => ({ ...run, blind: i === 0, latencyMs: i === 0 ? 1100 : 900 }));
    // over and blind at once is one run
    expect(certifyOverBudget(runs, 1000)).toMatchObject({ over: 1, blind: 1 });
    // none in n: 1 - 0.05 ** (1 / n); and one in 10: 39.4 %, the upper end of the exact 90 % interval
    expect(certifyOverBudget(runsAt(0, 130), 1000).blindShareBound).toBeCloseTo(1 - 0.05 ** (1 / 130), 12);
    const one = runsAt(0, 10).map((run, i) => ({ ...run, blind: i === 4 }));
    expect(certifyOverBudget(one, 1000).blindShareBound).toBeCloseTo(0.3942, 4);
  });
  it('names the device models and bounds the p95 from 59 runs on', () => {
    const runs = runsAt(0, 58).map((run, i) => ({ ...run, deviceModel: i % 2 === 0 ? 'b' : 'a' }));
    expect(certifyOverBudget(runs, 1000)).toMatchObject({ deviceModels: ['a', 'b'] });
    expect(p95BoundMs(runs)).toBeNull();
    expect(p95BoundMs([...runs, ...runsAt(0, 1)])).toBe(900);
  });
  it('is not given without runs, and bad input is refused', () => {
    expect(certifyOverBudget([], 1000)).toMatchObject({
      certified: false,
      runs: 0,
      eValue: 0,
      blindShareBound: 1,
    });
    expect(() => certifyOverBudget([], 0)).toThrow('the budget is 0 ms');
    expect(() => certifyOverBudget([{ deviceModel: 'x', latencyMs: -1, blind: false }], 1000)).toThrow(
      'a run on x took -1 ms',
    );
  });
});
