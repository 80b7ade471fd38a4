import type { Tuning } from '@framefarm/contracts';
import { type TuneResult, type Weighed, drawPareto } from '@framefarm/policy';

type Result = NonNullable<Tuning['result']>;

/** What the tuner found, in the words of the API. */
export function inWords({ recommended, regret, front, finalists, replays, reasons }: TuneResult): Result {
  return {
    recommended: recommended === null ? null : weighed(recommended),
    regret: regret === null ? null : { low: regret.low, high: regret.high },
    front: front.map(weighed),
    replays,
    reasons: [...reasons],
    picture: drawPareto(finalists, front, recommended),
  };
}

function weighed({
  candidate: { policy, setting },
  summary,
  overShareTwiceSlow,
  feasible,
}: Weighed): Result['front'][number] {
  const { regret, overShare, p50Ms, p95Ms, p99Ms, busyMs, frames } = summary;
  return {
    mode: policy.mode,
    precision: setting.precision,
    decoders: policy.decoders,
    budgetShare: policy.budgetShare,
    lambda: policy.lambda,
    regret,
    overShare,
    overShareTwiceSlow,
    p50Ms,
    p95Ms,
    p99Ms,
    busyMs,
    frames,
    feasible,
  };
}
