import type { DeviceFacts } from '@framefarm/contracts';
import type { AdbClient } from '../adb/adb-client.ts';
import type { ListedDevice } from '../adb/parse-device-list.ts';
import { RunFault } from '../errors.ts';
import { sleep } from '../retry.ts';
import { readPhone } from './read-phone.ts';
import type { Symptom } from './recovery-ladder.ts';

/** A phone that can be used now. `lost` fires with a RunFault when its connection ends, whosoever's fault that is. */
export interface SeenPhone {
  readonly address: string;
  readonly facts: DeviceFacts;
  readonly lost: AbortSignal;
  /** It did not answer: it is let go and read anew, and does not come back before it answers. */
  doubt(): void;
}

/** A phone that adb lists and that cannot be used. */
export interface PhoneProblem {
  readonly address: string;
  readonly why: string;
  readonly next: string;
  /** By which it may be brought back; null where nothing is broken. */
  readonly symptom: Symptom | null;
  /** Null for a phone that was never read. */
  readonly serial: string | null;
}

type Trouble = Omit<PhoneProblem, 'address' | 'serial'>;

export interface PhoneWatch {
  close(): Promise<void>;
}

interface Options {
  readonly adb: AdbClient;
  /** Called with everything at every change. */
  readonly onChange: (phones: readonly SeenPhone[], problems: readonly PhoneProblem[]) => void;
  /** Called with adb's own list at every change of it. */
  readonly onList?: (listed: readonly ListedDevice[]) => void;
  readonly readLimitMs: number;
}

interface Entry {
  readonly listed: ListedDevice;
  readonly gone: AbortController;
  facts: DeviceFacts | null;
  trouble: Trouble | null;
}

const ASK_EVERY_MS = 1000;

/** Follows `track-devices`: reads each phone once it can be used, and lets go of it when it is unplugged, offline or locked out. */
export function watchPhones({ adb, onChange, onList, readLimitMs }: Options): PhoneWatch {
  const closing = new AbortController();
  const entries = new Map<string, Entry>();
  /** By address, of each phone that was read once. */
  const serials = new Map<string, string>();
  let told = '';

  function tell(): void {
    const phones: SeenPhone[] = [];
    const problems: PhoneProblem[] = [];
    for (const entry of entries.values()) {
      const { listed, gone, facts, trouble } = entry;
      const { address } = listed;
      if (trouble !== null) problems.push({ address, ...trouble, serial: serials.get(address) ?? null });
      const twin = facts === null ? undefined : phones.find((phone) => phone.facts.serial === facts.serial);
      if (facts !== null && twin === undefined)
        phones.push({ address, facts, lost: gone.signal, doubt: () => doubt(entry) });
      else if (facts !== null && twin !== undefined)
        problems.push({
          address,
          why: `its serial number ${facts.serial} is already that of ${twin.address}`,
          next: 'unplug one of the two, or give the copy a serial number of its own',
          symptom: null,
          serial: null,
        });
    }
    const news = JSON.stringify([phones.map(({ address, facts }) => [address, facts]), problems]);
    if (news === told) return;
    told = news;
    onChange(phones, problems);
  }

  function drop(entry: Entry, why: RunFault): void {
    entries.delete(entry.listed.address);
    entry.gone.abort(why);
  }

  async function read(entry: Entry): Promise<void> {
    const { address } = entry.listed;
    for (let pauseMs = 1000; !entry.gone.signal.aborted; pauseMs = Math.min(pauseMs * 2, 30_000)) {
      try {
        const described = await readPhone(adb.device(address), { timeoutMs: readLimitMs, signal: entry.gone.signal });
        if ('facts' in described) {
          entry.facts = described.facts;
          entry.trouble = null;
          serials.set(address, described.facts.serial);
          return tell();
        }
        entry.trouble = {
          why: described.refused,
          next: 'it is asked again; unplug it if it is not wanted',
          symptom: described.isStarting === true ? 'starting' : null,
        };
      } catch (error) {
        if (entry.gone.signal.aborted) return;
        entry.trouble = {
          why: `it cannot be read: ${error instanceof Error ? error.message : String(error)}`,
          next: 'restart the phone, or plug it in again',
          symptom: 'silent',
        };
      }
      tell();
      await sleep(pauseMs, entry.gone.signal).catch(() => undefined);
    }
  }

  function enter(listed: ListedDevice): void {
    const entry: Entry = { listed, gone: new AbortController(), facts: null, trouble: troubleOf(listed.state) };
    entries.set(listed.address, entry);
    if (entry.trouble === null) void read(entry);
  }

  function doubt(entry: Entry): void {
    if (entries.get(entry.listed.address) !== entry) return;
    drop(entry, new RunFault('device', `phone ${entry.facts?.serial ?? entry.listed.address} did not answer`, true));
    enter(entry.listed);
    tell();
  }

  function update(list: readonly ListedDevice[]): void {
    onList?.(list);
    for (const entry of entries.values()) {
      const now = list.find(({ address }) => address === entry.listed.address);
      if (now?.state === entry.listed.state && now.transportId === entry.listed.transportId) continue;
      const what = now === undefined ? 'is not connected any more' : `went ${now.state}`;
      drop(
        entry,
        new RunFault(
          'device',
          `phone ${entry.facts?.serial ?? entry.listed.address} ${what}; check its cable, the run is tried again`,
          true,
        ),
      );
    }
    for (const listed of list.filter(({ address }) => !entries.has(address))) enter(listed);
    tell();
  }

  /** adb 29 does not announce that a phone on the network went offline, so the list is also asked for. */
  async function ask(signal: AbortSignal): Promise<void> {
    for (;;) {
      await sleep(ASK_EVERY_MS, signal);
      // a server that is slow or gone is the supervisor's business
      const list = await adb.devices().catch(() => null);
      if (list !== null && !signal.aborted) update(list);
    }
  }

  async function watch(): Promise<void> {
    while (!closing.signal.aborted) {
      const over = new AbortController();
      const signal = AbortSignal.any([closing.signal, over.signal]);
      const ended = await Promise.race([adb.trackDevices(signal, update), ask(signal)]).catch((error: Error) => error);
      over.abort(new DOMException('the device list is followed anew', 'AbortError'));
      for (const entry of entries.values())
        drop(
          entry,
          new RunFault(
            'host',
            `the adb server ended under the run (${ended?.message ?? 'no reason'}); the run is tried again`,
            true,
          ),
        );
      if (closing.signal.aborted) return;
      tell();
      await sleep(200, closing.signal).catch(() => undefined);
    }
  }
  const watching = watch();
  return {
    async close() {
      closing.abort(new RunFault('host', 'the runner is being stopped'));
      await watching;
    },
  };
}

/** What adb's word for a phone's state means to a person; null for one that can be used. */
function troubleOf(state: string): Trouble | null {
  const lockedOut = { symptom: 'locked-out' } as const;
  if (state === 'device') return null;
  if (state === 'unauthorized')
    return {
      why: 'it has not accepted this machine',
      next: 'unlock it and accept the key of this machine',
      ...lockedOut,
    };
  if (state === 'offline')
    return {
      why: 'it does not answer',
      next: 'wait, else plug it in again or restart it',
      symptom: 'unreachable',
    };
  if (state.startsWith('no permissions'))
    return {
      why: 'this user may not use its USB device',
      next: 'add udev rules for it or join the group plugdev',
      ...lockedOut,
    };
  if (['authorizing', 'connecting'].includes(state))
    return { why: 'it is being connected', next: 'wait', symptom: null };
  return { why: `adb calls it ${JSON.stringify(state)}`, next: 'start Android on it', symptom: null };
}
