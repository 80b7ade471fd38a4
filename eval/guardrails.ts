// Rollouts under guard: how often a sound candidate is rolled back, how soon a bad one is.
import type { GuardrailLook } from '@framefarm/domain';
import { seededRandom } from '@framefarm/phone-model';
import { normalQuantile, quantile } from '@framefarm/stats';
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
    const rollouts = quick ? 200 : 3000;
    console.log(`${rollouts} rollouts of ${LOOKS} looks, ${RUNS_PER_LOOK} runs per arm and look; all simulated`);
    const ours = (world: World, salt: number) => {
      const random = seededRandom(seed + salt);
      // every look of an attacked rollout has to be judged: a tenth of them has to do
      const length = world.stranger === null ? rollouts : rollouts / 10;
      const after = Array.from({ length }, () =>
        rolledBackAfter(simulateLooks(world.candidate, random), random, world.stranger),
      );
      return report(world.what, after);
    };
    const sound = ours(SOUND, 1);
    const attacked = ours(ATTACKED, 2);
    const hidden = quick ? null : ours(HIDDEN, 3);
    const detected = DETECTION.map(({ overBudget }, i) =>
      ours({ what: over(overBudget), candidate: rate({ 'over-budget': overBudget }), stranger: null }, 10 + i),
    );
    const others = (quick ? [] : OTHER_HARM).map((world, i) => ours(world, 20 + i));
    console.log('known bad: a test for a fixed number of runs, one-sided at 5 %, repeated at every look');
    const naive = (candidate: SimulatedArm, what: string, salt: number) => {
      const random = seededRandom(seed + salt);
      return report(
        what,
        Array.from({ length: rollouts }, () => peekedAfter(simulateLooks(candidate, random))),
      );
    };
    const naiveSound = naive(USUAL, 'a sound candidate', 1);
    const naiveDetected = DETECTION.map(({ overBudget }, i) =>
      naive(rate({ 'over-budget': overBudget }), over(overBudget), 10 + i),
    );
    return {
      goals: [
        falseRollback('false rollback', sound.share),
        falseRollback('false rollback that a stranger asks for', attacked.share),
        ...medians(detected),
      ],
      control: {
        what: 'fixed-n test, repeated',
        goals: [falseRollback('false rollback', naiveSound.share), ...medians(naiveDetected)],
      },
      details: { rollouts, sound, attacked, hidden, detected, others, naiveSound, naiveDetected },
    };
  },
});

interface Result {
  readonly what: string;
  readonly share: number;
  readonly medianRuns: number;
}

function report(what: string, after: readonly (number | null)[]): Result {
  const share = after.filter((runs) => runs !== null).length / after.length;
  const medianRuns = quantile(
    after.map((runs) => runs ?? NEVER),
    0.5,
  ) as number;
  const median = Number.isFinite(medianRuns) ? `${medianRuns} runs per arm` : 'never';
  console.log(`  ${what}: rolled back ${(100 * share).toFixed(1)} %, median after ${median}`);
  return { what, share, medianRuns };
}

function falseRollback(name: string, figure: number) {
  return { name, figure, operator: '<=' as const, limit: 0.05 };
}

function medians(results: readonly Result[]) {
  return results.map(({ what, medianRuns }, i) => ({
    name: `median detection, ${what}`,
    figure: medianRuns,
    operator: '<=' as const,
    limit: ALLOWED * (DETECTION[i] as (typeof DETECTION)[number]).medianRuns,
  }));
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
