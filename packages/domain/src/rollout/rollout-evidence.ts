import type { Channel } from '../words.ts';

/** The candidate and the policy it would replace, replayed over the same traces and costs. */
export interface ReplayEvidence {
  readonly clips: number;
  readonly overShare: number;
  /** Of blind picks; absent where a rollout kept its replay before they were counted. */
  readonly blindShare?: number;
  /** 95 % interval of the candidate's regret less the present policy's; null when the tier has none yet. */
  readonly regretDifference: { readonly low: number; readonly high: number } | null;
}
export interface CertificateEvidence {
  readonly eValue: number;
  /** Blind runs, which the e-value counts against it; absent when they were not counted. */
  readonly blind?: number | undefined;
  readonly deviceModels: readonly string[];
  readonly runs: number;
  readonly worstPssKb: number | null;
}
export interface ApprovalEvidence {
  /** Of the settings that need a second person, those that differ from the present policy. */
  readonly changed: readonly string[];
  readonly startedBy: string;
  readonly approvedBy: string | null;
}
export interface ShadowEvidence {
  readonly runs: number;
  readonly crashes: number;
  /** p95 in the field over p95 of the certificate's runs; null without either. */
  readonly p95Ratio: number | null;
}
export interface FieldEvidence {
  readonly hours: number;
  readonly runs: { readonly control: number; readonly candidate: number };
  /** Upper bound of the candidate's over-budget share less the control's; null when there are too few runs. */
  readonly overBudgetDifferenceHigh: number | null;
  /** Lower bound of the candidate's mean score less the control's, in the score's unit; null when there are too few. */
  readonly scoreDifferenceLow: number | null;
  readonly networks: number;
  readonly openAlarms: readonly string[];
}
/** All that a transition may rest on; a part is null when it was not gathered for it. */
export interface RolloutEvidence {
  readonly replay: ReplayEvidence | null;
  readonly certificate: CertificateEvidence | null;
  readonly approval: ApprovalEvidence | null;
  readonly shadow: ShadowEvidence | null;
  readonly field: FieldEvidence | null;
}

export interface RolloutLimits {
  readonly clips: number;
  readonly overShare: number;
  readonly blindShare: number;
  readonly eValue: number;
  readonly deviceModels: number;
  readonly pssKb: number;
  readonly shadowRuns: number;
  readonly p95Ratio: readonly [least: number, most: number];
  readonly hours: number;
  readonly runsPerArm: number;
  readonly overBudgetMargin: number;
  readonly scoreMargin: number;
  readonly networks: number;
  /** Settings whose change a second person has to approve. */
  readonly approved: readonly string[];
}

/** Sampling-policy research, 4.4; the share of blind picks is the tuner's. The memory limit is a quarter of the 2 GB of the smallest phones that are still sold. */
const STABLE: RolloutLimits = {
  clips: 200,
  overShare: 0.02,
  blindShare: 0.01,
  eValue: 20,
  deviceModels: 2,
  pssKb: 512 * 1024,
  shadowRuns: 500,
  p95Ratio: [0.85, 1.15],
  hours: 24,
  runsPerArm: 2000,
  overBudgetMargin: 0.01,
  scoreMargin: 0.005,
  networks: 10,
  approved: ['lambda', 'budgetMs', 'backend'],
};
/** For trying out: the same rules on as much as one table of virtual phones gives in minutes. No app of real users fetches this channel. */
const SANDBOX: RolloutLimits = {
  ...STABLE,
  clips: 1,
  overShare: 0.2,
  blindShare: 0.2,
  eValue: 1,
  deviceModels: 1,
  shadowRuns: 20,
  p95Ratio: [0.25, 4],
  hours: 0,
  runsPerArm: 100,
  overBudgetMargin: 0.2,
  scoreMargin: 0.2,
  networks: 1,
};

export function rolloutLimits(channel: Channel): RolloutLimits {
  return channel === 'sandbox' ? SANDBOX : STABLE;
}
