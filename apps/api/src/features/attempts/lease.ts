/** Numbers of a lease, in milliseconds. The database's clock is the only lease clock. */
export interface LeaseTimes {
  /** How long an offer may stay unanswered. */
  readonly offerMs: number;
  /** How long a run is held after its last heartbeat. */
  readonly leaseMs: number;
}

export const LEASE_TIMES: LeaseTimes = { offerMs: 10_000, leaseMs: 45_000 };
/** A run whose runner died, or that failed by fault of a phone, a host or heat, is offered this many times at most. */
export const MAX_ATTEMPTS = 4;
/** A tainted run is queued again this many times at most. */
export const MAX_TAINTED = 2;
