// Rollouts under guard: how often a sound candidate is rolled back, how soon a bad one is.
import type { GuardrailLook } from '@framefarm/domain';
import { seededRandom } from '@framefarm/phone-model';
import { ascending, clopperPearson, normalQuantile, quantileIntervalRanks, quantileOfSorted } from '@framefarm/stats';
import {
  LOOKS,
  RUNS_PER_LOOK,
  type SimulatedArm,
  type Stranger,
  USUAL,
  rolledBackAfter,
  simulateLooks,
} from './guardrails/simulated-rollout.ts';
import { runEval } from './support/run-eval.ts';

/** Medians of the research (sampling-policy, 4.4) in runs per arm, for 4 % over budget in the control against so much in the candidate. */
const DETECTION = [
  { overBudget: 0.05, medianRuns: 6000 },
  { overBudget: 0.06, medianRuns: 2000 },
  { overBudget: 0.08, medianRuns: 1000 },
] as const;
const ALLOWED = 1.2;
const STRANGER: Stranger = { share: 0.3, networks: 3 };
const NEVER = Number.POSITIVE_INFINITY;
/** A few dozen rollouts do not tell a figure, but whether it is far off. */
const QUICK = 'lower 99.9 % bound';
const PROGRESS_EVERY_MS = 10_000;

interface World {
  readonly what: string;
  readonly candidate: SimulatedArm;
  readonly stranger: Stranger | null;
}
function rate(changes: Partial<SimulatedArm['rates']>): SimulatedArm {
  return { ...USUAL, rates: { ...USUAL.rates, ...changes } };
}
const SOUND: World = { what: 'a sound candidate', candidate: USUAL, stranger: null };
const ATTACKED: World = {
  what: 'a sound candidate, and a stranger who sends 30 % hostile runs from three networks',
  candidate: USUAL,
  stranger: STRANGER,
};
const HIDDEN: World = {
  ...ATTACKED,
  what: `4 % against 6 %, with the same stranger`,
  candidate: rate({ 'over-budget': 0.06 }),
};
/** Shown, without a goal: the research has no figures for them. */
const OTHER_HARM: readonly World[] = [
  { what: 'crashes 0.1 to 0.5 %', candidate: rate({ crash: 0.005 }), stranger: null },
  { what: 'memory over its cap 0.2 to 1 %', candidate: rate({ memory: 0.01 }), stranger: null },
  { what: 'abandonment 2 to 3 %', candidate: rate({ abandonment: 0.03 }), stranger: null },
  { what: 'chosen score 0.60 to 0.58', candidate: { ...USUAL, score: 0.58 }, stranger: null },
  { what: 'audit regret 0.03 to 0.05', candidate: { ...USUAL, auditRegret: 0.05 }, stranger: null },
];

await runEval({
  name: 'guardrails',
  describe: 'false rollbacks and detection times over simulated rollouts of 80 looks with 500 runs per arm each',
  run: ({ seed, quick }) => {
    const rollouts = quick ? 60 : 3000;
    console.log(
      `${rollouts} rollouts of ${LOOKS} looks, ${RUNS_PER_LOOK} runs per arm and look, until the first rollback; all simulated`,
    );
    const sound = play(SOUND, rollouts, seed + 1);
    const attacked = play(ATTACKED, rollouts, seed + 2);
    const hidden = quick ? null : play(HIDDEN, rollouts, seed + 3);
    const detected = DETECTION.map(({ overBudget }, i) =>
      play(
        { what: over(overBudget), candidate: rate({ 'over-budget': overBudget }), stranger: null },
        rollouts,
        seed + 10 + i,
      ),
    );
    const others = (quick ? [] : OTHER_HARM).map((world, i) => play(world, rollouts, seed + 20 + i));
    console.log(
      'known bad, on the same looks: a test for a fixed number of runs, one-sided at 5 %, repeated at every look',
    );
    const naive = [sound, ...detected].map(({ peeked }) => peeked);
    naive.forEach(print);
    const goals = (falseRollbacks: readonly (readonly [string, Result])[], detections: readonly Result[]) => [
      ...falseRollbacks.map(([name, result]) => ({
        name: quick ? `${name}, ${QUICK}` : name,
        figure: quick ? result.shareLow : result.share,
        operator: '<=' as const,
        limit: 0.05,
      })),
      ...detections.map((result, i) => ({
        name: `median detection, ${result.what}${quick ? `, ${QUICK}` : ''}`,
        figure: quick ? result.medianLow : result.medianRuns,
        operator: '<=' as const,
        limit: ALLOWED * (DETECTION[i] as (typeof DETECTION)[number]).medianRuns,
      })),
    ];
    return {
      goals: goals(
        [
          ['false rollback', sound.ours],
          ['false rollback that a stranger asks for', attacked.ours],
        ],
        detected.map(({ ours }) => ours),
      ),
      control: {
        what: 'fixed-n test, repeated',
        goals: goals(
          [['false rollback', sound.peeked]],
          detected.map(({ peeked }) => peeked),
        ),
      },
      details: { rollouts, sound, attacked, hidden, detected, others },
    };
  },
});

interface Result {
  readonly what: string;
  readonly share: number;
  readonly medianRuns: number;
  /** Lower 99.9 % bounds of both. */
  readonly shareLow: number;
  readonly medianLow: number;
}

/** The same looks judged by the product and by the known-bad test. */
function play({ what, candidate, stranger }: World, rollouts: number, seed: number) {
  const random = seededRandom(seed);
  const [ours, peeked]: [(number | null)[], (number | null)[]] = [[], []];
  let told = performance.now();
  while (ours.length < rollouts) {
    const looks = simulateLooks(candidate, random);
    ours.push(rolledBackAfter(looks, random, stranger));
    peeked.push(peekedAfter(looks));
    if (performance.now() - told < PROGRESS_EVERY_MS) continue;
    told = performance.now();
    console.error(`    ${what}: ${ours.length} of ${rollouts}`);
  }
  const results = { ours: resultOf(what, ours), peeked: resultOf(what, peeked) };
  print(results.ours);
  return results;
}

function resultOf(what: string, after: readonly (number | null)[]): Result {
  const n = after.length;
  const hits = after.filter((runs) => runs !== null).length;
  const runs = ascending(after.map((one) => one ?? NEVER));
  const [lowRank] = quantileIntervalRanks(n, 0.5, 0.998) ?? [1];
  return {
    what,
    share: hits / n,
    medianRuns: quantileOfSorted(runs, 0.5),
    shareLow: clopperPearson(hits, n, 0.002)[0],
    medianLow: runs[lowRank - 1] as number,
  };
}

function print({ what, share, medianRuns }: Result): void {
  const median = Number.isFinite(medianRuns) ? `${medianRuns} runs per arm` : 'never';
  console.log(`  ${what}: rolled back ${(100 * share).toFixed(1)} %, median after ${median}`);
}

function over(share: number): string {
  return `4 % against ${100 * share} % over budget`;
}

/** What is usually done, and wrong: the two-proportion z-test as if this look were the only one. */
function peekedAfter(looks: readonly GuardrailLook[]): number | null {
  const critical = normalQuantile(0.95);
  let [n, control, candidate] = [0, 0, 0];
  for (const look of looks) {
    n += look.control.rates['over-budget'].trials;
    control += look.control.rates['over-budget'].events;
    candidate += look.candidate.rates['over-budget'].events;
    const pooled = (control + candidate) / (2 * n);
    const z = (candidate - control) / n / Math.sqrt((2 * pooled * (1 - pooled)) / n);
    if (z > critical) return n;
  }
  return null;
}
