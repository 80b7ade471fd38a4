import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { CreateBenchmarkBody, Device, Devices } from '@framefarm/contracts';
import { type Program, type ProgramEvent, startProgram } from '@framefarm/program';
import type { Static } from 'typebox';
import { startHostFarm } from './host-farm.ts';

const PHONE_PROGRAM = 'packages/virtual-phone/src/main.ts';
const PROFILE = 'pixel-4a-5g';
export const HARNESS = 'dev.framefarm.harness';

/** A virtual phone as its own process. */
export interface PhoneProcess {
  readonly serial: string;
  readonly port: number;
  readonly program: Program;
  /** What the phone was asked and does not know. */
  readonly unknown: readonly string[];
}

/** The real API, a real runner with real adb and real Appium, and virtual phones as processes of their own. */
export async function startAndroidFarm() {
  const host = await startHostFarm();
  const apk = path.join(host.folder, 'harness.apk');
  execFileSync(process.execPath, ['--import', 'tsx', PHONE_PROGRAM, 'build-harness-apk', '--out', apk]);
  await host.call('POST', '/harness-builds', {
    platform: 'android',
    version: '1',
    sha256: await host.upload(readFileSync(apk)),
  });
  const events: ProgramEvent[] = [];
  const phones: PhoneProcess[] = [];
  const env = {
    FRAMEFARM_HOST_PHONE: '0',
    FRAMEFARM_ADB: '1',
    FRAMEFARM_LAUNCH_SILENCE_MS: '6000',
    FRAMEFARM_COOL_DOWN_MS: '1000',
  };
  const runner = await host.startRunner('android', env, (event) => events.push(event));
  const adbPort = runner.ready['adbServerPort'] as number;
  const stateDir = path.join(host.folder, 'android');

  async function waitFor<T>(
    what: string,
    look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  ): Promise<T> {
    for (let tries = 0; tries < 600; tries += 1) {
      const found = await look();
      if (found !== null && found !== undefined && found !== false) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new TypeError(`${what} never came; the runner's last words: ${JSON.stringify(events.slice(-20))}`);
  }
  const deviceOf = async (serial: string): Promise<Device | undefined> =>
    (await host.call<Static<typeof Devices>>('GET', '/devices')).devices.find((one) => one.serial === serial);

  return {
    ...host,
    eventsOf: host.events,
    env,
    runner,
    events,
    phones,
    adbPort,
    waitFor,
    deviceOf,
    async startPhone(serial: string, args: readonly string[] = [], port = 0): Promise<PhoneProcess> {
      const unknown: string[] = [];
      const program = await startProgram({
        name: `phone ${serial}`,
        file: PHONE_PROGRAM,
        args: [
          '--profile',
          PROFILE,
          '--serial',
          serial,
          '--adb-server-port',
          String(adbPort),
          '--port',
          String(port),
          '--host-python',
          host.python,
          '--host-harness',
          host.harness,
          ...args,
        ],
        readyEvent: 'phone.ready',
        onEvent: (event) => {
          if (event.event === 'phone.unknown-command') unknown.push(String(event['command']));
        },
      });
      const phone = { serial, port: program.ready['port'] as number, program, unknown };
      phones.push(phone);
      return phone;
    },
    online: (serial: string) =>
      waitFor(`phone ${serial}`, async () => {
        const device = await deviceOf(serial);
        return device?.state === 'online' ? device : null;
      }),
    /** The real adb client on the runner's server. */
    async adb(phone: PhoneProcess, ...args: string[]): Promise<string> {
      const { stdout } = await promisify(execFile)('adb', [
        '-P',
        String(adbPort),
        '-s',
        `127.0.0.1:${phone.port}`,
        ...args,
      ]);
      return stdout;
    },
    /** The process id of one of the runner's children. */
    childPid: (name: 'adb-server' | 'appium') => Number(readFileSync(path.join(stateDir, `${name}.pid`), 'utf8')),
    measure: (changes: Partial<CreateBenchmarkBody> = {}, engine: 'device' | 'host-mnn' = 'device') =>
      host.submit({
        targets: [{ bodies: ['virtual'] }],
        configurations: [
          {
            engine,
            backend: 'cpu',
            precision: 'fp32',
            threads: 4,
            framePlan: { kind: 'fixed', frames: 4, deadlineMs: null },
          },
        ],
        ...changes,
      }),
    reportOf: (runId: string) => host.call<{ records: { type: string }[] }>('GET', `/runs/${runId}/report`),
    async stop() {
      for (const { program } of phones) await program.stop();
      await host.stop();
    },
  };
}
export type AndroidFarm = Awaited<ReturnType<typeof startAndroidFarm>>;
