import { expect, it } from 'vitest';
import { readEnv } from './env.ts';

const least = { FRAMEFARM_URL: 'http://127.0.0.1:1/', FRAMEFARM_RUNNER_STATE_DIR: '/tmp/x' };

it('a runner uses adb when there is one, and this machine as a phone only when told', () =>
  expect(readEnv(least)).toMatchObject({
    url: 'http://127.0.0.1:1',
    hostPhone: null,
    adb: { use: 'auto', path: null, serverPort: null },
  }));

it('all that is wrong is said at once', () =>
  expect(
    readEnv({
      FRAMEFARM_HOST_PHONE: 'yes',
      FRAMEFARM_ADB: '0',
      FRAMEFARM_ADB_SERVER_PORT: '80',
      FRAMEFARM_LAUNCH_SILENCE_MS: '1.5',
    }),
  ).toEqual({
    problems: [
      expect.stringContaining('FRAMEFARM_URL is missing'),
      expect.stringContaining('FRAMEFARM_RUNNER_STATE_DIR is missing'),
      expect.stringContaining('FRAMEFARM_HOST_PHONE is "yes"'),
      expect.stringContaining('FRAMEFARM_ADB_SERVER_PORT is "80"'),
      expect.stringContaining('FRAMEFARM_LAUNCH_SILENCE_MS is "1.5"'),
      expect.stringContaining('this runner would have no phone: set FRAMEFARM_HOST_PHONE=1'),
    ],
  }));
