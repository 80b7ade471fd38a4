/**
 * Wake-ups without content ("there may be work in this pool"): they may be lost, repeated or reordered; the claim in Postgres decides. Who
 * waits looks again by itself after a while, so a lost wake-up costs time and nothing else.
 */
export interface WakePort {
  /** Never throws and never waits. */
  wake(pool: string): void;
  /** Resolves at the next wake-up of the pool, or after `ms`, or on abort. */
  onWake(pool: string, ms: number, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}
