import { readFileSync } from 'node:fs';
import {
  OTAVA_DEFAULTS,
  PERFHERDER_DEFAULTS,
  eDivisiveChanges,
  mersenneTwister,
  otavaChanges,
  perfherderChanges,
} from '@framefarm/stats';
import type { Goal } from './support/goals.ts';
import { runEval } from './support/run-eval.ts';

interface GraphFile {
  readonly test_runs: readonly (readonly unknown[])[];
}
interface OtavaCase {
  readonly window_len: number;
  readonly max_pvalue: number;
  readonly min_magnitude: number;
  readonly indexes: readonly number[];
}
interface Difference {
  readonly of: string;
  readonly expected: unknown;
  readonly found: unknown;
}
/** What makes the control a bad port: settings that the expected answers were not made with. */
interface Settings {
  readonly tThreshold: number;
  readonly windowFactor: number;
  readonly pValue: number;
}

const AS_PUBLISHED: Settings = { tThreshold: PERFHERDER_DEFAULTS.tThreshold, windowFactor: 1, pValue: 0.01 };
const WRONG: Settings = { tThreshold: 5, windowFactor: 2, pValue: 0.5 };
/** The seeds of the original tests: at 100 permutations some of these counts hang on them. */
const SEEDS: Readonly<Record<string, number>> = { large: 100 };
const OTHER_SEED = 1234;
const TIMESTAMP = 2;
const VALUE = 3;

await runEval({
  name: 'parity',
  describe:
    'our ports of Perfherder, Otava and MongoDB give exactly the answers of the originals on their own test data',
  run: ({ quick }) => {
    const files = ['short', 'small', 'medium', 'large', ...(quick ? [] : ['very_large', 'huge'])];
    const right = [perfherder(AS_PUBLISHED), otava(AS_PUBLISHED), mongodb(files, AS_PUBLISHED)];
    const wrong = [perfherder(WRONG), otava(WRONG), mongodb(['small'], WRONG)];
    for (const { of, expected, found } of right.flatMap(({ differences }) => differences)) {
      console.log(`differs: ${of}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
    }
    return {
      goals: right.map(asGoal),
      control: { what: 'the ports with settings the answers were not made with', goals: wrong.map(asGoal) },
      details: right,
    };
  },
});

interface Outcome {
  readonly name: string;
  readonly cases: number;
  readonly differences: readonly Difference[];
}

function asGoal({ name, cases, differences }: Outcome): Goal {
  return { name: `${name}, ${cases} answers, differing`, figure: differences.length, operator: '<=', limit: 0 };
}

function perfherder({ tThreshold }: Settings): Outcome {
  const { expected } = fixture<{ expected: Record<string, number[]> }>('perfherder/expected.json');
  const cases = Object.entries(expected).map(([file, timestamps]) => {
    const runs = fixture<GraphFile>(`perfherder/${file}`).test_runs.toSorted(
      (a, b) => Number(a[TIMESTAMP]) - Number(b[TIMESTAMP]),
    );
    const values = runs.map((run) => Number(run[VALUE]));
    const changes = perfherderChanges(values, { ...PERFHERDER_DEFAULTS, tThreshold });
    return { of: `Perfherder ${file}`, expected: timestamps, found: changes.map((index) => runs[index]?.[TIMESTAMP]) };
  });
  return outcome('Perfherder', cases);
}

function otava({ windowFactor }: Settings): Outcome {
  const { series, otava_expected } = fixture<{ series: number[]; otava_expected: Record<string, OtavaCase> }>(
    'otava/tigerbeetle.json',
  );
  const cases = Object.entries(otava_expected).map(([name, { window_len, max_pvalue, min_magnitude, indexes }]) => {
    const windowLength = windowFactor * window_len;
    const options = { ...OTAVA_DEFAULTS, windowLength, maxPValue: max_pvalue, minMagnitude: min_magnitude };
    return { of: `Otava ${name}`, expected: indexes, found: otavaChanges(series, options) };
  });
  return outcome('Otava', cases);
}

function mongodb(files: readonly string[], { pValue }: Settings): Outcome {
  const count = (name: string, series: readonly number[]) =>
    eDivisiveChanges(series, { pValue, permutations: 100, randomBelow: mersenneTwister(SEEDS[name] ?? OTHER_SEED) })
      .length;
  const cases = files.map((file) => {
    const { series, expected } = fixture<{ series: number[]; expected: number }>(`mongodb-spa/profiling/${file}.json`);
    return { of: `MongoDB ${file}`, expected, found: count(file, series) };
  });
  const long = fixture<number[]>('mongodb-spa/long_series.json');
  return outcome('MongoDB', [...cases, { of: 'MongoDB long_series', expected: 4, found: count('long_series', long) }]);
}

function outcome(name: string, cases: readonly Difference[]): Outcome {
  const differences = cases.filter(({ expected, found }) => JSON.stringify(expected) !== JSON.stringify(found));
  return { name, cases: cases.length, differences };
}

function fixture<T>(file: string): T {
  const url = new URL(`../packages/stats/fixtures/change-points/${file}`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as T;
}
