// Goal G8: intervals contain the truth as often as they say, within a launch, over launches and after stopping adaptively.
import { type Random, seededRandom } from '@framefarm/phone-model';
import { type IterationPool, iterationPool } from '@framefarm/simulated-farm';
import {
  meanEstimate,
  normalCdf,
  quantileInterval,
  tInterval,
  twoStageEstimate,
  twoStageLaunches,
} from '@framefarm/stats';
import { bootstrapIntervals } from './support/bootstrap-quantile.ts';
import { configurationHash } from './support/configuration-hash.ts';
import { runEval } from './support/run-eval.ts';

const LEVEL = 0.95;
const SIGMA = 0.05;
const SPIKE = { rate: 0.03, log: Math.log(1.4) };
const QUANTILES = [0.5, 0.9, 0.95] as const;
const VALUES = [100, 200, 500, 1000] as const;
const LAUNCHES = [8, 15, 30] as const;
const LAUNCH_SD = 0.018;
const FIRST_STAGE = 10;
const WANTED_HALF_WIDTH = 0.01;
/** Quantiles of t that the control asks for again and again. */
const tByFreedom = new Map<number, number>();

await runEval({
  name: 'intervals',
  describe: 'coverage of the intervals (G8), simulated',
  run: ({ seed, quick }) => {
    const random = seededRandom(seed);
    const reps = quick ? 1500 : 10_000;
    console.log(
      `frozen configuration ${configurationHash()}; simulated values, ${reps} repetitions a cell, nominal ${LEVEL}`,
    );
    const within = [false, true].flatMap((spikes) =>
      QUANTILES.flatMap((q) => VALUES.map((n) => withinLaunch(n, q, spikes, reps, random))),
    );
    for (const { n, q, spikes, coverage, width } of within)
      console.log(
        `within a launch: ${label(q)} of ${n}, ${spikes ? '3 % spikes' : 'clean'}: covers ${coverage.toFixed(4)}, median width ${width.toFixed(4)} (log)`,
      );

    const pools = {
      clean: iterationPool('gaussian', random, quick ? 500 : 10_000, 500),
      spikes: iterationPool('spikes', random, quick ? 500 : 10_000, 500),
    };
    const over = (['clean', 'spikes'] as const).flatMap((noise) =>
      (['median', 'p95'] as const).flatMap((metric) =>
        LAUNCHES.map((launches) => overLaunches(noise, pools[noise], metric, launches, reps, random)),
      ),
    );
    for (const { noise, metric, launches, coverage } of over)
      console.log(`over ${launches} launches: ${metric}, ${noise}: covers ${coverage.toFixed(4)}`);

    const adaptive = (['clean', 'spikes'] as const).flatMap((noise) =>
      (['median', 'p95'] as const).map((metric) => stopped(noise, pools[noise], metric, reps, random)),
    );
    for (const { noise, metric, twoStage, naive, meanLaunches } of adaptive)
      console.log(
        `adaptive: ${metric}, ${noise}: two-stage covers ${twoStage.toFixed(4)} after ${meanLaunches.toFixed(1)} launches, stopping when narrow ${naive.toFixed(4)}`,
      );

    const shown = besideBootstrap(quick ? 30 : 300, quick ? 100 : 300, random);
    const worst = (values: readonly number[]) => Math.min(...values);
    // a quick run knows a coverage to 0.6 points only
    const least = (limit: number) => (quick ? Number((limit - 0.03).toFixed(3)) : limit);
    const adaptiveGoal = (name: string, figure: number) => ({
      name,
      figure,
      operator: '>=' as const,
      limit: least(0.945),
    });
    return {
      goals: [
        {
          name: 'within a launch, worst',
          figure: worst(within.map((cell) => cell.coverage)),
          operator: '>=',
          limit: least(0.94),
        },
        {
          name: 'over launches, worst',
          figure: worst(over.map((cell) => cell.coverage)),
          operator: '>=',
          limit: least(0.94),
        },
        adaptiveGoal('after adaptive stopping, worst', worst(adaptive.map((cell) => cell.twoStage))),
      ],
      control: {
        what: 'looking after every launch from the third until the interval is narrow enough',
        goals: [adaptiveGoal('coverage', worst(adaptive.map((cell) => cell.naive)))],
      },
      details: { configuration: configurationHash(), simulated: true, within, over, adaptive, shown },
    };
  },
});

function drawValue(spikes: boolean, random: Random): number {
  return SIGMA * random.normal() + (spikes && random.uniform() < SPIKE.rate ? SPIKE.log : 0);
}

/** The true quantile of the mixture, by bisection of its distribution function. */
function trueQuantile(q: number, spikes: boolean): number {
  const rate = spikes ? SPIKE.rate : 0;
  const cdf = (x: number) => (1 - rate) * normalCdf(x / SIGMA) + rate * normalCdf((x - SPIKE.log) / SIGMA);
  let [low, high] = [-1, 2];
  for (let i = 0; i < 80; i += 1) {
    const middle = (low + high) / 2;
    if (cdf(middle) < q) low = middle;
    else high = middle;
  }
  return low;
}

function withinLaunch(n: number, q: number, spikes: boolean, reps: number, random: Random) {
  const truth = trueQuantile(q, spikes);
  const widths: number[] = [];
  let hits = 0;
  for (let i = 0; i < reps; i += 1) {
    const interval = quantileInterval(
      Array.from({ length: n }, () => drawValue(spikes, random)),
      q,
      LEVEL,
    ) as readonly [number, number];
    hits += contains(interval, truth);
    widths.push(interval[1] - interval[0]);
  }
  return { n, q, spikes, coverage: hits / reps, width: medianOf(widths) };
}

/** Log of a launch's metric; the pool is centred, so that the truth over launches is zero. */
function launchDraw(pool: IterationPool, metric: 'median' | 'p95', random: Random): number {
  const summaries = pool[metric];
  return LAUNCH_SD * random.normal() + (summaries[Math.floor(random.uniform() * summaries.length)] as number);
}

function overLaunches(
  noise: 'clean' | 'spikes',
  pool: IterationPool,
  metric: 'median' | 'p95',
  launches: number,
  reps: number,
  random: Random,
) {
  let hits = 0;
  for (let i = 0; i < reps; i += 1) {
    const estimate = meanEstimate(Array.from({ length: launches }, () => launchDraw(pool, metric, random)));
    hits += estimate === null ? 0 : contains(tInterval(estimate, 1 - LEVEL), 0);
  }
  return { noise, metric, launches, coverage: hits / reps };
}

/** Ours decides the number of launches once, after a first stage; the control looks after every launch. */
function stopped(
  noise: 'clean' | 'spikes',
  pool: IterationPool,
  metric: 'median' | 'p95',
  reps: number,
  random: Random,
) {
  let [twoStage, naive, total] = [0, 0, 0];
  for (let i = 0; i < reps; i += 1) {
    const values = Array.from({ length: FIRST_STAGE }, () => launchDraw(pool, metric, random));
    const wanted = twoStageLaunches(values, WANTED_HALF_WIDTH, 1 - LEVEL) ?? FIRST_STAGE;
    while (values.length < wanted) values.push(launchDraw(pool, metric, random));
    total += values.length;
    const estimate = twoStageEstimate(values, FIRST_STAGE);
    twoStage += estimate === null ? 0 : contains(tInterval(estimate, 1 - LEVEL), 0);
    naive += contains(stopWhenNarrow(pool, metric, random), 0);
  }
  return { noise, metric, twoStage: twoStage / reps, naive: naive / reps, meanLaunches: total / reps };
}

function stopWhenNarrow(pool: IterationPool, metric: 'median' | 'p95', random: Random): readonly [number, number] {
  const values = [launchDraw(pool, metric, random), launchDraw(pool, metric, random)];
  for (;;) {
    values.push(launchDraw(pool, metric, random));
    const { mean, se, df } = meanEstimate(values) as NonNullable<ReturnType<typeof meanEstimate>>;
    const t = tByFreedom.get(df) ?? tInterval({ mean: 0, se: 1, df }, 1 - LEVEL)[1];
    tByFreedom.set(df, t);
    if (t * se <= WANTED_HALF_WIDTH || values.length >= 200) return [mean - t * se, mean + t * se];
  }
}

function besideBootstrap(reps: number, draws: number, random: Random) {
  const truth = trueQuantile(0.95, true);
  console.log('p95 with 3 % spikes, coverage (median width): order statistics | bootstrap | Harrell-Davis bootstrap');
  return VALUES.map((n) => {
    const kinds = { orderStatistics: [], bootstrap: [], harrellDavis: [] } as Record<
      string,
      (readonly [number, number])[]
    >;
    for (let i = 0; i < reps; i += 1) {
      const values = Float64Array.from({ length: n }, () => drawValue(true, random));
      const other = bootstrapIntervals(values, 0.95, draws, LEVEL, random);
      kinds['orderStatistics']?.push(quantileInterval(Array.from(values), 0.95, LEVEL) as readonly [number, number]);
      kinds['bootstrap']?.push(other.bootstrap);
      kinds['harrellDavis']?.push(other.harrellDavis);
    }
    const summary = Object.entries(kinds).map(([kind, intervals]) => ({
      kind,
      coverage: intervals.filter((interval) => contains(interval, truth)).length / reps,
      width: medianOf(intervals.map(([low, high]) => high - low)),
    }));
    console.log(
      `  n ${String(n).padStart(4)}: ${summary.map(({ coverage, width }) => `${coverage.toFixed(3)} (${width.toFixed(3)})`).join(' | ')}`,
    );
    return { n, summary };
  });
}

function contains([low, high]: readonly [number, number], value: number): 0 | 1 {
  return low <= value && value <= high ? 1 : 0;
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

function label(q: number): string {
  return `p${100 * q}`;
}
