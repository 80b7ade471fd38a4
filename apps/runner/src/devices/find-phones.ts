import type { PhoneProblem as ToldProblem } from '@framefarm/contracts';
import { AdbError } from '../adb/adb-error.ts';
import { findAdb } from '../adb/find-adb.ts';
import { startAdbServer } from '../adb/start-adb-server.ts';
import { createAndroidPhone } from '../android/create-android-phone.ts';
import { PHONE_LIMITS, type PhoneLimits } from '../android/phone-limits.ts';
import type { RunnerEnv } from '../env.ts';
import { StartError } from '../errors.ts';
import type { Phone } from '../phone.ts';
import { type SessionStyle, createSessions } from '../sessions/create-sessions.ts';
import { SYSTEM_PORTS, createSystemPorts } from '../sessions/system-ports.ts';
import { recoverPhones } from './recover-phones.ts';
import type { Step } from './recovery-ladder.ts';
import { type PhoneProblem, watchPhones } from './watch-phones.ts';

export interface FoundPhones {
  /** The private adb server's port, for a phone on the network: `adb -P <port> connect <phone>`. */
  readonly adbServerPort: number;
  close(): Promise<void>;
}

type Log = (event: string, details: Readonly<Record<string, unknown>>) => void;

const READ_LIMIT_MS = 10_000;

interface Options {
  readonly log: Log;
  /** Called with everything at every change; `told` is for the API. */
  readonly onChange: (
    phones: readonly Phone[],
    problems: readonly PhoneProblem[],
    told: readonly ToldProblem[],
  ) => void;
  readonly style: () => SessionStyle;
  /** Whether no run is under way. */
  readonly isIdle: () => boolean;
  readonly mayReboot: (serial: string) => boolean;
  readonly ladder: readonly Step[];
  /** How long a phone may take to say what it is. */
  readonly readLimitMs?: number;
}

/**
 * Phones behind adb, for as long as they are there. Null when there is no adb and none is asked for; a StartError when one is asked for.
 */
export async function findPhones(
  env: RunnerEnv,
  { log, onChange, style, isIdle, mayReboot, ladder, readLimitMs = READ_LIMIT_MS }: Options,
): Promise<FoundPhones | null> {
  const adb = await programFor(env, log);
  if (adb === null) return null;
  const server = await startAdbServer({
    adb,
    port: env.adb.serverPort,
    stateDir: env.stateDir,
    parentEnv: env.parent,
    isIdle,
    log,
  });
  const { client } = server;
  const ports = createSystemPorts(SYSTEM_PORTS, process.pid % SYSTEM_PORTS.count);
  const sessions = createSessions({ adb, adbServer: server, stateDir: env.stateDir, client, ports, style, log });
  const known = new Map<AbortSignal, Phone>();
  let problems: readonly PhoneProblem[] = [];
  const recovery = recoverPhones({
    adb: client,
    ladder,
    restartAdb: server.restart,
    mayReboot,
    onAsk: () => onChange([...known.values()], problems, recovery.told()),
    log,
  });
  const limits: PhoneLimits = {
    ...PHONE_LIMITS,
    ...(env.launchSilenceMs === null ? {} : { silenceMs: env.launchSilenceMs }),
    ...(env.coolDownMs === null ? {} : { coolDownMs: env.coolDownMs }),
  };
  const watch = watchPhones({
    adb: client,
    readLimitMs,
    onList: recovery.seen,
    onChange(seen, newest) {
      problems = newest;
      recovery.looked(seen, problems);
      if (seen.length > 0) sessions.warmUp();
      for (const lost of known.keys()) if (!seen.some((phone) => phone.lost === lost)) known.delete(lost);
      for (const phone of seen)
        if (!known.has(phone.lost)) {
          known.set(phone.lost, createAndroidPhone({ seen: phone, adb: client, sessions, limits, log }));
          phone.lost.addEventListener('abort', () => ports.giveBack(phone.address), { once: true });
        }
      onChange([...known.values()], problems, recovery.told());
    },
  });
  return {
    adbServerPort: client.port,
    async close() {
      await watch.close();
      await recovery.close();
      await sessions.close();
      await server.close();
    },
  };
}

async function programFor({ adb, parent }: RunnerEnv, log: Log): Promise<string | null> {
  if (adb.use === 'no') return null;
  try {
    return await findAdb(adb.path, parent['PATH'] ?? '');
  } catch (error) {
    if (!(error instanceof AdbError)) throw error;
    if (adb.use === 'yes' || adb.path !== null) throw new StartError(error.message);
    log('adb.missing', { why: error.message });
    return null;
  }
}
