import type { AdbClient } from '../adb/adb-client.ts';
import type { AdbDevice } from '../adb/adb-device.ts';
import { type PhoneSession, openSession } from './open-session.ts';
import { installServerPackages } from './server-packages.ts';
import { type Appium, type AppiumOptions, startAppium } from './start-appium.ts';
import type { SystemPorts } from './system-ports.ts';

/** Sessions on any phone of this runner, by one Appium server that starts with the first phone. */
export interface Sessions {
  /** Starts Appium ahead of the first session. */
  warmUp(): void;
  open(device: AdbDevice, signal: AbortSignal): Promise<PhoneSession>;
  close(): Promise<void>;
}

interface Options extends AppiumOptions {
  readonly client: AdbClient;
  readonly ports: SystemPorts;
}

export function createSessions({ client, ports, ...options }: Options): Sessions {
  let appium: Promise<Appium> | null = null;
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
    async open(device, signal) {
      if (await installServerPackages(device, signal)) options.log('uia2.installed', { address: device.address });
      const { port, untilUp } = await running();
      await untilUp(signal);
      return openSession({ appiumPort: port, adb: client, address: device.address, ports }, signal);
    },
    async close() {
      const started = await appium?.catch(() => null);
      await started?.close();
    },
  };
}
