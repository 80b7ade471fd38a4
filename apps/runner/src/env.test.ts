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
      'FRAMEFARM_URL is missing: the address of the API, http://... or https://...',
      'FRAMEFARM_RUNNER_STATE_DIR is missing: the folder for the token, the spool and the cache',
      'FRAMEFARM_HOST_PHONE cannot be "yes": 1: this machine is a phone too, 0: it is none',
      expect.stringMatching(/^FRAMEFARM_ADB_SERVER_PORT cannot be "80": .*; a whole number from 1024 to 65535$/),
      expect.stringMatching(/^FRAMEFARM_LAUNCH_SILENCE_MS cannot be "1.5": .* from 1000 to 86400000$/),
      'this runner would have no phone: set FRAMEFARM_HOST_PHONE=1 for this machine as a phone, or FRAMEFARM_ADB=1 for phones behind adb',
    ],
  }));

it('emulated phones are named by their CPUs, each once, and are phones enough', () => {
  expect(readEnv({ ...least, FRAMEFARM_ADB: '0', FRAMEFARM_EMULATED_PHONES: 'cortex-a53,max,max' })).toMatchObject({
    emulatedPhones: { cpus: ['cortex-a53', 'max'], tools: expect.stringMatching(/\.framefarm\/ladder$/) as string },
  });
  expect(readEnv(least)).toMatchObject({ emulatedPhones: { cpus: [] } });
  expect(readEnv({ ...least, FRAMEFARM_EMULATED_PHONES: 'pentium' })).toMatchObject({
    problems: [expect.stringContaining('FRAMEFARM_EMULATED_PHONES cannot be "pentium"')],
  });
});
