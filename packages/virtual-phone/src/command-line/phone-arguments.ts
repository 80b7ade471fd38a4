import { parseArgs } from 'node:util';
import { PHONE_PROFILES, type PhoneProfile } from '@framefarm/phone-model';
import { Check } from 'typebox/value';
import type { AuthoriseMode } from '../adbd/authorisation.ts';
import { type HarnessTrouble, HarnessTroubleSchema } from '../harness/harness-trouble.ts';
import type { HostMnn } from '../harness/host-mnn-launch.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type ReadText, UsageError, needed, orWrong, profileOf, scenarioOf, wholeNumber } from './options.ts';

export const USAGE = `usage: main.ts --profile NAME|FILE --serial SERIAL [options]      start a phone; it ends on SIGTERM
       main.ts build-harness-apk --out FILE                  write the harness as virtual phones install it
options:
  --seed N                 seed of all that is random in the phone (1)
  --port N                 its port on this machine (any free one)
  --adb-server-port N      keep the phone on the list of this adb server
  --speed N                so many seconds of the phone pass in one of ours, up to 1000 (1)
  --authorise MODE         always, ask or never: what the owner does with a computer that wants to debug
  --host-python FILE --host-harness FILE   serve plans with engine host-mnn by this Python and this harness
  --scenario FILE          what goes wrong with the phone, and when; docs/virtual-farm.md tells how to write one
  --trouble JSON           what goes wrong in every launch of the harness, for example {"kind":"crash","atFrame":3}; may be repeated
profiles: ${PHONE_PROFILES.map(({ name }) => name).join(', ')}`;

export type Arguments =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly problem: string }
  | { readonly kind: 'build-harness-apk'; readonly out: string }
  | ({ readonly kind: 'phone' } & PhoneArguments);

export interface PhoneArguments {
  readonly profile: PhoneProfile;
  readonly serial: string;
  readonly seed: number;
  readonly port: number;
  readonly speed: number;
  readonly adbServerPort: number | null;
  readonly authorise: AuthoriseMode | null;
  readonly hostMnn: HostMnn | null;
  readonly scenario: Scenario | null;
  readonly troubles: readonly HarnessTrouble[];
}

const MODES: readonly AuthoriseMode[] = ['always', 'ask', 'never'];

/** Reads the words after the program's name. */
export function readPhoneArguments(words: readonly string[], readText: ReadText): Arguments {
  return orWrong(() => read(words, readText));
}

function read(words: readonly string[], readText: ReadText): Arguments {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      profile: text,
      serial: text,
      seed: { ...text, default: '1' },
      port: { ...text, default: '0' },
      speed: { ...text, default: '1' },
      'adb-server-port': text,
      authorise: text,
      'host-python': text,
      'host-harness': text,
      scenario: text,
      trouble: { type: 'string', multiple: true, default: [] },
      out: text,
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return { kind: 'help' };
  const [command] = positionals;
  if (command === 'build-harness-apk') return { kind: command, out: needed('out', values.out) };
  if (command !== undefined) throw new UsageError(`there is no command ${command}`);
  const authorise = MODES.find((mode) => mode === values.authorise) ?? null;
  if (values.authorise !== undefined && authorise === null)
    throw new UsageError(`--authorise is ${MODES.join(', ')}, not ${values.authorise}`);
  const serverPort = values['adb-server-port'];
  return {
    kind: 'phone',
    profile: profileOf(needed('profile', values.profile), readText),
    serial: needed('serial', values.serial),
    seed: wholeNumber('seed', values.seed, 0, 2 ** 32 - 1),
    port: wholeNumber('port', values.port, 0, 65_535),
    speed: wholeNumber('speed', values.speed, 1, 1000),
    adbServerPort: serverPort === undefined ? null : wholeNumber('adb-server-port', serverPort, 1, 65_535),
    authorise,
    hostMnn: hostMnnOf(values['host-python'], values['host-harness']),
    scenario: values.scenario === undefined ? null : scenarioOf(values.scenario, readText),
    troubles: values.trouble.map(troubleOf),
  };
}

export function hostMnnOf(python: string | undefined, harness: string | undefined): HostMnn | null {
  if ((python === undefined) !== (harness === undefined))
    throw new UsageError('--host-python and --host-harness belong together');
  return python === undefined || harness === undefined ? null : { python, harness };
}

function troubleOf(text: string): HarnessTrouble {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(`--trouble has to be JSON, not ${text}`);
  }
  if (!Check(HarnessTroubleSchema, value)) throw new UsageError(`--trouble is not known: ${text}`);
  return value;
}
