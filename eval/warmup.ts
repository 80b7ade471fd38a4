// Goal G7: steady launches get a start that is not biased, launches without a steady state are flagged.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '@framefarm/phone-model';
import { type LaunchSteadiness, classifyLaunch, quantile } from '@framefarm/stats';
import { configurationHash } from './support/configuration-hash.ts';
import type { Goal } from './support/goals.ts';
import { runEval } from './support/run-eval.ts';
import { type LabelledLaunch, warmupLaunches } from './support/warmup-launches.ts';

const COMMITTED = path.join(import.meta.dirname, 'fixtures/warmup-launches.json');
const LARGEST_BIAS = 0.02;
const MEASURED = 50;

interface Score {
  readonly launches: number;
  readonly steady: number;
  /** Share of steady launches whose next 50 iterations lie within 2 % of the steady median. */
  readonly unbiased: number;
  /** Share of the others that are called no-steady; NaN when there are none. */
  readonly flagged: number;
  readonly sameClass: number;
  readonly medianStart: number;
}

await runEval({
  name: 'warmup',
  describe:
    'classes and first steady iteration of launches (G7); --data FILE scores {launches: [{values, steadyFrom, class?}]} as well',
  options: { data: { type: 'string' } },
  run: ({ seed, quick, values }) => {
    console.log(`frozen configuration ${configurationHash()}`);
    const sets: [string, readonly LabelledLaunch[]][] = [
      ['committed synthetic', read(COMMITTED)],
      ['fresh synthetic', warmupLaunches(quick ? 240 : 2000, seededRandom(seed))],
    ];
    if (typeof values['data'] === 'string') sets.push(['given', read(path.resolve(values['data']))]);
    const scored = sets.map(([name, launches]) => ({
      name,
      ours: score(name, 'ours', launches, (values_) => classifyLaunch(Float64Array.from(values_))),
      fixed: score(name, 'fixed 10', launches, () => ({ class: 'warmup', steadyFrom: 10, reason: '' })),
    }));
    // given data may hold steady launches only: no share of nothing
    const goal = (name: string, figure: number, limit: number): readonly Goal[] =>
      Number.isNaN(figure) ? [] : [{ name, figure, operator: '>=', limit }];
    const goals = (who: 'ours' | 'fixed') =>
      scored.flatMap(({ name, [who]: { unbiased, flagged } }) => [
        ...goal(`${name}: steady within 2 %`, unbiased, 0.9),
        ...goal(`${name}: others flagged`, flagged, 0.8),
      ]);
    return {
      goals: goals('ours'),
      control: { what: 'ten warm-up iterations for everybody', goals: goals('fixed') },
      details: { configuration: configurationHash(), scored },
    };
  },
});

function score(
  name: string,
  who: string,
  launches: readonly LabelledLaunch[],
  rule: (values: readonly number[]) => LaunchSteadiness,
): Score {
  const results = launches.map((launch) => ({ launch, got: rule(launch.values) }));
  const steady = results.filter(({ launch }) => launch.steadyFrom !== null);
  const others = results.filter(({ launch }) => launch.steadyFrom === null);
  const starts = steady.flatMap(({ got }) => (got.steadyFrom === null ? [] : [got.steadyFrom]));
  const result = {
    launches: launches.length,
    steady: steady.length,
    unbiased: steady.filter(({ launch, got }) => bias(launch, got) <= LARGEST_BIAS).length / steady.length,
    flagged: others.filter(({ got }) => got.class === 'no-steady').length / others.length,
    sameClass: results.filter(({ launch, got }) => launch.class === got.class).length / results.length,
    medianStart: quantile(starts, 0.5) ?? NaN,
  };
  console.log(
    `${name}, ${who}: ${result.steady} steady, within 2 % ${result.unbiased.toFixed(3)}, median start ${result.medianStart}; ${others.length} others, flagged ${result.flagged.toFixed(3)}; same class ${result.sameClass.toFixed(3)}`,
  );
  return result;
}

/** How far the first measured iterations after the given start lie from the labelled steady level; infinite without a start. */
function bias({ values, steadyFrom }: LabelledLaunch, got: LaunchSteadiness): number {
  if (got.steadyFrom === null || steadyFrom === null) return Infinity;
  const level = quantile(values.slice(steadyFrom), 0.5);
  const measured = quantile(values.slice(got.steadyFrom, got.steadyFrom + MEASURED), 0.5);
  return level === null || measured === null ? Infinity : Math.abs(measured / level - 1);
}

function read(file: string): readonly LabelledLaunch[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as { launches: LabelledLaunch[] }).launches;
}
