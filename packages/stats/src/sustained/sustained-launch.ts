export interface SustainedPick {
  /** Since the first measured pick of the launch began. */
  readonly atMs: number;
  readonly latencyMs: number;
}
/** What a phone said of its heat; null where it does not say. */
export interface HeatReading {
  /** On the clock of the picks. */
  readonly atMs: number;
  readonly celsius: number | null;
  /** Android's 0 (none) to 6 (shutdown). */
  readonly thermalStatus: number | null;
  /** Sum over the processor's clusters of the highest clock allowed. */
  readonly cpuMaxKHz: number | null;
}
/** One launch that measured without a rest. */
export interface SustainedLaunch {
  readonly picks: readonly SustainedPick[];
  readonly heat: readonly HeatReading[];
}

/** One point of the curve: the picks that began in a minute, and the heat at its end. */
export interface SustainedPoint extends Omit<HeatReading, 'atMs'> {
  readonly fromMs: number;
  readonly picks: number;
  readonly p50Ms: number;
  /** Null below 20 picks, where it is nearly the worst value. */
  readonly p95Ms: number | null;
}
