import type { AdbDevice } from '../adb/adb-device.ts';
import type { Sessions } from '../sessions/create-sessions.ts';
import type { PhoneSession } from '../sessions/open-session.ts';
import { SessionError } from '../sessions/session-error.ts';

/** The one session of a phone, over all runs on it. */
export interface HeldSession {
  /** To be called before a run: a session that an earlier run left open is used again if it still answers. */
  begin(signal: AbortSignal): Promise<void>;
  /** Runs work on the session; opens another one and runs it again when the session is lost, at most twice in a run. */
  use<T>(signal: AbortSignal, work: (session: PhoneSession) => Promise<T>): Promise<T>;
  /** To be called after a run. `isSound`: nothing has gone wrong on the phone, so the next run may use the session again. */
  rest(isSound: boolean): Promise<void>;
}

interface Options {
  readonly device: AdbDevice;
  readonly sessions: Sessions;
  /** Fires when the phone is gone. */
  readonly lost: AbortSignal;
  readonly log: (event: 'session.opened' | 'session.reopened', details: { readonly why?: string }) => void;
}

const REOPENINGS = 2;

/** Opening and ending a session costs more than everything else that a warm run needs, so it stays open between runs for a while. */
export function holdSession({ device, sessions, lost, log }: Options): HeldSession {
  let session: PhoneSession | null = null;
  let reopened = 0;
  let idle: NodeJS.Timeout | undefined;

  let ending: Promise<void> = Promise.resolve();

  /** Also waits for an earlier end: it would take the UiAutomator2 server away from the session that follows. */
  function end(): Promise<void> {
    clearTimeout(idle);
    const old = session;
    session = null;
    if (old !== null) ending = ending.then(() => old.end());
    return ending;
  }
  async function open(signal: AbortSignal): Promise<PhoneSession> {
    const opened = await sessions.open(device, signal);
    log('session.opened', {});
    return opened;
  }
  lost.addEventListener('abort', () => void end(), { once: true });

  const held: HeldSession = {
    async begin(signal) {
      clearTimeout(idle);
      reopened = 0;
      await ending;
      if (session !== null && (sessions.keepMs() === 0 || !(await session.isAlive(signal)))) await end();
      await held.use(signal, () => Promise.resolve());
    },
    async use(signal, work) {
      for (;;) {
        try {
          session ??= await open(signal);
          return await work(session);
        } catch (error) {
          if (!(error instanceof SessionError) || !error.reopen || reopened >= REOPENINGS || signal.aborted)
            throw error;
          reopened += 1;
          log('session.reopened', { why: error.message });
          await end();
        }
      }
    },
    async rest(isSound) {
      const keepMs = sessions.keepMs();
      if (!isSound || keepMs === 0 || lost.aborted) return end();
      idle = setTimeout(() => void end(), keepMs);
      idle.unref();
    },
  };
  return held;
}
