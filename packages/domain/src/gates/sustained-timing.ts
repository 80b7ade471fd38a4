const MINUTE_MS = 60_000;
const LEAST_POINTS = 10;
/** Time of a run beside its launches: bringing things there, and what is sent afterwards. */
const AROUND_MS = 15 * MINUTE_MS;

/** How long a sustained launch is, and a point of its curve: a minute, or a tenth of a launch of less than ten. */
export function sustainedTiming(minutes: number): { readonly durationMs: number; readonly pointMs: number } {
  const durationMs = minutes * MINUTE_MS;
  return { durationMs, pointMs: Math.min(MINUTE_MS, durationMs / LEAST_POINTS) };
}

/** Room for all launches of a sustained run, each with its longest cool-down. */
export function sustainedRunMs(minutes: number, launches: number, mostCoolDownS: number): number {
  return AROUND_MS + launches * (minutes * MINUTE_MS * 1.5 + mostCoolDownS * 1000);
}
