import { describe, expect, it } from 'vitest';
import { DETECTOR_CONFIG } from './detector-config.ts';
import { type DetectorState, createHistoryDetector } from './history-detector.ts';

/** Reproducible noise: uniform by a linear congruence (Numerical Recipes), twelve summed to a near-normal. */
function noise(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return () => Array.from({ length: 12 }, uniform).reduce((a, b) => a + b, -6);
}

function changesOf(values: readonly number[]): number[] {
  const detector = createHistoryDetector();
  for (const value of values) detector.append(value);
  return detector.changes().map(({ index }) => index);
}

function history(length: number, seed: number, at: (run: number) => number): number[] {
  const next = noise(seed);
  return Array.from({ length }, (_, run) => at(run) * (1 + 0.02 * next()));
}

describe('a history detector', () => {
  it('finds a step of 10 % within two runs of its place and says when it knew', () => {
    const detector = createHistoryDetector();
    const raised = history(80, 1, (run) => (run < 50 ? 100 : 110)).map((value) => detector.append(value));
    expect(raised.filter((change) => change !== null)).toHaveLength(1);
    const [change] = detector.changes();
    expect(Math.abs((change?.index ?? 0) - 50)).toBeLessThanOrEqual(2);
    expect(change?.raisedAt).toBeLessThan(60);
    expect((change?.after ?? 0) / (change?.before ?? 1)).toBeCloseTo(1.1, 1);
  });

  it('raises one alert for each of two changes, also for a plateau of eight runs', () => {
    const found = changesOf(history(100, 2, (run) => (run >= 50 && run < 58 ? 115 : 100)));
    expect(found).toHaveLength(2);
    expect(Math.abs((found[0] ?? 0) - 50)).toBeLessThanOrEqual(2);
    expect(Math.abs((found[1] ?? 0) - 58)).toBeLessThanOrEqual(2);
  });

  it('never takes an alert back: every prefix of a history knows the changes of the shorter one', () => {
    const values = history(160, 3, (run) => (run < 50 ? 100 : run < 90 ? 108 : 102));
    const detector = createHistoryDetector();
    let known = 0;
    values.forEach((value, run) => {
      detector.append(value);
      const now = detector.changes();
      expect(now.length).toBeGreaterThanOrEqual(known);
      known = now.length;
      if (run % 20 === 0) expect(changesOf(values.slice(0, run + 1))).toEqual(now.map(({ index }) => index));
    });
    expect(known).toBe(2);
  });

  it('goes on from its state, kept as JSON after every single run, as if it had never stopped', () => {
    const levels = [100, 108, 102, 102, 115, 90];
    for (const seed of [31, 32, 33]) {
      const values = history(600, seed, (run) => levels[Math.floor(run / 100)] ?? 100);
      const whole = createHistoryDetector();
      let resumed = createHistoryDetector();
      for (const value of values) {
        resumed = createHistoryDetector(DETECTOR_CONFIG, JSON.parse(JSON.stringify(resumed.state())) as DetectorState);
        expect(resumed.append(value)).toEqual(whole.append(value));
      }
      expect(whole.changes().length).toBeGreaterThanOrEqual(4);
      expect(resumed.changes()).toEqual(whole.changes());
      expect(resumed.state().newest).toHaveLength(DETECTOR_CONFIG.windowRuns);
    }
  });

  it('says the same of a history in other units and of its mirror image', () => {
    const values = history(100, 4, (run) => (run < 60 ? 100 : 106));
    const found = changesOf(values);
    expect(found).toHaveLength(1);
    for (const unit of [1024, 2 ** 900, 2 ** -900])
      expect(changesOf(values.map((value) => value * unit))).toEqual(found);
    expect(changesOf(values.map((value) => -value))).toEqual(found);
  });

  it('is silent, not wrong, when sums of the values overflow', () => {
    expect(changesOf(Array.from({ length: 60 }, (_, run) => (run < 30 ? 1e308 : 1.7e308)))).toEqual([]);
  });

  it('is silent on constant, two-valued and seasonal histories, single spikes, bursts of four and a slow drift', () => {
    const next = noise(5);
    const spiky = history(120, 6, (run) => (run % 17 === 0 ? 150 : 100));
    const burst = history(120, 21, (run) => (run >= 60 && run < 64 ? 140 : 100));
    const silent = [
      Array.from({ length: 120 }, () => 351),
      Array.from({ length: 120 }, () => (next() > 0.8 ? 360 : 351)),
      history(120, 8, (run) => 100 + 3 * Math.sin((2 * Math.PI * run) / 7)),
      spiky,
      burst,
      history(120, 9, (run) => 100 + 0.02 * run),
    ];
    expect(silent.map(changesOf)).toEqual(silent.map(() => []));
  });

  it('finds a step of a noiseless history, and only it', () => {
    expect(changesOf([...Array.from({ length: 50 }, () => 351), ...Array.from({ length: 6 }, () => 370)])).toEqual([
      50,
    ]);
  });

  it('finds a clear step in ten runs, and nothing in nine', () => {
    const short = [1, 1.1, 1.02, 1.05, 1.03, 5, 5.1, 5.3, 5.02, 5.06];
    expect(changesOf(short)).toEqual([5]);
    expect(changesOf(short.slice(0, 9))).toEqual([]);
  });

  it('finds steps between negative levels and across zero', () => {
    expect(changesOf(history(80, 10, (run) => (run < 40 ? -100 : -90)))).toHaveLength(1);
    const next = noise(11);
    expect(changesOf(Array.from({ length: 80 }, (_, run) => next() + (run < 40 ? -3 : 3)))).toEqual([40]);
  });

  it('stops to call a return to known levels news when the series keeps jumping between two', () => {
    const found = changesOf(history(240, 12, (run) => (Math.floor(run / 12) % 2 === 0 ? 100 : 112)));
    expect(found.length).toBeLessThanOrEqual(8);
    expect(found.length).toBeGreaterThanOrEqual(3);
  });
});
