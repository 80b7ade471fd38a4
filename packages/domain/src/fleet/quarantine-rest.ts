const FIRST_REST_MS = 30 * 60_000;
/** Rests of half an hour to eight hours: after fifteen and a half hours of failed checks it is a person's turn. */
export const MOST_RESTS = 5;
/** A device that is put in quarantine again within that time has relapsed: its rests go on where they were. */
export const RELAPSE_MS = 24 * 3_600_000;

/**
 * How long a device rests before the farm checks it, in ms: half an hour, which a phone that shut down for heat needs to cool, and twice as long
 * each further time. Null when it has rested often enough and only a person lets it back. `rest` counts from 1. That it doubles is assumed; it is
 * the usual way of a circuit breaker.
 */
export function quarantineRestMs(rest: number): number | null {
  return rest > MOST_RESTS ? null : FIRST_REST_MS * 2 ** (rest - 1);
}
