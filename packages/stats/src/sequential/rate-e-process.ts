import { StatsError } from '../stats-error.ts';

/** Trials and events of one arm. */
export interface RateCount {
  readonly trials: number;
  readonly events: number;
}

/** What came in since the look before, per arm. */
export interface RateLook {
  readonly control: RateCount;
  readonly candidate: RateCount;
}

/** How much more likely an event may be in the candidate, as odds of whose it is, and the belief in each. Weights add up to 1. */
export interface OddsBelief {
  readonly ratio: number;
  readonly weight: number;
}

/**
 * Evidence, look by look, that events are more frequent in the candidate than in the control: e-values under "not more frequent", so the chance
 * that any of them ever reaches 1/alpha is at most alpha, however often one looks (Ville). Given how many events a look brought, each is the
 * candidate's with the candidate's share of the trials; the exact law is hypergeometric, which the binomial used here bounds (Hoeffding
 * 1963, theorem 4). The mixture over odds ratios is Robbins' (1970). Exact for rare events too, where a normal interval is not.
 * @throws StatsError for counts that contradict themselves or weights that do not add up to 1
 */
export function rateEProcess(looks: readonly RateLook[], beliefs: readonly OddsBelief[]): number[] {
  const weights = beliefs.reduce((sum, { weight }) => sum + weight, 0);
  if (Math.abs(weights - 1) > 1e-9 || beliefs.some(({ ratio, weight }) => !(ratio > 1 && weight > 0)))
    throw new StatsError(`the odds beliefs have to be above 1, with weights that add up to 1, not ${weights}`);
  const logs = beliefs.map(() => 0);
  return looks.map(({ control, candidate }) => {
    check(control);
    check(candidate);
    const trials = control.trials + candidate.trials;
    const share = trials === 0 ? 0 : candidate.trials / trials;
    // a look in which one arm had no trial says nothing about the other
    if (share > 0 && share < 1) {
      for (const [i, { ratio }] of beliefs.entries()) {
        const shifted = (ratio * share) / (ratio * share + 1 - share);
        logs[i] =
          (logs[i] as number) +
          candidate.events * Math.log(shifted / share) +
          control.events * Math.log((1 - shifted) / (1 - share));
      }
    }
    return beliefs.reduce((sum, { weight }, i) => sum + weight * Math.exp(logs[i] as number), 0);
  });
}

function check({ trials, events }: RateCount): void {
  if (!(Number.isSafeInteger(trials) && Number.isSafeInteger(events) && events >= 0 && events <= trials))
    throw new StatsError(`${events} events in ${trials} trials cannot be; count each trial once`);
}
