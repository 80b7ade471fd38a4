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
import { type PhoneProblem, watchPhones } from './watch-phones.ts';

export interface FoundPhones {
  /** The private adb server's port, for a phone on the network: `adb -P <port> connect <phone>`. */
  readonly adbServerPort: number;
  close(): Promise<void>;
}

type Log = (event: string, details: Readonly<Record<string, unknown>>) => void;

/**
 * Phones behind adb, for as long as they are there. Null when there is no adb and none is asked for; a StartError when one is asked for.
 */
export async function findPhones(
  env: RunnerEnv,
  log: Log,
  onChange: (phones: readonly Phone[], problems: readonly PhoneProblem[]) => void,
  style: () => SessionStyle,
): Promise<FoundPhones | null> {
  const adb = await programFor(env, log);
  if (adb === null) return null;
  const server = await startAdbServer({
    adb,
    port: env.adb.serverPort,
    stateDir: env.stateDir,
    parentEnv: env.parent,
    log,
  });
  const { client } = server;
  const ports = createSystemPorts(SYSTEM_PORTS, process.pid % SYSTEM_PORTS.count);
  const sessions = createSessions({ adb, adbServer: server, stateDir: env.stateDir, client, ports, style, log });
  const recovery = recoverPhones({ adb: client, log });
  const limits: PhoneLimits = {
    ...PHONE_LIMITS,
    ...(env.launchSilenceMs === null ? {} : { silenceMs: env.launchSilenceMs }),
    ...(env.coolDownMs === null ? {} : { coolDownMs: env.coolDownMs }),
  };
  const known = new Map<AbortSignal, Phone>();
  const watch = watchPhones({
    adb: client,
    onList: recovery.seen,
    onChange(seen, problems) {
      if (seen.length > 0) sessions.warmUp();
      for (const lost of known.keys()) if (!seen.some((phone) => phone.lost === lost)) known.delete(lost);
      for (const phone of seen)
        if (!known.has(phone.lost)) {
          known.set(phone.lost, createAndroidPhone({ seen: phone, adb: client, sessions, limits, log }));
          phone.lost.addEventListener('abort', () => ports.giveBack(phone.address), { once: true });
        }
      onChange([...known.values()], problems);
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
