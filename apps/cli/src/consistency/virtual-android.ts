import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ProgramError, startProgram } from '@framefarm/program';
import { type Client, createClient } from '../client.ts';
import { CommandError } from '../errors.ts';
import { startLocal } from '../local/start-local.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const VIRTUAL_PHONE = path.join(ROOT, 'packages/virtual-phone/src/main.ts');
const SERIAL = 'ladder-phone';
const PROFILE = 'pixel-4a-5g';
const ONLINE_MS = 90_000;

/** A farm of its own: what the environment says of another farm, its database or its phones must not reach it. An empty variable is not set. */
const OWN = {
  DATABASE_URL: '',
  REDIS_URL: '',
  FRAMEFARM_S3_BUCKET: '',
  FRAMEFARM_PRODUCTION: '',
  FRAMEFARM_PORT: '',
  FRAMEFARM_EMULATED_PHONES: '',
  FRAMEFARM_ADB_SERVER_PORT: '',
  FRAMEFARM_METRICS_PORT: '',
  FRAMEFARM_HOST_PHONE: '0',
  FRAMEFARM_ADB: '1',
};

export interface PhoneOfFarm {
  readonly client: Client;
  readonly deviceId: string;
}

/**
 * `work` with one virtual Android phone, behind a real API, runner, adb and Appium that are started for it and ended after it, also by Ctrl-C. The
 * MNN in the phone is this machine's. CommandError 20 when something of it cannot be started.
 */
export async function withVirtualAndroid<Result>(
  python: string,
  work: (phone: PhoneOfFarm) => Promise<Result>,
): Promise<Result> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'framefarm-ladder-farm-'));
  const started: (() => Promise<void>)[] = [];
  try {
    const { signal } = stopping;
    const farm = await startLocal(folder, () => undefined, signal, { ...OWN, FRAMEFARM_PYTHON: python });
    started.push(farm.stop);
    const client = createClient(farm.access);
    const harness = path.join(folder, 'harness.pyz');
    execFileSync(python, [path.join(ROOT, 'harness-app/reference/build_harness.py'), harness]);
    const apk = path.join(folder, 'harness.apk');
    execFileSync(process.execPath, ['--import', 'tsx', VIRTUAL_PHONE, 'build-harness-apk', '--out', apk]);
    const sha256 = await putFile(client, apk);
    await client.createHarnessBuild({ platform: 'android', version: sha256.slice(0, 8), sha256 });
    const server = ['--adb-server-port', String(farm.adbServerPort)];
    const mnn = ['--host-python', python, '--host-harness', harness];
    const phone = await startProgram({
      name: 'the virtual phone',
      file: VIRTUAL_PHONE,
      args: ['--profile', PROFILE, '--serial', SERIAL, ...server, ...mnn],
      readyEvent: 'phone.ready',
      signal,
    });
    started.push(phone.stop);
    return await Promise.race([work({ client, deviceId: await online(client, signal) }), aborted(signal)]);
  } catch (error) {
    if (stopping.signal.aborted) throw new CommandError(3, 'stopped: no report was written');
    if (error instanceof ProgramError)
      throw new CommandError(
        20,
        `the virtual Android phone cannot be had: ${error.message}; it needs adb and Appium ("npm run doctor" says what is missing), or leave --phone out`,
      );
    throw error;
  } finally {
    for (const end of started.toReversed()) await end();
    await rm(folder, { recursive: true, force: true });
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new CommandError(3, 'stopped')), { once: true });
  });
}

/** Brings a file by its digest, which is returned. */
export async function putFile(client: Client, file: string): Promise<string> {
  const bytes = await readFile(file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await client.putArtifact(sha256, bytes);
  return sha256;
}

async function online(client: Client, signal: AbortSignal): Promise<string> {
  const until = performance.now() + ONLINE_MS;
  for (;;) {
    const { devices, problems } = await client.devices();
    const found = devices.find(({ serial, state }) => serial === SERIAL && state === 'online');
    if (found !== undefined) return found.id;
    if (performance.now() > until)
      throw new CommandError(
        20,
        `the virtual phone never came to its farm: ${problems.map(({ why }) => why).join('; ') || 'the runner saw nothing'}; run it again`,
      );
    await sleep(300, undefined, { signal });
  }
}
