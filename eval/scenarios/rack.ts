import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { profileByName } from '@framefarm/phone-model';
import type { Program, ProgramEvent } from '@framefarm/program';
import { freePort } from '@framefarm/testkit';
import {
  type AdbServerList,
  type Scenario,
  type TroubleEvent,
  type VirtualPhone,
  createAdbServerList,
  startHarnessPhone,
} from '@framefarm/virtual-phone';
import { type Gate, openGate } from '../support/gate.ts';
import { type Farm, FarmError } from '../support/start-farm.ts';
import type { HostAction } from './cells.ts';

const UNREACHABLE_MS = 20_000;
const NO_TROUBLE: Scenario = { schema: 1, troubles: [] };

/** One runner with its own adb server and Appium, its own way to the API, and the phones beside it. */
export interface Rack {
  plug(serial: string, scenario: Scenario | null, onTrouble?: (event: TroubleEvent) => void): Promise<VirtualPhone>;
  act(action: HostAction): Promise<void>;
  /** Reports that wait on the runner's disk. */
  spooled(): number;
  close(): Promise<void>;
}

interface RackOptions {
  readonly farm: Farm;
  readonly name: string;
  readonly seed: number;
  readonly preinstalled: readonly Buffer[];
  /** Of the runner's log. */
  readonly onEvent: (event: ProgramEvent) => void;
}

export async function startRack({ farm, name, seed, preinstalled, onEvent }: RackOptions): Promise<Rack> {
  const profile = profileByName('pixel-4a-5g');
  if (profile === null) throw new FarmError('there is no profile pixel-4a-5g');
  const gate: Gate = await openGate(Number(new URL(farm.url).port));
  const adbPort = await freePort();
  const stateDir = path.join(farm.folder, name);
  const start = (): Promise<Program> =>
    farm.startRunner(
      name,
      {
        FRAMEFARM_URL: `http://127.0.0.1:${gate.port}`,
        FRAMEFARM_ADB_SERVER_PORT: String(adbPort),
        FRAMEFARM_LAUNCH_SILENCE_MS: '10000',
        FRAMEFARM_COOL_DOWN_MS: '30000',
      },
      onEvent,
    );
  let runner = await start();
  const list: AdbServerList = createAdbServerList(adbPort);
  const phones: VirtualPhone[] = [];
  const killChild = (child: 'adb-server' | 'appium') =>
    void process.kill(Number(readFileSync(path.join(stateDir, `${child}.pid`), 'utf8')), 'SIGKILL');

  return {
    async plug(serial, scenario, onTrouble) {
      const phone = await startHarnessPhone({
        profile,
        serial,
        seed,
        adbServer: list,
        preinstalled,
        scenario: scenario ?? NO_TROUBLE,
        ...(onTrouble === undefined ? {} : { onTrouble }),
      });
      phones.push(phone);
      return phone;
    },
    async act(action) {
      switch (action) {
        case 'adb-server-killed':
          return killChild('adb-server');
        case 'appium-killed':
          return killChild('appium');
        case 'runner-killed':
          runner.child.kill('SIGKILL');
          await runner.stop();
          runner = await start();
          return;
        case 'api-unreachable':
          gate.shut();
          await sleep(UNREACHABLE_MS);
          return gate.open();
      }
    },
    spooled() {
      const folder = path.join(stateDir, 'spool');
      try {
        return readdirSync(folder).length;
      } catch {
        return 0; // nothing was ever spooled
      }
    },
    async close() {
      await Promise.all(phones.map((phone) => phone.close()));
      list.close();
      await runner.stop();
      await gate.close();
    },
  };
}
