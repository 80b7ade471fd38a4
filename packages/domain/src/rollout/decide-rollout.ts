import { assertNever } from '../assert-never.ts';
import type { RolloutEvidence, RolloutLimits } from './rollout-evidence.ts';
import { FIELD_STEPS, ROLLOUT_PATH, type RolloutState, type RolloutStep } from './rollout-state.ts';

export const ROLLOUT_ACTIONS = ['advance', 'pause', 'resume', 'rollback', 'reject', 'supersede', 'expire'] as const;
export type RolloutAction = (typeof ROLLOUT_ACTIONS)[number];

export interface RolloutPosition {
  readonly state: RolloutState;
  /** Where a paused rollout goes on. */
  readonly pausedIn: RolloutState | null;
}
export type RolloutDecision =
  | { readonly kind: 'move'; readonly to: RolloutState; readonly pausedIn: RolloutState | null }
  /** Each line says what is missing and what would satisfy it. */
  | { readonly kind: 'refuse'; readonly unmet: readonly string[] };

const BEFORE_FIELD: readonly RolloutState[] = ['draft', 'replayed', 'certified'];
const FROM: Readonly<Record<RolloutAction, readonly RolloutState[]>> = {
  advance: ROLLOUT_PATH.slice(0, -1),
  pause: FIELD_STEPS,
  resume: ['paused'],
  rollback: [...FIELD_STEPS, 'full', 'paused'],
  reject: BEFORE_FIELD,
  supersede: ['full'],
  expire: BEFORE_FIELD,
};

/** The state that the path leads to from here; null at its end and beside it. */
export function nextStep(state: RolloutState): RolloutStep | null {
  const at = ROLLOUT_PATH.indexOf(state as RolloutStep);
  return at === -1 ? null : (ROLLOUT_PATH[at + 1] ?? null);
}

/**
 * Where an action leads, or what speaks against it. Whoever applies it holds the rollout's row while deciding, and an advance names the state it
 * was meant for: so a rollback that comes at the same time always has the last word.
 */
export function decideRollout(
  { state, pausedIn }: RolloutPosition,
  action: RolloutAction,
  evidence: RolloutEvidence,
  limits: RolloutLimits,
): RolloutDecision {
  if (!FROM[action].includes(state))
    return {
      kind: 'refuse',
      unmet: [`a rollout that is ${state} cannot ${action}; it can from ${FROM[action].join(', ')}`],
    };
  switch (action) {
    case 'advance': {
      const to = nextStep(state) as RolloutStep;
      const unmet = unmetFor(to, evidence, limits);
      return unmet.length === 0 ? { kind: 'move', to, pausedIn: null } : { kind: 'refuse', unmet };
    }
    case 'pause':
      return { kind: 'move', to: 'paused', pausedIn: state };
    case 'resume':
      return pausedIn === null
        ? { kind: 'refuse', unmet: ['nobody knows where it was paused; roll it back'] }
        : { kind: 'move', to: pausedIn, pausedIn: null };
    case 'rollback':
      return { kind: 'move', to: 'rolled-back', pausedIn: null };
    case 'reject':
      return { kind: 'move', to: 'rejected', pausedIn: null };
    case 'supersede':
      return { kind: 'move', to: 'superseded', pausedIn: null };
    case 'expire':
      return { kind: 'move', to: 'expired', pausedIn: null };
    default:
      return assertNever(action);
  }
}

function unmetFor(to: RolloutStep, evidence: RolloutEvidence, limits: RolloutLimits): string[] {
  switch (to) {
    case 'draft':
      return [];
    case 'replayed':
      return unmetReplay(evidence, limits);
    case 'certified':
      return unmetCertificate(evidence, limits);
    case 'shadow':
      return unmetApproval(evidence, limits);
    case 'canary':
      return unmetShadow(evidence, limits);
    case 'ramp-5':
    case 'ramp-25':
    case 'ramp-50':
    case 'full':
      return unmetField(evidence, limits);
    default:
      return assertNever(to);
  }
}

function unmetReplay({ replay }: RolloutEvidence, limits: RolloutLimits): string[] {
  if (replay === null) return ['it was not replayed'];
  const { clips, overShare, blindShare = 0, regretDifference } = replay;
  return [
    ...unless(clips >= limits.clips, `replayed over ${clips} clips, ${limits.clips} needed: trace more clips`),
    ...unless(
      overShare <= limits.overShare,
      `over budget in ${percent(overShare)} of replays, at most ${percent(limits.overShare)} allowed`,
    ),
    ...unless(
      blindShare <= limits.blindShare,
      `blind in ${percent(blindShare)} of replays, at most ${percent(limits.blindShare)} allowed`,
    ),
    ...unless(
      regretDifference === null || regretDifference.high < 0,
      `not shown to be better than the present policy: regret difference up to ${regretDifference?.high.toFixed(4) ?? ''}, below 0 needed`,
    ),
  ];
}

function unmetCertificate({ certificate }: RolloutEvidence, limits: RolloutLimits): string[] {
  if (certificate === null) return ['it has no certificate: run "framefarm policy certify"'];
  const { eValue, blind, deviceModels, worstPssKb, runs } = certificate;
  return [
    ...unless(
      blind !== undefined,
      'its certificate took blind picks for kept budgets: run "framefarm policy certify" again',
    ),
    ...unless(
      eValue >= limits.eValue,
      `e-value ${eValue.toFixed(1)} after ${runs} picks, ${limits.eValue} needed: measure more, or plan for less time`,
    ),
    ...unless(
      deviceModels.length >= limits.deviceModels,
      `certified on ${deviceModels.length} device models, ${limits.deviceModels} needed`,
    ),
    ...unless(
      worstPssKb !== null && worstPssKb <= limits.pssKb,
      worstPssKb === null
        ? 'its memory was not measured'
        : `it took ${Math.round(worstPssKb / 1024)} MB, at most ${Math.round(limits.pssKb / 1024)} MB allowed`,
    ),
  ];
}

function unmetApproval({ approval }: RolloutEvidence, limits: RolloutLimits): string[] {
  if (approval === null) return ['who started it is not known'];
  const risky = approval.changed.filter((setting) => limits.approved.includes(setting));
  const isApproved = approval.approvedBy !== null && approval.approvedBy !== approval.startedBy;
  return unless(
    risky.length === 0 || isApproved,
    `${risky.join(', ')} changed: a second person, with another token than the one that started it, has to approve`,
  );
}

function unmetShadow({ shadow }: RolloutEvidence, limits: RolloutLimits): string[] {
  if (shadow === null) return ['there is no telemetry of shadow runs'];
  const { runs, crashes, p95Ratio } = shadow;
  const [least, most] = limits.p95Ratio;
  return [
    ...unless(runs >= limits.shadowRuns, `${runs} shadow runs, ${limits.shadowRuns} needed`),
    ...unless(crashes === 0, `${crashes} shadow runs crashed, none allowed`),
    ...unless(
      p95Ratio !== null && p95Ratio >= least && p95Ratio <= most,
      `the p95 in the field is ${p95Ratio?.toFixed(2) ?? 'not known'} of the farm's, ${least} to ${most} needed: calibrate again`,
    ),
  ];
}

function unmetField({ field }: RolloutEvidence, limits: RolloutLimits): string[] {
  if (field === null) return ['there is no telemetry of this step'];
  const { hours, runs, overBudgetDifferenceHigh, scoreDifferenceLow, networks, openAlarms } = field;
  const fewest = Math.min(runs.control, runs.candidate);
  return [
    ...unless(hours >= limits.hours, `${hours.toFixed(1)} hours in this step, ${limits.hours} needed`),
    ...unless(fewest >= limits.runsPerArm, `${fewest} runs in the smaller arm, ${limits.runsPerArm} needed`),
    ...unless(
      networks >= limits.networks,
      `telemetry from ${networks} networks, ${limits.networks} needed; behind a balancer name it in FRAMEFARM_TRUSTED_PROXIES`,
    ),
    ...unless(
      overBudgetDifferenceHigh !== null && overBudgetDifferenceHigh < limits.overBudgetMargin,
      `the over-budget share may be up to ${overBudgetDifferenceHigh === null ? 'any amount' : percent(overBudgetDifferenceHigh)} above the control's, less than ${percent(limits.overBudgetMargin)} needed: wait for more runs`,
    ),
    ...unless(
      scoreDifferenceLow !== null && scoreDifferenceLow > -limits.scoreMargin,
      `the chosen score may be ${scoreDifferenceLow === null ? 'any amount' : (-scoreDifferenceLow).toFixed(4)} below the control's, less than ${limits.scoreMargin} needed: wait for more runs`,
    ),
    ...openAlarms.map((alarm) => `open alarm: ${alarm}`),
  ];
}

const unless = (holds: boolean, unmet: string): string[] => (holds ? [] : [unmet]);
const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
