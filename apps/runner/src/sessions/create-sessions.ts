import pLimit, { type LimitFunction } from 'p-limit';
import type { AdbClient } from '../adb/adb-client.ts';
import type { AdbDevice } from '../adb/adb-device.ts';
import { sleep } from '../retry.ts';
import { type PhoneSession, openSession } from './open-session.ts';
import { installServerPackages } from './server-packages.ts';
import { type Capabilities, type SessionPhone, sessionCapabilities } from './session-capabilities.ts';
import { type Appium, type AppiumOptions, startAppium } from './start-appium.ts';
import type { SystemPorts } from './system-ports.ts';

/** How sessions are opened and kept. */
export interface SessionStyle {
  readonly capabilities: (phone: SessionPhone) => Capabilities;
  /** Who installs the UiAutomator2 server on the phone. */
  readonly serverBy: 'runner' | 'appium';
  /** Sessions that are being opened at the same time, over all phones. */
  readonly openingAtOnce: number;
  /** How long a session stays open for the next run on its phone; 0 ends it with its run. */
  readonly keepMs: number;
}

/** Appium opens a session mostly in its one thread: more at once take no less time altogether, and each its own time limit longer. */
const OPENING_AT_ONCE = 8;
/** On a phone that is gone, ending a session takes Appium as long as its own limits allow. */
const LEAVE_MS = 5000;
/** A person who takes the phone in hand, or another tool, finds it free of our session after that time at the latest. */
const KEEP_MS = 60_000;

export const SESSION_STYLE: SessionStyle = {
  capabilities: sessionCapabilities,
  serverBy: 'runner',
  openingAtOnce: OPENING_AT_ONCE,
  keepMs: KEEP_MS,
};

/** Sessions on any phone of this runner, by one Appium server that starts with the first phone. */
export interface Sessions {
  /** Starts Appium ahead of the first session. */
  warmUp(): void;
  open(device: AdbDevice, signal: AbortSignal): Promise<PhoneSession>;
  /** How long a session whose run has ended stays open. */
  keepMs(): number;
  close(): Promise<void>;
}

interface Options extends AppiumOptions {
  readonly client: AdbClient;
  readonly ports: SystemPorts;
  /** Asked at each use. */
  readonly style: () => SessionStyle;
}

export function createSessions({ client, ports, style, ...options }: Options): Sessions {
  let appium: Promise<Appium> | null = null;
  const opening = pLimit(style().openingAtOnce);
  const running = () =>
    (appium ??= startAppium(options).catch((error: unknown) => {
      // the next session tries again
      appium = null;
      throw error;
    }));
  /** By address. What is left behind when a phone goes ends the UiAutomator2 server of the session that follows when the phone is back. */
  const leaving = new Map<string, Promise<unknown>>();
  const leaves = (address: string) => (work: Promise<unknown>) => {
    const over: Promise<unknown> = work
      .catch(() => undefined)
      .then(() => leaving.get(address) === over && leaving.delete(address));
    leaving.set(address, over);
  };
  return {
    warmUp() {
      running().catch((error: Error) => options.log('appium.failed', { why: error.message }));
    },
    open(device, signal) {
      opening.concurrency = style().openingAtOnce;
      return inTurn(opening, signal, async () => {
        const { capabilities, serverBy } = style();
        if (serverBy === 'runner' && (await installServerPackages(device, signal)))
          options.log('uia2.installed', { address: device.address });
        const { port, untilUp } = await running();
        await untilUp(signal);
        const { address } = device;
        await untilLeft(leaving.get(address), signal);
        const session = { appiumPort: port, adb: client, address, ports, capabilities, leaves: leaves(address) };
        return openSession(session, signal);
      });
    },
    keepMs: () => style().keepMs,
    async close() {
      const started = await appium?.catch(() => null);
      await started?.close();
    },
  };
}

/** What still waits for its turn when the signal fires is given up at once. */
function inTurn<T>(limit: LimitFunction, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason as Error);
    signal.addEventListener('abort', giveUp, { once: true });
    limit(() => {
      signal.removeEventListener('abort', giveUp);
      signal.throwIfAborted();
      return work();
    }).then(resolve, reject);
  });
}

async function untilLeft(leaving: Promise<unknown> | undefined, signal: AbortSignal): Promise<void> {
  if (leaving === undefined) return;
  const over = new AbortController();
  const late = sleep(LEAVE_MS, AbortSignal.any([signal, over.signal])).catch(() => undefined);
  await Promise.race([leaving, late]);
  over.abort(new DOMException('done', 'AbortError'));
  signal.throwIfAborted();
}
