/**
 * How many times slower than its table this phone is right now: a normal belief about the logarithm of the ratio, updated by each step
 * (scalar Kalman filter). A step noise of about 0.15 against a spread of phones of about 0.3 settles it within two or three steps.
 */
export interface PaceEstimate {
  /** Median ratio of observed to nominal time. */
  readonly ratio: number;
  /** The ratio that one more step exceeds only at `guardSds` standard deviations. */
  readonly guarded: number;
  readonly logMean: number;
  readonly steps: number;
  observe(observedMs: number, nominalMs: number): void;
  /** Moves the belief to what a related estimate says, as long as it has seen nothing itself. */
  lean(logMean: number): void;
}

/** A stall pulls at most by so many standard deviations. */
const OUTLIER_SDS = 2.5;
/** The belief never gets more certain than twelve steps make it, so that a phone that heats up is followed. */
const MEMORY_STEPS = 12;

export function paceEstimate(spreadSd: number, stepSd: number, guardSds: number): PaceEstimate {
  const stepVariance = stepSd * stepSd;
  let variance = spreadSd * spreadSd;
  const pace = {
    ratio: 1,
    guarded: 1,
    logMean: 0,
    steps: 0,
    observe(observedMs: number, nominalMs: number): void {
      if (!(observedMs > 0 && nominalMs > 0)) return;
      const total = variance + stepVariance;
      const limit = OUTLIER_SDS * Math.sqrt(total);
      const surprise = Math.log(observedMs / nominalMs) - pace.logMean;
      const logMean = pace.logMean + (variance / total) * Math.min(limit, Math.max(-limit, surprise));
      variance = Math.max(stepVariance / MEMORY_STEPS, (variance * stepVariance) / total);
      pace.steps += 1;
      settle(logMean);
    },
    lean(logMean: number): void {
      if (pace.steps === 0) settle(logMean);
    },
  };
  function settle(logMean: number): void {
    pace.logMean = logMean;
    pace.ratio = Math.exp(logMean);
    pace.guarded = Math.exp(logMean + guardSds * Math.sqrt(variance + stepVariance));
  }
  settle(0);
  return pace;
}
