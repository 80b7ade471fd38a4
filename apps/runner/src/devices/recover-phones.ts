import type { AdbClient } from '../adb/adb-client.ts';
import type { ListedDevice } from '../adb/parse-device-list.ts';
import { sleep } from '../retry.ts';
import { listens } from './listens.ts';

export interface PhoneRecovery {
  /** adb's newest list. */
  seen(listed: readonly ListedDevice[]): void;
  close(): Promise<void>;
}

interface Options {
  readonly adb: AdbClient;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
}

const TICK_MS = 1000;
/** adb 29 itself tries for 60 s to reach a phone on the network again, then forgets it. */
const FORGOTTEN_AFTER_MS = 600_000;
/** Phones often come back by themselves within that time; asking sooner would tear down what is just being set up. */
const FIRST_PAUSE_MS = 3000;
const LONGEST_PAUSE_MS = 15_000;

interface Absent {
  readonly sinceMs: number;
  nextTryMs: number;
  pauseMs: number;
}

/**
 * Brings phones back without touching the others: a phone on the network that adb has lost is asked for anew, and a phone that stays
 * offline has its own connection set up again. A phone on the network is forgotten ten minutes after it was lost.
 */
export function recoverPhones({ adb, log }: Options): PhoneRecovery {
  const closing = new AbortController();
  const known = new Set<string>();
  const absent = new Map<string, Absent>();
  const onNetwork = (address: string) => /^[^\s]+:\d{1,5}$/.test(address);

  async function tick(): Promise<void> {
    const fresh = await adb.devices().catch(() => null);
    if (fresh === null) return;
    const now = performance.now();
    const offline = fresh.filter(({ state }) => state === 'offline').map(({ address }) => address);
    const missing = [...[...known].filter((address) => !fresh.some((one) => one.address === address)), ...offline];
    for (const address of absent.keys()) if (!missing.includes(address)) absent.delete(address);
    for (const address of missing) {
      const entry = absent.get(address) ?? { sinceMs: now, nextTryMs: now + FIRST_PAUSE_MS, pauseMs: FIRST_PAUSE_MS };
      absent.set(address, entry);
      if (now < entry.nextTryMs) continue;
      entry.pauseMs = Math.min(entry.pauseMs * 2, LONGEST_PAUSE_MS);
      entry.nextTryMs = now + entry.pauseMs;
      if (now - entry.sinceMs > FORGOTTEN_AFTER_MS) {
        known.delete(address);
        log('device.forgotten', { address });
      } else await bringBack(address, offline.includes(address));
    }
  }
  async function bringBack(address: string, isListed: boolean): Promise<void> {
    try {
      if (!onNetwork(address)) await adb.reconnect(address);
      else {
        // adb 29 aborts now and then when a connection that it tries is refused
        if (!(await listens(address))) return;
        // adb calls a stale entry "already connected"
        if (isListed) await adb.disconnect(address);
        if (!(await adb.connect(address))) return;
      }
      log('device.reconnected', { address });
    } catch (error) {
      log('device.reconnect-failed', { address, why: error instanceof Error ? error.message : String(error) });
    }
  }
  async function keep(): Promise<void> {
    while (!closing.signal.aborted) {
      await tick();
      await sleep(TICK_MS, closing.signal).catch(() => undefined);
    }
  }
  const kept = keep();
  return {
    seen(listed) {
      for (const { address, state } of listed) if (state === 'device' && onNetwork(address)) known.add(address);
    },
    async close() {
      closing.abort(new DOMException('closed', 'AbortError'));
      await kept;
    },
  };
}
