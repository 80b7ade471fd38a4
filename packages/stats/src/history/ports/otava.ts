import { studentTwoSidedP } from '../../special/student-t.ts';
// Apache Otava's detector (apache/otava, formerly Hunter; Apache-2.0), written anew after Fleming et al., "Hunter: Using Change Point
// Detection to Hunt for Performance Regressions" (ICPE 2023), with the departures of its code that its expected results depend on.
import { bestEnergySplit } from './energy-split.ts';

export interface OtavaOptions {
  readonly windowLength: number;
  readonly maxPValue: number;
  /** Least relative change, in whichever direction it is larger. */
  readonly minMagnitude: number;
}

/** The defaults of its command line. */
export const OTAVA_DEFAULTS: OtavaOptions = { windowLength: 50, maxPValue: 0.001, minMagnitude: 0 };

interface Judged {
  readonly index: number;
  readonly pValue: number;
  readonly magnitude: number;
}

/** Otava's changes: weak ones by E-divisive with a t-test in half-overlapping windows, then the weakest removed one by one. */
export function otavaChanges(values: readonly number[], options = OTAVA_DEFAULTS): number[] {
  const { maxPValue } = options;
  let weakPValue = maxPValue;
  if (maxPValue < 0.05) weakPValue = 10 * maxPValue;
  else if (maxPValue < 0.5) weakPValue = 2 * maxPValue;
  const series = Float64Array.from(values);
  return merge(series, weakChanges(series, options.windowLength, weakPValue), options);
}

function weakChanges(series: Float64Array, windowLength: number, maxPValue: number): number[] {
  const step = Math.floor(windowLength / 2);
  const found = new Set<number>();
  for (let start = 0; start < series.length;) {
    const end = Math.min(start + windowLength, series.length);
    const inWindow = divide(series.subarray(start, end), maxPValue).map((index) => start + index);
    for (const index of inWindow) found.add(index);
    start = Math.max(inWindow.at(-1) ?? 0, start + step);
  }
  return [...found].sort((a, b) => a - b);
}

/** Splits a window where the energy statistic is largest, as long as a t-test between the two parts is significant. */
function divide(window: Float64Array, maxPValue: number): number[] {
  const changes: number[] = [];
  for (;;) {
    const bounds = [0, ...changes, window.length];
    let best = { index: -1, energy: -Infinity, pValue: 1 };
    for (let k = 1; k < bounds.length; k += 1) {
      const [from, to] = [bounds[k - 1] as number, bounds[k] as number];
      if (to - from < 2) continue;
      const { at, energy } = bestEnergySplit(window.subarray(from, to));
      if (energy <= best.energy) continue;
      best = { index: from + at, energy, pValue: judge(window, from, from + at, to).pValue };
    }
    if (best.index < 0 || best.pValue > maxPValue) return changes;
    changes.push(best.index);
    changes.sort((a, b) => a - b);
  }
}

function merge(series: Float64Array, weak: readonly number[], { maxPValue, minMagnitude }: OtavaOptions): number[] {
  const indexes = [...weak];
  const judgeAt = (k: number) =>
    judge(series, indexes[k - 1] ?? 0, indexes[k] as number, indexes[k + 1] ?? series.length);
  const judged = indexes.map((_, k) => judgeAt(k));
  while (judged.length > 0) {
    let removed = placeOfBest(judged, (a, b) => a.pValue > b.pValue);
    if ((judged[removed] as Judged).pValue < maxPValue) {
      removed = placeOfBest(judged, (a, b) => a.magnitude < b.magnitude);
      if ((judged[removed] as Judged).magnitude > minMagnitude) break;
    }
    indexes.splice(removed, 1);
    judged.splice(removed, 1);
    // it looks again at the two changes after the removed one, not at its neighbours: kept, the expected results depend on it
    for (const k of [removed, removed + 1]) if (k < judged.length) judged[k] = judgeAt(k);
  }
  return indexes;
}

function placeOfBest(judged: readonly Judged[], isBetter: (a: Judged, b: Judged) => boolean): number {
  let best = 0;
  for (let k = 1; k < judged.length; k += 1) if (isBetter(judged[k] as Judged, judged[best] as Judged)) best = k;
  return best;
}

function judge(series: Float64Array, from: number, at: number, to: number): Judged {
  const [n1, n2] = [at - from, to - at];
  const [left, right] = [moments(series.subarray(from, at)), moments(series.subarray(at, to))];
  const relative = (a: number, b: number) => (a === 0 ? 0 : Math.abs(b / a - 1));
  const magnitude = Math.max(relative(left.mean, right.mean), relative(right.mean, left.mean));
  if (n1 + n2 <= 2) return { index: at, pValue: 1, magnitude };
  // its SDs divide by n while the pooled variance multiplies by n - 1: kept, the expected results depend on it
  const pooled = ((n1 - 1) * left.variance + (n2 - 1) * right.variance) / (n1 + n2 - 2);
  const t = (left.mean - right.mean) / Math.sqrt(pooled * (1 / n1 + 1 / n2));
  return { index: at, pValue: Number.isNaN(t) ? 1 : studentTwoSidedP(t, n1 + n2 - 2), magnitude };
}

function moments(values: Float64Array): { mean: number; variance: number } {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { mean, variance: squares / values.length };
}
