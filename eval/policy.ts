import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '@framefarm/phone-model';
import { PolicyInputError } from '@framefarm/policy';
import { FULL_EFFORT, QUICK_EFFORT } from './policy/effort.ts';
import { EvalInputError } from './policy/eval-input-error.ts';
import { type TierFigures, tierFigures } from './policy/figures.ts';
import { loadTraces, sourceOf } from './policy/load-traces.ts';
import { POLICY_NAMES, type PolicyName, type TierOutcomes, scoreSplit } from './policy/score-split.ts';
import { splitBySource } from './policy/split-by-source.ts';
import { TIER_NAMES, type TierName, readCosts } from './policy/tier-worlds.ts';
import type { Goal } from './support/goals.ts';
import { runEval } from './support/run-eval.ts';

/** Share of the fair opponent's regret to be removed. */
const MUST: Record<TierName, number> = { low: 0.25, mid: 0.45, high: 0.7, flagship: 0.55 };
const AIM: Record<TierName, number> = { low: 0.35, mid: 0.6, high: 0.85, flagship: 0.8 };
const TUNE_SHARE = 0.4;
const TRACES = path.join(import.meta.dirname, 'fixtures/policy');
const LOG = path.join(import.meta.dirname, 'policy-scoring-runs.log');

function removedGoal(tier: TierName, figure: number): Goal {
  return { name: `regret of the fair fixed N removed, ${tier}`, figure, operator: '>=', limit: MUST[tier] };
}

/** `quick` replays too little to tell a figure from its limit: there a goal is missed only when the doubt does not reach the limit. */
function goalsOf(figures: readonly TierFigures[], quick: boolean): Goal[] {
  const worst = (name: PolicyName, limit: number) =>
    Math.max(
      ...figures.map(({ policies }) => {
        const { overShare, runs } = policies[name];
        return quick ? overShare - 3 * Math.sqrt((limit * (1 - limit)) / runs) : overShare;
      }),
    );
  const doubt = quick ? ', least compatible with the runs' : '';
  const goals: Goal[] = [
    ...figures.map(({ tier, removed, removedInterval }) => removedGoal(tier, quick ? removedInterval.high : removed)),
    { name: `over budget, worst tier${doubt}`, figure: worst('ours', 0.02), operator: '<=', limit: 0.02 },
    {
      name: 'p99 / budget, worst tier',
      figure: Math.max(...figures.map(({ policies }) => policies.ours.p99Share)),
      operator: '<=',
      limit: 1.1,
    },
    {
      name: `over budget on phones twice as slow, worst tier${doubt}`,
      figure: worst('ours, phone twice as slow', 0.03),
      operator: '<=',
      limit: 0.03,
    },
  ];
  if (quick) return goals;
  return [
    ...goals,
    // each tier for itself: the research has the figures reported per tier (3.8) and averages over scorers only
    ...figures.map(({ tier, equalBusy }): Goal => ({
      name: `regret at equal busy time, ${tier}`,
      figure: equalBusy,
      operator: '<=',
      limit: 0.85,
    })),
    {
      name: 'gain kept by a tier without data, worst tier',
      figure: Math.min(...figures.map(({ coldKept }) => coldKept)),
      operator: '>=',
      limit: 0.75,
    },
  ];
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

function printTier({
  tier,
  policies,
  removed,
  removedInterval,
  removedByScorer,
  equalBusy,
  atOurBusy,
  coldKept,
}: TierFigures): void {
  const byScorer = Object.entries(removedByScorer).map(([scorer, share]) => `${scorer} ${percent(share)}`);
  console.log(
    `${tier}: removed ${percent(removed)} [${percent(removedInterval.low)}, ${percent(removedInterval.high)}] (${byScorer.join(', ')}); must ${percent(MUST[tier])}, aim ${percent(AIM[tier])} ${removed >= AIM[tier] ? 'reached' : 'missed'}; regret at equal busy time x ${equalBusy.toFixed(2)} (held to theirs on the tuning clips, on these ours works x ${busyRatio(policies).toFixed(2)}; at our busy time, fixed N free of the budget, x ${atOurBusy.toFixed(2)}); without data keeps ${percent(coldKept)}`,
  );
  for (const name of POLICY_NAMES) {
    const { regret, overShare, blindShare, p99Share, busyMs } = policies[name];
    const regrets = Object.entries(regret).map(([scorer, value]) => `${scorer} ${value.toFixed(4)}`);
    console.log(
      `  ${name.padEnd(27)} regret ${regrets.join(', ')}; over ${percent(overShare)}; blind ${percent(blindShare)}; p99 ${p99Share.toFixed(2)} of the budget; busy ${busyMs.toFixed(0)} ms`,
    );
  }
}

/** Busy time of ours held to the fair fixed N's, over the latter, where it is reported. */
const busyRatio = (policies: TierFigures['policies']): number =>
  policies['ours of their busy time'].busyMs / policies['fair fixed N'].busyMs;

/** One line a run: when, seed, what it read, what it came to. */
function logLine(seed: number, quick: boolean, folder: string, costs: string, figures: readonly TierFigures[]): string {
  const traces = createHash('sha256')
    .update(
      JSON.stringify(
        loadTraces(folder).map(({ name, clips }) => [name, clips.map((clip) => [clip.name, [...clip.scores]])]),
      ),
    )
    .digest('hex')
    .slice(0, 12);
  const tiers = figures.map(
    ({ tier, removed, policies, equalBusy, coldKept }) =>
      `${tier} removed ${removed.toFixed(3)} over ${policies.ours.overShare.toFixed(4)} slow ${policies['ours, phone twice as slow'].overShare.toFixed(4)} busy ${equalBusy.toFixed(3)} at ${busyRatio(policies).toFixed(3)} cold ${coldKept.toFixed(3)}`,
  );
  return `${new Date().toISOString()} seed ${seed}${quick ? ' quick' : ''} traces ${traces} costs ${costs.slice(0, 12)} | ${tiers.join(' | ')}\n`;
}

try {
  await runEval({
    name: 'policy',
    describe:
      'the tuned planner against fixed-N policies, replayed over score traces (--traces DIR); --log appends the figures to policy-scoring-runs.log',
    options: { traces: { type: 'string' }, log: { type: 'boolean' } },
    run({ seed, quick, values }) {
      const costs = readCosts();
      const folder = typeof values['traces'] === 'string' ? path.resolve(values['traces']) : TRACES;
      const scorers = loadTraces(folder);
      const effort = quick ? QUICK_EFFORT : FULL_EFFORT;
      console.log(`tier-costs.json sha256 ${costs.sha256}`);
      for (const { name, clips } of scorers)
        console.log(`${name}: ${clips.length} clips of ${new Set(clips.map(sourceOf)).size} sources`);
      const outcomes = new Map(TIER_NAMES.map((tier) => [tier, new Map<string, TierOutcomes[]>()]));
      for (const { name, clips } of scorers) {
        const random = seededRandom(seed);
        for (let number = 0; number < effort.splits; number += 1) {
          const split = splitBySource(clips, TUNE_SHARE, random);
          const [tune, report] = [split.tune, split.report].map((side) =>
            clips.filter((clip) => side.has(sourceOf(clip))),
          );
          for (const scored of scoreSplit(costs, effort, tune ?? [], report ?? [], random.uniform() * 2 ** 32)) {
            const byScorer = outcomes.get(scored.tier) as Map<string, TierOutcomes[]>;
            byScorer.set(name, [...(byScorer.get(name) ?? []), scored]);
            if (values['json'] !== undefined || !quick)
              console.log(`${name} ${number + 1} ${scored.tier}: ${scored.choices[0]}`);
          }
        }
      }
      const draws = seededRandom(seed + 1);
      const figures = TIER_NAMES.map((tier) =>
        tierFigures(tier, outcomes.get(tier) ?? new Map(), costs.budgetMs, draws, effort.bootstrapDraws),
      );
      figures.forEach(printTier);
      const goals = goalsOf(figures, quick);
      if (values['log'] === true) appendFileSync(LOG, logLine(seed, quick, folder, costs.sha256, figures));
      const choices = [...outcomes].map(([tier, byScorer]) => ({
        tier,
        choices: [...byScorer].map(([scorer, parts]) => ({ scorer, splits: parts.map((part) => part.choices) })),
      }));
      return {
        goals,
        control: {
          what: 'one global N instead of ours',
          goals: figures.map(({ tier, globalRemoved }) => removedGoal(tier, globalRemoved)),
        },
        details: { costsSha256: costs.sha256, figures, choices },
      };
    },
  });
} catch (error) {
  // traces that cannot be scored are a wrong command line, not a missed goal
  if (!(error instanceof EvalInputError || error instanceof PolicyInputError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
