import { quantileUpperBound, shareUpperBound } from '@framefarm/stats';
import { PolicyInputError } from '../errors.ts';

/** The share of runs over budget that the certificate rules out, and how sure it is. */
export const OVER_SHARE = 0.05;
export const E_VALUE_NEEDED = 20;
/** The mixture: a policy that keeps the goal is expected to be over budget in about one run of forty. */
const PRIOR_OVER = 1;
const PRIOR_IN_TIME = 40;
const BOUND_ALPHA = 0.05;

export interface CertificateRun {
  readonly deviceModel: string;
  readonly latencyMs: number;
  /** Whether no frame was scored in it, for want of time. */
  readonly blind: boolean;
}

/** Evidence that at most 5 % of the runs on these device models pass the budget or are blind. It says nothing about other models. */
export interface OverBudgetCertificate {
  readonly budgetMs: number;
  readonly runs: number;
  /** Runs that passed the budget or were blind: who gives up before the first look has not kept a budget (ADR 0021). */
  readonly over: number;
  /** Of those, the blind ones. */
  readonly blind: number;
  /** Upper 95 % bound of the share of blind runs (Clopper-Pearson), for a number of runs that was fixed beforehand; 1 without a run. */
  readonly blindShareBound: number;
  /** Evidence against "5 % or more are over": the largest so far. Valid at whatever run one stops. */
  readonly eValue: number;
  readonly certified: boolean;
  /** Runs after which it was certified; null when it is not. */
  readonly certifiedAfter: number | null;
  readonly deviceModels: readonly string[];
}

/**
 * Anytime-valid test of H0 "P(latency > budget or blind) >= 5 %" over runs in the order in which they were made. The e-value is the ratio of a
 * beta-binomial mixture to the null at its edge (Robbins 1970; sampling-policy research, 3.4): under H0 it exceeds 20 at any time with
 * probability at most 1/20 (Ville), as long as runs over budget do not outnumber the mixture's share, which is why it counts only
 * while the share over budget is below 5 %.
 * @throws PolicyInputError for a budget or a latency that is no positive number
 */
export function certifyOverBudget(runs: readonly CertificateRun[], budgetMs: number): OverBudgetCertificate {
  if (!(budgetMs > 0))
    throw new PolicyInputError(`the budget is ${budgetMs} ms: a certificate needs a positive budget`);
  let over = 0;
  let blindRuns = 0;
  let logE = 0;
  let most = 0;
  let certifiedAfter: number | null = null;
  for (const [before, { latencyMs, blind, deviceModel }] of runs.entries()) {
    if (!(latencyMs > 0) || !Number.isFinite(latencyMs))
      throw new PolicyInputError(`a run on ${deviceModel} took ${latencyMs} ms: leave invalid runs out`);
    const isOver = blind || latencyMs > budgetMs;
    const overNext = (PRIOR_OVER + over) / (PRIOR_OVER + PRIOR_IN_TIME + before);
    logE += isOver ? Math.log(overNext / OVER_SHARE) : Math.log((1 - overNext) / (1 - OVER_SHARE));
    over += isOver ? 1 : 0;
    blindRuns += blind ? 1 : 0;
    if (over / (before + 1) >= OVER_SHARE) continue;
    most = Math.max(most, Math.exp(logE));
    if (certifiedAfter === null && most >= E_VALUE_NEEDED) certifiedAfter = before + 1;
  }
  return {
    budgetMs,
    runs: runs.length,
    over,
    blind: blindRuns,
    blindShareBound: shareUpperBound(blindRuns, runs.length, BOUND_ALPHA),
    eValue: most,
    certified: certifiedAfter !== null,
    certifiedAfter,
    deviceModels: [...new Set(runs.map(({ deviceModel }) => deviceModel))].toSorted(),
  };
}

/** Upper 95 % bound of the p95 latency by order statistics; null below 59 runs. For a number of runs that was fixed beforehand. */
export function p95BoundMs(runs: readonly CertificateRun[]): number | null {
  return quantileUpperBound(
    runs.map(({ latencyMs }) => latencyMs),
    0.95,
    0.95,
  );
}
