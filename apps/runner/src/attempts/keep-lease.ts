import type { HeartbeatBody, Offer } from '@framefarm/contracts';
import type { Static } from 'typebox';
import type { ApiClient } from '../api-client.ts';
import { LeaseLost } from '../errors.ts';
import { sleep } from '../retry.ts';

const BEAT_MS = 2000;
/** Below the API's lease of 45 s, so that the runner stops before anyone else may start. */
const SELF_FENCE_MS = 30_000;

export interface Progress extends Omit<Static<typeof HeartbeatBody>, 'fence' | 'launchMs'> {
  /** When the launch under way began, on the runner's monotonic clock. */
  readonly launchBegan?: number;
}

/** Why the runner stops an attempt by itself. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/**
 * Renews the lease until `signal` fires. Calls `stop` with Cancelled when the API asks for it, and with LeaseLost when the lease is
 * another's or nobody has answered for 30 s by the monotonic clock.
 */
export async function keepLease(
  api: ApiClient,
  offer: Offer,
  progress: () => Progress,
  stop: (why: Error) => void,
  signal: AbortSignal,
): Promise<void> {
  let lastAnswer = performance.now();
  while (!signal.aborted) {
    try {
      const { launchBegan, ...now } = progress();
      const launch = launchBegan === undefined ? {} : { launchMs: Math.round(performance.now() - launchBegan) };
      const { cancel } = await api.heartbeat(offer.attemptId, { fence: offer.fence, ...now, ...launch });
      lastAnswer = performance.now();
      if (cancel) stop(new Cancelled('cancelled on request'));
    } catch (error) {
      if (error instanceof LeaseLost) return stop(error);
      if (performance.now() - lastAnswer > SELF_FENCE_MS)
        return stop(new LeaseLost('the API has not answered for 30 s; the lease is given up'));
    }
    await sleep(BEAT_MS, signal).catch(() => undefined);
  }
}
