import { PHONE_PROFILES } from '@framefarm/phone-model';
import { describe, expect, it } from 'vitest';
import { readPhoneArguments } from './phone-arguments.ts';

const files: Readonly<Record<string, string>> = {
  'mine.json': JSON.stringify({ ...PHONE_PROFILES[0], name: 'mine' }),
  'torn.json': '{',
  'storm.json': '{"schema":1,"troubles":[{"kind":"unplug"}]}',
  'storms.json': '{"schema":1,"troubles":[{"kind":"hail"}]}',
};
const readText = (file: string) => {
  const text = files[file];
  if (text === undefined) throw new TypeError('ENOENT');
  return text;
};
const readArguments = (words: readonly string[]) => readPhoneArguments(words, readText);
const phone = ['--profile', 'pixel-4a-5g', '--serial', 'S'];

describe('the arguments of the process', () => {
  it('name a phone, with defaults for the rest', () => {
    expect(readArguments(phone)).toMatchObject({
      kind: 'phone',
      serial: 'S',
      seed: 1,
      port: 0,
      adbServerPort: null,
      authorise: null,
      hostMnn: null,
      scenario: null,
      troubles: [],
    });
  });
  it('bring faults of the harness as data', () => {
    const trouble = { kind: 'crash', atFrame: 3, launch: 1 };
    expect(
      readArguments([...phone, '--trouble', JSON.stringify(trouble), '--trouble', '{"kind":"torn-last-line"}']),
    ).toMatchObject({ troubles: [trouble, { kind: 'torn-last-line' }] });
  });
  it('take a profile and a scenario from files', () => {
    expect(readArguments(['--profile', 'mine.json', '--serial', 'S', '--scenario', 'storm.json'])).toMatchObject({
      profile: { name: 'mine' },
      scenario: { troubles: [{ kind: 'unplug' }] },
    });
  });
  it('ask for the harness APK, or for help', () => {
    expect(readArguments(['build-harness-apk', '--out', 'x.apk'])).toEqual({ kind: 'build-harness-apk', out: 'x.apk' });
    expect(readArguments(['--help'])).toEqual({ kind: 'help' });
  });
  it.each([
    [[], '--profile is missing'],
    [['--profile', 'pixel-4a-5g'], '--serial is missing'],
    [['--profile', 'nokia', '--serial', 'S'], 'there is no profile nokia'],
    [['--profile', 'none.json', '--serial', 'S'], 'profile none.json cannot be read'],
    [['--profile', 'torn.json', '--serial', 'S'], 'profile torn.json is not JSON'],
    [[...phone, '--scenario', 'storms.json'], 'troubles[0].kind is "hail"'],
    [['frobnicate'], 'there is no command frobnicate'],
    [['build-harness-apk'], '--out is missing'],
    [[...phone, '--seed', '-1'], '--seed'],
    [[...phone, '--port', '70000'], '--port has to be a whole number up to 65535'],
    [[...phone, '--authorise', 'maybe'], '--authorise is always, ask, never, not maybe'],
    [[...phone, '--host-python', 'p'], 'belong together'],
    [[...phone, '--trouble', '{'], '--trouble has to be JSON'],
    [[...phone, '--trouble', '{"kind":"crash"}'], '--trouble is not known'],
    [[...phone, '--trouble', '{"kind":"torn-last-line","x":1}'], '--trouble is not known'],
    [[...phone, '--frobnicate'], '--frobnicate'],
  ])('are refused with the reason: %j', (words, problem) => {
    expect(readArguments(words)).toEqual({ kind: 'wrong', problem: expect.stringContaining(problem) });
  });
});
