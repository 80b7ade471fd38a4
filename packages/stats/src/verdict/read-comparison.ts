import { readPositiveValues } from '../read-positive-values.ts';
import { asRecord, show } from '../read-record.ts';
import { StatsError } from '../stats-error.ts';

export type Arm = 'A' | 'B';
export type Metric = 'median' | 'p95';

export interface Launch {
  readonly arm: Arm;
  /** Null: the only phone there is. */
  readonly device: string | null;
  /** Launches of one pair ran next to each other on one phone; null: compared unpaired. */
  readonly pair: string | null;
  readonly values: Float64Array;
  readonly id: string | null;
  readonly build: string | null;
  readonly body: string | null;
  /** Fingerprint of the operating system. */
  readonly os: string | null;
}

export interface Comparison {
  readonly metric: Metric;
  readonly alpha: number | null;
  readonly allowedChange: number | null;
  readonly launches: readonly Launch[];
  /** What is wrong with values, by place; a comparison with any has no verdict. */
  readonly problems: readonly string[];
}

/**
 * Reads one comparison as parsed from JSON: `{metric, alpha?, allowedChange?, launches: [{arm, device?, pair?, values, id?, build?, body?,
 * os?}]}`. Throws StatsError, naming the place, when it is not one; bad values inside are kept as problems. Other keys are ignored.
 */
export function readComparison(input: unknown): Comparison {
  const { metric, alpha, allowedChange, launches } = asRecord(input, 'a comparison');
  if (metric !== 'median' && metric !== 'p95')
    throw new StatsError(`metric must be "median" or "p95", not ${show(metric)}`);
  if (!Array.isArray(launches)) throw new StatsError(`launches must be an array, not ${show(launches)}`);
  const problems: string[] = [];
  return {
    metric,
    alpha: optionalShare(alpha, 'alpha'),
    allowedChange: optionalShare(allowedChange, 'allowedChange'),
    launches: launches.map((launch: unknown, index) => readLaunch(launch, `launches[${index}]`, problems)),
    problems,
  };
}

function readLaunch(input: unknown, place: string, problems: string[]): Launch {
  const record = asRecord(input, place);
  const { arm, values } = record;
  if (arm !== 'A' && arm !== 'B') throw new StatsError(`${place}.arm must be "A" or "B", not ${show(arm)}`);
  if (!Array.isArray(values)) throw new StatsError(`${place}.values must be an array of numbers, not ${show(values)}`);
  const read = readPositiveValues(values);
  if (read.problem !== null) problems.push(`${place}.${read.problem}`);
  const text = (key: string) => optionalText(record[key], `${place}.${key}`);
  return {
    arm,
    values: read.values,
    device: text('device'),
    pair: text('pair'),
    id: text('id'),
    build: text('build'),
    body: text('body'),
    os: text('os'),
  };
}

/** A name; a number is taken as one. */
function optionalText(value: unknown, place: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || Number.isFinite(value)) return String(value);
  throw new StatsError(`${place} must be a text or a number, not ${show(value)}`);
}

function optionalShare(value: unknown, place: string): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' && value > 0 && value < 1) return value;
  throw new StatsError(`${place} must be a number between 0 and 1, such as 0.01, not ${show(value)}`);
}
