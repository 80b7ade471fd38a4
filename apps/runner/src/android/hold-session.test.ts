import { describe, expect, it } from 'vitest';
import type { AdbDevice } from '../adb/adb-device.ts';
import type { PhoneSession } from '../sessions/open-session.ts';
import { SessionError } from '../sessions/session-error.ts';
import { holdSession } from './hold-session.ts';

const never = new AbortController().signal;

/** Sessions that are numbered and remember what became of them. */
function numberedSessions({ keepMs = 60_000 } = {}) {
  const dead = new Set<number>();
  const ended: number[] = [];
  const lost = new AbortController();
  const told: string[] = [];
  let count = 0;
  const held = holdSession({
    device: { address: 'phone' } as AdbDevice,
    lost: lost.signal,
    log: (event) => void told.push(event),
    sessions: {
      warmUp: () => undefined,
      keepMs: () => keepMs,
      close: () => Promise.resolve(),
      open() {
        const number = (count += 1);
        return Promise.resolve({
          isAlive: () => Promise.resolve(!dead.has(number)),
          text: () => (dead.has(number) ? Promise.reject(gone) : Promise.resolve(String(number))),
          end: () => Promise.resolve(void ended.push(number)),
        } as unknown as PhoneSession);
      },
    },
  });
  const gone = new SessionError('session.ended', 'host', 'gone', true);
  const number = () => held.use(never, (session) => session.text('', never));
  return { held, dead, ended, lost, told, number };
}

describe('the session of a phone', () => {
  it('stays open for the next run when the run went well', async () => {
    const { held, ended, number } = numberedSessions();
    await held.begin(never);
    await held.rest(true);
    await held.begin(never);
    expect(await number()).toBe('1');
    expect(ended).toEqual([]);
  });
  it('ends with a run that went wrong', async () => {
    const { held, ended, number } = numberedSessions();
    await held.begin(never);
    await held.rest(false);
    expect(ended).toEqual([1]);
    await held.begin(never);
    expect(await number()).toBe('2');
  });
  it('ends with each run when none is to be kept', async () => {
    const { held, ended } = numberedSessions({ keepMs: 0 });
    await held.begin(never);
    await held.rest(true);
    expect(ended).toEqual([1]);
  });
  it('is opened anew before a run when it died since the last one, and that is not counted as lost', async () => {
    const { held, dead, told, number } = numberedSessions();
    await held.begin(never);
    await held.rest(true);
    dead.add(1);
    await held.begin(never);
    expect(await number()).toBe('2');
    expect(told).toEqual(['session.opened', 'session.opened']);
  });
  it('is opened again at most twice in a run', async () => {
    const { held, dead, told, number } = numberedSessions();
    await held.begin(never);
    for (const one of [1, 2, 3]) dead.add(one);
    await expect(number()).rejects.toMatchObject({ code: 'session.ended' });
    expect(told.filter((event) => event === 'session.reopened')).toHaveLength(2);
  });
  it('ends when nobody needs it for a while, and when the phone is gone', async () => {
    const { held, ended } = numberedSessions({ keepMs: 1 });
    await held.begin(never);
    await held.rest(true);
    await expect.poll(() => ended).toEqual([1]);
    const other = numberedSessions();
    await other.held.begin(never);
    other.lost.abort();
    await expect.poll(() => other.ended).toEqual([1]);
  });
});
