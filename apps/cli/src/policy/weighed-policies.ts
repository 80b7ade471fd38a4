import type { PolicyPayload, Tuning } from '@framefarm/contracts';

type Front = NonNullable<Tuning['result']>['front'][number];
interface FixedAlternative {
  readonly frames: number;
  readonly boundMs: number;
  readonly regret: number;
  readonly feasible: boolean;
}

/** A policy that the tuner weighed, as it is shown to people. */
export interface WeighedPolicy {
  /** For a picture: the number of frames, or the place in this list. */
  readonly label: string;
  readonly words: string;
  /** What was compared with the budget: the bound of the p95 of fixed frames, the p95 in replay of a planner. */
  readonly timeMs: number;
  readonly regret: number;
  readonly feasible: boolean;
  readonly chosen: boolean;
}

/** What the tuner has kept with a policy: every number of fixed frames, or the Pareto front of the planner's policies; of anything else nothing. */
export function weighedPolicies(candidates: unknown, payload: PolicyPayload): WeighedPolicy[] {
  const all: readonly unknown[] = Array.isArray(candidates) ? candidates : [];
  if (payload.mode === 'fixed') {
    const chosen = payload.frames;
    return all.filter(isFixed).map((one) => ({
      label: String(one.frames),
      words: `${one.frames} frames: regret ${one.regret.toFixed(4)}, p95 bound ${one.boundMs.toFixed(0)} ms`,
      timeMs: one.boundMs,
      regret: one.regret,
      feasible: one.feasible,
      chosen: one.frames === chosen,
    }));
  }
  const front = all.filter(isFront).toSorted((a, b) => a.p95Ms - b.p95Ms);
  const { mode, decoders, budgetShare, lambda } = payload;
  // of those that differ in finer settings only, the tuner took the one of least regret
  const [chosen] = front
    .filter(
      (one) =>
        one.feasible &&
        [one.mode, one.decoders, one.budgetShare, one.lambda].join() === [mode, decoders, budgetShare, lambda].join(),
    )
    .toSorted((a, b) => a.regret - b.regret);
  return front.map((one, i) => ({
    label: String(i + 1),
    words: frontInWords(one),
    timeMs: one.p95Ms,
    regret: one.regret,
    feasible: one.feasible,
    chosen: one === chosen,
  }));
}

function frontInWords(one: Front): string {
  const blind = one.blindShare === undefined ? '' : `, blind ${(100 * one.blindShare).toFixed(1)} %`;
  const figures = `regret ${one.regret.toFixed(4)}, p95 ${one.p95Ms.toFixed(0)} ms, busy ${one.busyMs.toFixed(0)} ms, over budget ${(100 * one.overShare).toFixed(1)} %${blind}`;
  return `${one.mode}, ${one.decoders} decoder(s), ${(100 * one.budgetShare).toFixed(0)} % of the budget, ${one.frames.toFixed(1)} frames: ${figures}`;
}

function isFixed(value: unknown): value is FixedAlternative {
  return hasNumbers(value, ['frames', 'boundMs', 'regret']);
}

function isFront(value: unknown): value is Front {
  return hasNumbers(value, ['regret', 'p95Ms', 'busyMs', 'overShare', 'frames', 'decoders', 'budgetShare', 'lambda']);
}

function hasNumbers(value: unknown, names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return names.every((name) => typeof (value as Readonly<Record<string, unknown>>)[name] === 'number');
}
