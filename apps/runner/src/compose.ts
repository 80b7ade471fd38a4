import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Offer, PhoneProblem as ToldProblem } from '@framefarm/contracts';
import { PHONE_LIMITS } from './android/phone-limits.ts';
import { type ApiClient, createApiClient, enrol } from './api-client.ts';
import { createArtifactCache } from './artifact-cache.ts';
import type { AttemptDeps } from './attempts/attempt.ts';
import { drainSpool } from './attempts/drain-spool.ts';
import { runAttempt } from './attempts/run-attempt.ts';
import { createAnnouncer } from './devices/announce-devices.ts';
import { findPhones } from './devices/find-phones.ts';
import { LADDER, type Step } from './devices/recovery-ladder.ts';
import type { PhoneProblem } from './devices/watch-phones.ts';
import type { RunnerEnv } from './env.ts';
import { StartError } from './errors.ts';
import { createEmulatedPhone, createHostPhone } from './host/create-host-phone.ts';
import type { Phone } from './phone.ts';
import { retry, sleep } from './retry.ts';
import { SESSION_STYLE, type SessionStyle } from './sessions/create-sessions.ts';
import { createSpool } from './spool/spool.ts';

const POLL_MS = 25_000;

export interface RunningRunner {
  readonly devices: readonly string[];
  /** Null without phones behind adb. */
  readonly adbServerPort: number | null;
  /** Stops polling, ends the attempts under way and everything that was started. */
  close(): Promise<void>;
}

/** `style` lets a benchmark drive the same runner by other sessions, `ladder` a test climb faster. */
export async function startRunner(
  env: RunnerEnv,
  log: AttemptDeps['log'],
  style: () => SessionStyle = () => SESSION_STYLE,
  ladder: readonly Step[] = LADDER,
): Promise<RunningRunner> {
  await mkdir(env.stateDir, { recursive: true, mode: 0o700 });
  const api = createApiClient(env.url, await readToken(env));
  const stopping = new AbortController();
  const announcer = createAnnouncer(api, log, stopping.signal);
  const deps: AttemptDeps = {
    api,
    devicesTold: announcer.settled,
    log,
    mostCoolDownMs: env.coolDownMs ?? PHONE_LIMITS.coolDownMs,
    fetch: createArtifactCache(path.join(env.stateDir, 'artifacts'), api),
    spool: createSpool(path.join(env.stateDir, 'spool')),
  };
  await drainSpool(deps, stopping.signal);
  const hostPhones: readonly Phone[] = [
    ...(env.hostPhone === null
      ? []
      : [createHostPhone({ root: path.join(env.stateDir, 'host-phone'), ...env.hostPhone })]),
    ...env.emulatedPhones.cpus.map((cpu) =>
      createEmulatedPhone({ root: path.join(env.stateDir, `emulated-${cpu}`), cpu, tools: env.emulatedPhones.tools }),
    ),
  ];
  let phones = hostPhones;
  const serials = () => phones.map((phone) => phone.facts.serial);
  // before anything is started: a runner that the API refuses must not leave children
  await retry(
    () =>
      api.putDevices(
        hostPhones.map((phone) => phone.facts),
        [],
      ),
    stopping.signal,
  );
  announcer.tell(
    hostPhones.map((phone) => phone.facts),
    [],
  );
  const onChange = (android: readonly Phone[], problems: readonly PhoneProblem[], told: readonly ToldProblem[]) => {
    phones = [...hostPhones, ...android];
    announcer.tell(
      phones.map((phone) => phone.facts),
      told,
    );
    log('devices.changed', { devices: serials(), problems });
  };
  const underWay = new Set<Promise<void>>();
  const found = await findPhones(env, {
    log,
    onChange,
    style,
    isIdle: () => underWay.size === 0,
    mayReboot: (serial) => !announcer.isHeld(serial),
    ladder,
  });
  if (found === null && hostPhones.length === 0)
    throw new StartError(
      'this runner would have no phone: install adb, or set FRAMEFARM_HOST_PHONE=1 for this machine as a phone',
    );
  const polling = poll(deps, api, () => phones, underWay, stopping.signal);
  return {
    devices: serials(),
    adbServerPort: found?.adbServerPort ?? null,
    async close() {
      stopping.abort();
      await polling;
      await announcer.leave();
      await found?.close();
    },
  };
}

/** Takes offers and runs them side by side, one per phone; the API never offers a busy phone. */
async function poll(
  deps: AttemptDeps,
  api: ApiClient,
  phones: () => readonly Phone[],
  underWay: Set<Promise<void>>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const offer = await api.nextOffer(POLL_MS, signal).catch(async (error: Error): Promise<Offer | null> => {
      if (!signal.aborted) deps.log('offers.failed', { why: error.message });
      await sleep(1000, signal).catch(() => undefined);
      return null;
    });
    const phone = phones().find(({ facts }) => facts.serial === offer?.serial);
    if (offer === null || phone === undefined) continue;
    const attempt: Promise<void> = runAttempt(deps, phone, offer, signal).finally(() => underWay.delete(attempt));
    underWay.add(attempt);
  }
  await Promise.all(underWay);
}

/** The token of an earlier start, or a new one for the one-time code. */
async function readToken(env: RunnerEnv): Promise<string> {
  const file = path.join(env.stateDir, 'runner.json');
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept !== null) return (JSON.parse(kept) as { token: string }).token;
  if (env.enrolmentCode === null) {
    throw new StartError(
      'this runner is not enrolled: make a code with "framefarm runner enrol" and set FRAMEFARM_ENROLMENT_CODE',
    );
  }
  const enrolled = await enrol(env.url, { code: env.enrolmentCode, name: env.name });
  await writeFile(file, JSON.stringify(enrolled), { mode: 0o600 });
  return enrolled.token;
}
