import { readPositiveValues } from '../read-positive-values.ts';
import { asRecord, show } from '../read-record.ts';
import { StatsError } from '../stats-error.ts';
import { type LaunchClass, classifyLaunch } from './classify-launch.ts';

export interface WarmupAnalysis {
  readonly launches: readonly {
    /** Null: the values could not be analysed, and `reason` says why. */
    readonly class: LaunchClass | null;
    readonly steadyFrom: number | null;
    readonly reason: string;
  }[];
}

/**
 * Classifies every launch of `{launches: [{values}]}` as parsed from JSON. Throws StatsError, naming the place, when it is not that; a launch
 * with a bad value is told so and the others are classified.
 */
export function analyseWarmup(input: unknown): WarmupAnalysis {
  const { launches } = asRecord(input, 'the input');
  if (!Array.isArray(launches)) throw new StatsError(`launches must be an array, not ${show(launches)}`);
  return {
    launches: launches.map((launch: unknown, index) => {
      const { values } = asRecord(launch, `launches[${index}]`);
      if (!Array.isArray(values))
        throw new StatsError(`launches[${index}].values must be an array of numbers, not ${show(values)}`);
      const read = readPositiveValues(values);
      return read.problem === null
        ? classifyLaunch(read.values)
        : { class: null, steadyFrom: null, reason: `launches[${index}].${read.problem}` };
    }),
  };
}
