import pLimit from 'p-limit';
import type { AdbClient } from '../adb/adb-client.ts';
import type { AdbDevice } from '../adb/adb-device.ts';
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
  /** How long a session stays open for the next run on its phone; 0 ends it with its run. */
  readonly keepMs: number;
}

/** Appium opens a session mostly in its one thread: more at once take no less time altogether, and each its own time limit longer. */
const OPENING_AT_ONCE = 8;
/** A person who takes the phone in hand, or another tool, finds it free of our session after that time at the latest. */
const KEEP_MS = 60_000;

export const SESSION_STYLE: SessionStyle = {
  capabilities: sessionCapabilities,
  serverBy: 'runner',
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
  const opening = pLimit(OPENING_AT_ONCE);
  const running = () =>
    (appium ??= startAppium(options).catch((error: unknown) => {
      // the next session tries again
      appium = null;
      throw error;
    }));
  return {
    warmUp() {
      running().catch((error: Error) => options.log('appium.failed', { why: error.message }));
    },
    open: (device, signal) =>
      opening(async () => {
        signal.throwIfAborted();
        const { capabilities, serverBy } = style();
        if (serverBy === 'runner' && (await installServerPackages(device, signal)))
          options.log('uia2.installed', { address: device.address });
        const { port, untilUp } = await running();
        await untilUp(signal);
        return openSession({ appiumPort: port, adb: client, address: device.address, ports, capabilities }, signal);
      }),
    keepMs: () => style().keepMs,
    async close() {
      const started = await appium?.catch(() => null);
      await started?.close();
    },
  };
}
