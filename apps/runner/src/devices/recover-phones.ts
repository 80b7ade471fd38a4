import type { PhoneProblem as ToldProblem } from '@framefarm/contracts';
import type { AdbClient } from '../adb/adb-client.ts';
import type { ListedDevice } from '../adb/parse-device-list.ts';
import { sleep } from '../retry.ts';
import { cleanName } from './clean-words.ts';
import { listens } from './listens.ts';
import { type Step, stepDue } from './recovery-ladder.ts';
import type { PhoneProblem } from './watch-phones.ts';

export interface PhoneRecovery {
  /** adb's newest list. */
  seen(listed: readonly ListedDevice[]): void;
  /** What can be used now, and what cannot and why. */
  looked(usable: readonly { readonly address: string }[], problems: readonly PhoneProblem[]): void;
  /** The problems as they are told to the API: those for which the ladder has ended need a person. */
  told(): readonly ToldProblem[];
  close(): Promise<void>;
}

interface Options {
  readonly adb: AdbClient;
  readonly ladder: readonly Step[];
  /** Ends the adb server, so that it is started again; every phone on it is lost for a moment. */
  readonly restartAdb: (why: string) => void;
  /** False where a person has the phone in hand. */
  readonly mayReboot: (serial: string) => boolean;
  /** A phone needs a person from now on. */
  readonly onAsk: () => void;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
}

const TICK_MS = 1000;
/** adb 29 itself tries for 60 s to reach a phone on the network again, then forgets it. */
const FORGOTTEN_AFTER_MS = 600_000;
/** Phones often come back by themselves within that time; asking sooner would tear down what is just being set up. */
const FIRST_PAUSE_MS = 3000;
const LONGEST_PAUSE_MS = 15_000;
/** Of the contract. */
const SENTENCE_LIMIT = 500;

interface Absent {
  readonly sinceMs: number;
  nextTryMs: number;
  pauseMs: number;
}
interface Ill {
  readonly sinceMs: number;
  readonly done: Set<Step>;
  listedMs: number;
  needsPerson: boolean;
}

/**
 * Brings phones back without touching the others: a phone on the network that adb has lost is asked for anew, a phone that stays offline has
 * its own connection set up again, and what does not help by itself climbs the recovery ladder. The adb server is started again only while no
 * phone on it can be used, and only a phone that this runner has read before is rebooted. A phone on the network is forgotten ten minutes after
 * it was lost.
 */
export function recoverPhones({ adb, ladder, restartAdb, mayReboot, onAsk, log }: Options): PhoneRecovery {
  const closing = new AbortController();
  const known = new Set<string>();
  const absent = new Map<string, Absent>();
  const ill = new Map<string, Ill>();
  let problems: readonly PhoneProblem[] = [];
  let usable: readonly string[] = [];
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
      } else await attempt(address, () => bringBack(address, offline.includes(address)));
    }
    // a phone leaves the list while it reboots, and must not be rebooted again for that
    for (const [address, entry] of ill)
      if (fresh.some((one) => one.address === address)) entry.listedMs = now;
      else if (now - entry.listedMs > FORGOTTEN_AFTER_MS) ill.delete(address);
    for (const problem of problems) await climb(problem);
  }
  async function attempt(address: string, work: () => Promise<boolean>): Promise<void> {
    try {
      if (await work()) log('device.reconnected', { address });
    } catch (error) {
      log('device.reconnect-failed', { address, why: error instanceof Error ? error.message : String(error) });
    }
  }
  /** False when there is nothing yet to connect to. */
  async function bringBack(address: string, isListed: boolean): Promise<boolean> {
    if (!onNetwork(address)) {
      await adb.reconnect(address);
      return true;
    }
    // adb 29 aborts now and then when a connection that it tries is refused
    if (!(await listens(address))) return false;
    // adb calls a stale entry "already connected"
    if (isListed) await adb.disconnect(address);
    return adb.connect(address);
  }
  async function climb({ address, symptom, serial, why }: PhoneProblem): Promise<void> {
    const entry = ill.get(address);
    if (symptom === null || entry === undefined) return;
    const step = stepDue(ladder, symptom, performance.now() - entry.sinceMs, entry.done);
    if (step === null) return;
    entry.done.add(step);
    switch (step.rung) {
      case 'reconnect':
        log('device.reconnect', { address, serial, why });
        return attempt(address, () => bringBack(address, true));
      case 'restart-adb':
        if (usable.length === 0) restartAdb(`phone ${address} stays offline and no other phone needs the server`);
        return;
      case 'reboot':
        if (serial === null || !mayReboot(serial)) return;
        log('device.reboot', { address, serial, why });
        return attempt(address, async () => {
          await adb.device(address).reboot();
          return false;
        });
      case 'ask-person':
        entry.needsPerson = true;
        log('device.needs-person', { address, serial, why });
        return onAsk();
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
    looked(phones, newest) {
      usable = phones.map(({ address }) => address);
      problems = newest;
      for (const address of usable) ill.delete(address);
      for (const { address, symptom } of newest)
        if (symptom !== null && !ill.has(address))
          ill.set(address, {
            sinceMs: performance.now(),
            done: new Set(),
            listedMs: performance.now(),
            needsPerson: false,
          });
    },
    told: () =>
      problems.map(({ address, serial, why, next }) => ({
        kind: ill.get(address)?.needsPerson === true ? 'needs-person' : 'unusable',
        address: cleanName(address) ?? 'unknown',
        serial,
        why: cleanName(why, SENTENCE_LIMIT) ?? 'unknown',
        next: cleanName(next, SENTENCE_LIMIT) ?? 'look at it',
      })),
    async close() {
      closing.abort(new DOMException('closed', 'AbortError'));
      await kept;
    },
  };
}
