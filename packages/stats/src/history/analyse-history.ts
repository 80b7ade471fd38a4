import { median } from '../quantile.ts';
import { normalCdf } from '../special/normal.ts';
import { DETECTOR_CONFIG } from './detector-config.ts';
import { type HistoryChange, createHistoryDetector } from './history-detector.ts';
import { HistoryError } from './history-error.ts';
import type { Evidence } from './judge-split.ts';
import { eDivisiveChanges } from './ports/e-divisive.ts';
import { otavaChanges } from './ports/otava.ts';
import { perfherderChanges } from './ports/perfherder.ts';

export const HISTORY_METHODS = ['ours', 'perfherder', 'otava', 'mongodb'] as const;
export type HistoryMethod = (typeof HISTORY_METHODS)[number];

/** One number per run, oldest first; `direction` says which way is better. */
export interface History {
  readonly name: string;
  readonly values: readonly number[];
  readonly direction?: 'lower' | 'higher';
}

/** A change and the levels between it and its neighbours. */
export interface ExplainedChange {
  /** The first run after the change, from 0. */
  readonly index: number;
  readonly before: number;
  readonly after: number;
  /** after / before - 1; null when the levels are not on one side of zero. */
  readonly relativeChange: number | null;
  /** Null when the history does not say which way is better. */
  readonly effect: 'good' | 'bad' | null;
  /** The run that raised the alert, and why; of our detector only. */
  readonly raisedAt: number | null;
  readonly evidence: Evidence | null;
  /** Ours: 1 less the chance that noise did it, were the noise normal and its correlation known, times the splits looked at by then. */
  readonly confidence: number | null;
}

/** MongoDB's detector needs time and memory quadratic in the runs; for ours a million runs take seconds. */
const MAX_RUNS = { ours: 5_000_000, perfherder: 5_000_000, otava: 200_000, mongodb: 5_000 } as const;

/**
 * The lasting changes of a history. MongoDB's permutations come from `uniform`, [0, 1). Throws HistoryError for fewer than two values,
 * for one that is not a finite number, and for more than the method can take.
 */
export function analyseHistory(history: History, method: HistoryMethod, uniform: () => number): ExplainedChange[] {
  check(history, method);
  const { values } = history;
  if (method === 'ours') {
    const detector = createHistoryDetector();
    for (const value of values) detector.append(value);
    const changes = detector.changes();
    const explained = explain(
      history,
      changes.map(({ index }) => index),
    );
    return explained.map((change, k) => {
      const { raisedAt, evidence } = changes[k] as HistoryChange;
      return { ...change, raisedAt, evidence, confidence: confidence(evidence, raisedAt) };
    });
  }
  return explain(history, indexesBy(method, values, uniform));
}

function confidence({ score, orderTail }: Evidence, raisedAt: number): number {
  if (score === null) return 1 - 2 * orderTail;
  const looks = (raisedAt + 1) * DETECTOR_CONFIG.afterSizes.length;
  return 1 - Math.min(1, 2 * normalCdf(-score) * looks);
}

function indexesBy(method: Exclude<HistoryMethod, 'ours'>, values: readonly number[], uniform: () => number): number[] {
  if (method === 'perfherder') return perfherderChanges(values);
  if (method === 'otava') return otavaChanges(values);
  return eDivisiveChanges(values, {
    pValue: 0.05,
    permutations: 100,
    randomBelow: (limit) => Math.floor(uniform() * limit),
  }).toSorted((a, b) => a - b);
}

function check({ name, values }: History, method: HistoryMethod): void {
  if (values.length < 2) {
    const has = values.length === 0 ? 'no values' : 'one value';
    throw new HistoryError('history.too-short', `history "${name}" has ${has}; give at least two runs, oldest first`);
  }
  if (values.length > MAX_RUNS[method]) {
    throw new HistoryError(
      'history.too-long',
      `history "${name}" has ${values.length} runs, method ${method} takes ${MAX_RUNS[method]}; give the newest ones only`,
    );
  }
  const wrong = values.findIndex((value) => typeof value !== 'number' || !Number.isFinite(value));
  if (wrong >= 0) {
    throw new HistoryError(
      'history.value',
      `value ${wrong} of history "${name}" is ${shown(values[wrong])}, not a finite number; leave out runs without a result`,
    );
  }
}

/** As a person wrote it: 1e999 is read as Infinity, which JSON would show as null. */
const shown = (value: unknown) => (typeof value === 'number' ? String(value) : JSON.stringify(value));

function explain({ values, direction }: History, indexes: readonly number[]): ExplainedChange[] {
  const bounds = [0, ...indexes, values.length];
  const levels = bounds.slice(1).map((to, k) => median(Float64Array.from(values.slice(bounds[k], to))));
  return indexes.map((index, k) => {
    const [before, after] = [levels[k] as number, levels[k + 1] as number];
    const isBetter = direction === 'lower' ? after < before : after > before;
    return {
      index,
      before,
      after,
      relativeChange: before * after > 0 ? after / before - 1 : null,
      effect: direction === undefined || before === after ? null : isBetter ? 'good' : 'bad',
      raisedAt: null,
      evidence: null,
      confidence: null,
    };
  });
}
