import { parseArgs } from 'node:util';
import { PHONE_PROFILES, type PhoneProfile, profileByName } from '@framefarm/phone-model';
import { Type } from 'typebox';
import { Check } from 'typebox/value';
import type { AuthoriseMode } from './adbd/authorisation.ts';
import type { HarnessTrouble } from './harness/harness-trouble.ts';
import type { HostMnn } from './harness/host-mnn-launch.ts';

export const USAGE = `usage: main.ts --profile NAME --serial SERIAL [options]      start a phone; it ends on SIGTERM
       main.ts build-harness-apk --out FILE             write the harness as virtual phones install it
options:
  --seed N                 seed of all that is random in the phone (1)
  --port N                 its port on this machine (any free one)
  --adb-server-port N      keep the phone on the list of this adb server
  --authorise MODE         always, ask or never: what the owner does with a computer that wants to debug
  --host-python FILE --host-harness FILE   serve plans with engine host-mnn by this Python and this harness
  --trouble JSON           what goes wrong in the harness, for example {"kind":"crash","atFrame":3}; may be repeated
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
  readonly adbServerPort: number | null;
  readonly authorise: AuthoriseMode | null;
  readonly hostMnn: HostMnn | null;
  readonly troubles: readonly HarnessTrouble[];
}

const MODES: readonly AuthoriseMode[] = ['always', 'ask', 'never'];
const launch = Type.Optional(Type.Integer({ minimum: 0 }));
const strict = { additionalProperties: false };
const TroubleSchema = Type.Union([
  Type.Object(
    {
      kind: Type.Union([Type.Literal('crash'), Type.Literal('hang'), Type.Literal('not-a-number')]),
      atFrame: Type.Integer({ minimum: 0 }),
      launch,
    },
    strict,
  ),
  Type.Object(
    { kind: Type.Union([Type.Literal('torn-last-line'), Type.Literal('wrong-model-bytes')]), launch },
    strict,
  ),
]);

/** The command line cannot be used; the message says what is wrong with it. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Reads the words after the program's name. */
export function readArguments(words: readonly string[]): Arguments {
  try {
    return read(words);
  } catch (error) {
    // parseArgs throws TypeErrors with a code
    if (error instanceof UsageError || (error instanceof TypeError && 'code' in error))
      return { kind: 'wrong', problem: error.message };
    throw error;
  }
}

function read(words: readonly string[]): Arguments {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      profile: text,
      serial: text,
      seed: { ...text, default: '1' },
      port: { ...text, default: '0' },
      'adb-server-port': text,
      authorise: text,
      'host-python': text,
      'host-harness': text,
      trouble: { type: 'string', multiple: true, default: [] },
      out: text,
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return { kind: 'help' };
  const [command] = positionals;
  if (command === 'build-harness-apk') return { kind: command, out: needed('out', values.out) };
  if (command !== undefined) throw new UsageError(`there is no command ${command}`);
  const profile = profileByName(needed('profile', values.profile));
  if (profile === null) throw new UsageError(`there is no profile ${values.profile}`);
  const python = values['host-python'];
  const harness = values['host-harness'];
  if ((python === undefined) !== (harness === undefined))
    throw new UsageError('--host-python and --host-harness belong together');
  const authorise = MODES.find((mode) => mode === values.authorise) ?? null;
  if (values.authorise !== undefined && authorise === null)
    throw new UsageError(`--authorise is ${MODES.join(', ')}, not ${values.authorise}`);
  const serverPort = values['adb-server-port'];
  return {
    kind: 'phone',
    profile,
    serial: needed('serial', values.serial),
    seed: numberOf('seed', values.seed, 2 ** 32 - 1),
    port: numberOf('port', values.port, 65_535),
    adbServerPort: serverPort === undefined ? null : numberOf('adb-server-port', serverPort, 65_535),
    authorise,
    hostMnn: python === undefined || harness === undefined ? null : { python, harness },
    troubles: values.trouble.map(troubleOf),
  };
}

function needed(name: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new UsageError(`--${name} is missing`);
  return value;
}

function numberOf(name: string, text: string, largest: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= largest)) throw new UsageError(`--${name} has to be a whole number up to ${largest}, not ${text}`);
  return value;
}

function troubleOf(text: string): HarnessTrouble {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(`--trouble has to be JSON, not ${text}`);
  }
  if (!Check(TroubleSchema, value)) throw new UsageError(`--trouble is not known: ${text}`);
  return value as HarnessTrouble;
}
