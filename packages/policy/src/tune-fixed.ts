import { quantileUpperBound } from '@framefarm/stats';
import { type DenseTrace, type LaunchCosts, replayFixed } from './replay-fixed.ts';

/** Launches below which the p95 has no distribution-free upper 95 % bound: 0.95 ** 59 < 0.05. */
export const LAUNCHES_NEEDED = 59;
/** Without a bound the worst launch seen, times this, stands in for it. A guess on the safe side, therefore provisional. */
export const PROVISIONAL_GUARD = 1.25;
export const CANDIDATES = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64] as const;

export interface Candidate {
  readonly frames: number;
  readonly boundMs: number;
  readonly regret: number;
  readonly feasible: boolean;
}

export interface Tuned {
  readonly frames: number;
  readonly deadlineMs: number;
  readonly provisional: boolean;
  readonly boundMs: number;
  readonly candidates: readonly Candidate[];
  readonly reasons: readonly string[];
}

/**
 * Picks the number of frames with the least mean regret whose p95 bound stays under the budget; ties go to fewer frames. The unit is
 * the launch: its value is the worst of its measured picks, each replayed over every trace. The deadline is the budget less the dearest frame seen, so that a pick
 * passes the budget only by a frame that is dearer than any before. Null when not even one frame fits.
 */
export function tuneFixed(
  traces: readonly DenseTrace[],
  launches: readonly LaunchCosts[],
  budgetMs: number,
): Tuned | null {
  const deadlineMs = budgetMs - Math.max(...launches.flat().flatMap((pick) => pick.frameMs));
  if (!(deadlineMs > 0)) return null;
  const candidates = CANDIDATES.map((frames) => weigh(frames, traces, launches, budgetMs, deadlineMs));
  const [best] = candidates
    .filter((candidate) => candidate.feasible)
    .toSorted((a, b) => a.regret - b.regret || a.frames - b.frames);
  if (best === undefined) return null;
  const provisional = launches.length < LAUNCHES_NEEDED;
  const bound = provisional
    ? `n too small: ${launches.length} launches, ${LAUNCHES_NEEDED} needed for a bound of the p95; the worst launch times ${PROVISIONAL_GUARD} stands in for it`
    : `upper 95 % bound of the p95 by order statistics over ${launches.length} launches`;
  const reasons = [
    bound,
    `${best.frames} frames: mean regret ${best.regret.toFixed(4)}, bound ${best.boundMs.toFixed(0)} ms under the budget of ${budgetMs} ms`,
  ];
  return { frames: best.frames, deadlineMs, provisional, boundMs: best.boundMs, candidates, reasons };
}

function weigh(
  frames: number,
  traces: readonly DenseTrace[],
  launches: readonly LaunchCosts[],
  budgetMs: number,
  deadlineMs: number,
): Candidate {
  const picks = launches.map((launch) =>
    launch.flatMap((costs) => traces.map((trace) => replayFixed(trace, costs, frames, deadlineMs))),
  );
  const worst = picks.map((launch) => Math.max(...launch.map((pick) => pick.latencyMs)));
  const boundMs = quantileUpperBound(worst, 0.95, 0.95) ?? Math.max(...worst) * PROVISIONAL_GUARD;
  const regrets = picks.flat().map((pick) => pick.regret);
  return {
    frames,
    boundMs,
    regret: regrets.reduce((sum, value) => sum + value, 0) / regrets.length,
    feasible: boundMs <= budgetMs,
  };
}
