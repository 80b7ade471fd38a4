import { describe, expect, it } from 'vitest';
import { readArguments } from './read-arguments.ts';

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
      troubles: [],
    });
  });
  it('bring faults of the harness as data', () => {
    const trouble = { kind: 'crash', atFrame: 3, launch: 1 };
    expect(
      readArguments([...phone, '--trouble', JSON.stringify(trouble), '--trouble', '{"kind":"torn-last-line"}']),
    ).toMatchObject({ troubles: [trouble, { kind: 'torn-last-line' }] });
  });
  it('ask for the harness APK, or for help', () => {
    expect(readArguments(['build-harness-apk', '--out', 'x.apk'])).toEqual({ kind: 'build-harness-apk', out: 'x.apk' });
    expect(readArguments(['--help'])).toEqual({ kind: 'help' });
  });
  it.each([
    [[], '--profile is missing'],
    [['--profile', 'pixel-4a-5g'], '--serial is missing'],
    [['--profile', 'nokia', '--serial', 'S'], 'there is no profile nokia'],
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
