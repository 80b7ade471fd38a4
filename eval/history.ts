import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Random, seededRandom } from '@framefarm/phone-model';
import { createHistoryDetector, eDivisiveChanges, otavaChanges, perfherderChanges } from '@framefarm/stats';
import { HARDER_NOISES, NOISES, type Noise, generateHistory } from './support/generated-history.ts';
import type { Goal } from './support/goals.ts';
import { historyPicture } from './support/history-picture.ts';
import { runEval } from './support/run-eval.ts';

/** An alert: which run it calls the first changed one, and, where the detector says, which run raised it. */
interface Alert {
  readonly index: number;
  readonly raisedAt: number | null;
}
interface Detector {
  readonly name: string;
  readonly alerts: (values: readonly number[], random: Random) => readonly Alert[];
  /** Of the histories generated, the share it is given; the ports are slow. */
  readonly share: number;
}

const RUNS = 100;
/** Run-by-run: alerts raised while runs 30 to 130 arrive. */
const APPEND = [30, 130] as const;
const SIZES = [0.02, 0.03, 0.05, 0.1] as const;
const TOLERANCE = 3;
const CONFIG = new URL('../packages/stats/src/history/detector-config.ts', import.meta.url);
const NORMAL = NOISES[0] as Noise;

const indexed = (indexes: readonly number[]): Alert[] => indexes.map((index) => ({ index, raisedAt: null }));
const OURS: Detector = {
  name: 'ours',
  share: 1,
  alerts: (values) => {
    const detector = createHistoryDetector();
    for (const value of values) detector.append(value);
    return detector.changes();
  },
};
const PORTS: readonly Detector[] = [
  { name: 'Perfherder', share: 0.5, alerts: (values) => indexed(perfherderChanges(values)) },
  { name: 'Otava', share: 0.2, alerts: (values) => indexed(otavaChanges(values)) },
  {
    name: 'MongoDB',
    share: 0.1,
    alerts: (values, random) => {
      const randomBelow = (limit: number) => Math.floor(random.uniform() * limit);
      return indexed(eDivisiveChanges(values, { pValue: 0.05, permutations: 100, randomBelow }));
    },
  },
];

await runEval({
  name: 'history',
  describe: 'false alarms, recall and delay of the history detector on generated histories, beside the ports of others',
  options: { write: { type: 'string' } },
  run: ({ seed, quick, values }) => {
    const configHash = createHash('sha256').update(readFileSync(CONFIG)).digest('hex').slice(0, 16);
    console.log(`configuration ${configHash}`);
    const random = seededRandom(seed);
    const count = quick ? 250 : 4000;
    const silent = NOISES.map((noise) => ({ noise: noise.name, ...falseAlarms(noise, count, random) }));
    console.table(silent);
    const found = judgedSteps(quick ? 480 : 2000, random);
    console.table(found);
    const rows = compare(quick ? 20 : 500, random);
    if (!quick)
      console.table(HARDER_NOISES.map((noise) => ({ noise: noise.name, ...falseAlarms(noise, 500, random) })));
    if (typeof values['write'] === 'string') {
      const names = NOISES.map(({ name }) => name);
      writeFileSync(path.resolve(values['write']), historyPicture(rows, names, SIZES));
    }
    return {
      goals: [...silenceGoals(silent, quick), ...stepGoals(found)],
      control: {
        what: 'every push tested against its ten forerunners, iterations pooled',
        goals: [silenceGoal('A/A histories with an alert', pooledControl(quick ? 50 : 300, random))],
      },
      details: { configHash, silent, found, rows },
    };
  },
});

interface Silence {
  readonly batch: number;
  readonly append: number;
  readonly per100Runs: number;
}

/** Histories without a change: share of 100-run ones with any alert, share with one raised while 100 runs arrive, and alerts per 100. */
function falseAlarms(noise: Noise, count: number, random: Random): Silence {
  let [batch, append, alerts] = [0, 0, 0];
  for (let k = 0; k < count; k += 1) {
    const raised = OURS.alerts(generateHistory(noise, APPEND[1], random), random).map(({ raisedAt }) => raisedAt ?? 0);
    // what was raised stays, so the alerts of the first 100 runs are those raised by then
    if (raised.some((run) => run < RUNS)) batch += 1;
    if (raised.some((run) => run >= APPEND[0])) append += 1;
    alerts += raised.length;
  }
  return { batch: batch / count, append: append / count, per100Runs: (alerts / count / APPEND[1]) * 100 };
}

interface Found {
  readonly noise: string;
  readonly size: number;
  readonly runsAfter: number;
  readonly hit: number;
  readonly falseAlerts: number;
  /** Runs after the change that the alert took, itself included: median over the hits. */
  readonly delay: number | null;
}

function steps(
  detector: Detector,
  noise: Noise,
  size: number,
  runsAfter: number,
  count: number,
  random: Random,
): Found {
  const at = RUNS - runsAfter;
  let [hits, extra] = [0, 0];
  const delays: number[] = [];
  for (let k = 0; k < count; k += 1) {
    const signed = k % 2 === 0 ? size : 1 / (1 + size) - 1;
    const alerts = detector.alerts(generateHistory(noise, RUNS, random, { at, size: signed }), random);
    const hit = alerts.find(({ index }) => Math.abs(index - at) <= TOLERANCE);
    if (hit !== undefined) hits += 1;
    if (hit !== undefined && hit.raisedAt !== null) delays.push(hit.raisedAt - at + 1);
    extra += alerts.length - (hit === undefined ? 0 : 1);
  }
  const delay = delays.sort((a, b) => a - b)[Math.floor(delays.length / 2)] ?? null;
  return { noise: noise.name, size, runsAfter, hit: hits / count, falseAlerts: extra / count, delay };
}

function judgedSteps(count: number, random: Random): Found[] {
  const cells = [
    [0.05, 40],
    [0.05, 20],
    [0.05, 10],
    [0.03, 40],
    [0.1, 10],
  ] as const;
  return NOISES.flatMap((noise) =>
    cells.map(([size, after]) => steps(OURS, noise, size, after, noise === NORMAL ? count : count / 12, random)),
  );
}

/** Ours and the ports on histories of the same kinds. */
function compare(count: number, random: Random) {
  const rows = [OURS, ...PORTS].map((detector) => {
    const own = Math.max(10, Math.round(count * detector.share));
    const falseShares = NOISES.map((noise) => {
      let any = 0;
      for (let k = 0; k < own; k += 1) {
        if (detector.alerts(generateHistory(noise, RUNS, random), random).length > 0) any += 1;
      }
      return any / own;
    });
    const found = SIZES.map((size) => steps(detector, NORMAL, size, 20, own, random));
    const [hits, extra] = [sum(found.map(({ hit }) => hit)), sum(found.map(({ falseAlerts }) => falseAlerts))];
    return { name: detector.name, falseShares, recalls: found.map(({ hit }) => hit), precision: hits / (hits + extra) };
  });
  console.table(
    rows.map(({ name, falseShares, recalls, precision }) => ({
      name,
      ...Object.fromEntries(NOISES.map((noise, i) => [`false: ${noise.name}`, falseShares[i]])),
      ...Object.fromEntries(SIZES.map((size, i) => [`found: +${size * 100} %`, recalls[i]])),
      precision: Number(precision.toFixed(3)),
    })),
  );
  return rows;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function silenceGoal(name: string, figure: number): Goal {
  return { name, figure, operator: '<=', limit: 0.01 };
}

/** Judged on the worst noise; a quick run has too few histories of each to tell 0.5 % from 1 % and takes them together. */
function silenceGoals(silent: readonly Silence[], quick: boolean): Goal[] {
  const judge = (shares: readonly number[]) => (quick ? sum(shares) / shares.length : Math.max(...shares));
  const of = quick ? 'mean of the noises' : 'worst noise';
  return [
    silenceGoal(`A/A histories with an alert, batch, ${of}`, judge(silent.map(({ batch }) => batch))),
    silenceGoal(`the same run by run, ${of}`, judge(silent.map(({ append }) => append))),
  ];
}

function stepGoals(found: readonly Found[]): Goal[] {
  const cell = (size: number, after: number) =>
    found.find((one) => one.noise === NORMAL.name && one.size === size && one.runsAfter === after);
  const hit = (name: string, size: number, after: number, limit: number): Goal => ({
    name,
    figure: cell(size, after)?.hit ?? null,
    operator: '>=',
    limit,
  });
  return [
    hit('5 % found 20 runs later', 0.05, 20, 0.95),
    hit('5 % found 10 runs later', 0.05, 10, 0.9),
    hit('3 % found 40 runs later', 0.03, 40, 0.75),
    { name: 'median delay at 5 %, runs', figure: cell(0.05, 40)?.delay ?? null, operator: '<=', limit: 6 },
  ];
}

/** Share of A/A histories in which a two-sided 1 % z-test of a push's 30 iterations against those of ten forerunners ever alerts. */
function pooledControl(count: number, random: Random): number {
  const [iterations, forerunners, critical] = [30, 10, 2.576];
  let any = 0;
  for (let k = 0; k < count; k += 1) {
    const runs = generateHistory(NORMAL, RUNS, random).map((level) => {
      const own = Array.from({ length: iterations }, () => level * (1 + 0.02 * random.normal()));
      const mean = sum(own) / iterations;
      return { mean, variance: sum(own.map((value) => (value - mean) ** 2)) / (iterations - 1) };
    });
    const alerts = runs.some((run, i) => {
      const before = runs.slice(i - forerunners, i);
      if (before.length < forerunners) return false;
      const mean = sum(before.map((one) => one.mean)) / forerunners;
      const pooled = sum(before.map((one) => one.variance + (one.mean - mean) ** 2)) / forerunners;
      return (
        Math.abs(run.mean - mean) >
        critical * Math.sqrt(run.variance / iterations + pooled / (iterations * forerunners))
      );
    });
    if (alerts) any += 1;
  }
  return any / count;
}
