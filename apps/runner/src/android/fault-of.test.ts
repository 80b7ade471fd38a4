import { describe, expect, it } from 'vitest';
import { AdbError } from '../adb/adb-error.ts';
import { RunFault, StartError } from '../errors.ts';
import { SessionError } from '../sessions/session-error.ts';
import { faultOf } from './fault-of.ts';

const there = new AbortController().signal;

describe('a failure on a phone', () => {
  it('has the reason for which the phone was lost, also when that comes a little later', async () => {
    const lost = new AbortController();
    const reason = new RunFault('host', 'the adb server ended', true);
    const found = faultOf(new AdbError('adb.offline', 'the connection ended'), lost.signal);
    lost.abort(reason);
    expect(await found).toBe(reason);
  });
  it.each([
    [new SessionError('session.ended', 'host', 'Appium does not know it', true), 'host'],
    [new StartError('Appium did not answer within 60 s'), 'host'],
    [new AdbError('adb.no-server', 'gone'), 'host'],
    [new AdbError('adb.protocol', 'an answer without an end'), 'device'],
  ])('%s may be tried again, by fault of the %s', async (error, fault) =>
    expect(await faultOf(error, there, 5)).toMatchObject({ fault, retryable: true, message: error.message }),
  );
  it('that is no business of adb or Appium stays what it is', async () => {
    const error = new TypeError('fetch failed');
    expect(await faultOf(error, there, 5)).toBe(error);
  });
});
