import type { Tuning } from '@framefarm/contracts';
import { NETWORKS_NEEDED, type TuneResult, type Weighed, drawPareto } from '@framefarm/policy';
import { type ScoreNoiseFacts, noiseInWords } from './score-noise-of.ts';

type Result = NonNullable<Tuning['result']>;
export type FieldFacts = NonNullable<Result['fieldTraces']>;

/** What the tuner found, in the words of the API. */
export function inWords(
  { recommended, regret, front, finalists, replays, reasons }: TuneResult,
  field: FieldFacts | null,
  noise: ScoreNoiseFacts,
): Result {
  return {
    recommended: recommended === null ? null : weighed(recommended),
    regret: regret === null ? null : { low: regret.low, high: regret.high },
    front: front.map(weighed),
    replays,
    reasons: [...reasons, noiseInWords(noise), ...(field === null ? [] : [fieldInWords(field)])],
    scoreNoise: noise,
    picture: drawPareto(finalists, front, recommended),
    ...(field === null ? {} : { fieldTraces: field }),
  };
}

function fieldInWords({ offered, networks, unlike, used }: FieldFacts): string {
  const found = `${offered} audited sessions from the field (low trust), ${networks} networks, ${unlike} left out as unlike anything measured`;
  if (used > 0) return `${found}: ${used} refreshed the prior; clips, costs and limits are the measured ones`;
  const advice = unlike > networks / 2 ? '; the field may have drifted: trace newer clips' : '';
  return `${found}: none used, ${NETWORKS_NEEDED} like networks and two measured clips needed${advice}`;
}

function weighed({
  candidate: { policy, setting },
  summary,
  overShareTwiceSlow,
  blindShareTwiceSlow,
  memoryKb,
  feasible,
}: Weighed): Result['front'][number] {
  const { regret, overShare, blindShare, p50Ms, p95Ms, p99Ms, busyMs, frames } = summary;
  return {
    mode: policy.mode,
    precision: setting.precision,
    decoders: policy.decoders,
    budgetShare: policy.budgetShare,
    lambda: policy.lambda,
    regret,
    overShare,
    overShareTwiceSlow,
    blindShare,
    blindShareTwiceSlow,
    p50Ms,
    p95Ms,
    p99Ms,
    busyMs,
    memoryKb,
    frames,
    feasible,
  };
}
