import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '@framefarm/phone-model';
import { FULL_EFFORT, QUICK_EFFORT } from './policy/effort.ts';
import { type TierFigures, tierFigures } from './policy/figures.ts';
import { loadTraces, sourceOf } from './policy/load-traces.ts';
import { POLICY_NAMES, type TierOutcomes, scoreSplit } from './policy/score-split.ts';
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

function goalsOf(figures: readonly TierFigures[]): Goal[] {
  const worst = (valueOf: (tier: TierFigures) => number) => Math.max(...figures.map(valueOf));
  return [
    ...figures.map(({ tier, removed }) => removedGoal(tier, removed)),
    {
      name: 'over budget, worst tier',
      figure: worst(({ policies }) => policies.ours.overShare),
      operator: '<=',
      limit: 0.02,
    },
    {
      name: 'p99 / budget, worst tier',
      figure: worst(({ policies }) => policies.ours.p99Share),
      operator: '<=',
      limit: 1.1,
    },
    {
      name: 'over budget on phones twice as slow, worst tier',
      figure: worst(({ policies }) => policies['ours, phone twice as slow'].overShare),
      operator: '<=',
      limit: 0.03,
    },
    {
      name: 'regret at equal busy time, worst tier',
      figure: worst(({ equalBusy }) => equalBusy),
      operator: '<=',
      limit: 0.85,
    },
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
  atTheirBusy,
  coldKept,
}: TierFigures): void {
  const byScorer = Object.entries(removedByScorer).map(([scorer, share]) => `${scorer} ${percent(share)}`);
  console.log(
    `${tier}: removed ${percent(removed)} [${percent(removedInterval.low)}, ${percent(removedInterval.high)}] (${byScorer.join(', ')}); must ${percent(MUST[tier])}, aim ${percent(AIM[tier])} ${removed >= AIM[tier] ? 'reached' : 'missed'}; regret at equal busy time x ${equalBusy.toFixed(2)} (held to the fair fixed N's busy time x ${atTheirBusy.toFixed(2)}); without data keeps ${percent(coldKept)}`,
  );
  for (const name of POLICY_NAMES) {
    const { regret, overShare, p99Share, busyMs } = policies[name];
    const regrets = Object.entries(regret).map(([scorer, value]) => `${scorer} ${value.toFixed(4)}`);
    console.log(
      `  ${name.padEnd(27)} regret ${regrets.join(', ')}; over ${percent(overShare)}; p99 ${p99Share.toFixed(2)} of the budget; busy ${busyMs.toFixed(0)} ms`,
    );
  }
}

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
      `${tier} removed ${removed.toFixed(3)} over ${policies.ours.overShare.toFixed(4)} slow ${policies['ours, phone twice as slow'].overShare.toFixed(4)} busy ${equalBusy.toFixed(3)} cold ${coldKept.toFixed(3)}`,
  );
  return `${new Date().toISOString()} seed ${seed}${quick ? ' quick' : ''} traces ${traces} costs ${costs.slice(0, 12)} | ${tiers.join(' | ')}\n`;
}

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
    const goals = goalsOf(figures);
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
