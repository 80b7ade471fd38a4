import path from 'node:path';
import { readEnvironment, wholeNumber } from '@framefarm/program';
import Type from 'typebox';

export interface RunnerEnv {
  readonly url: string;
  readonly stateDir: string;
  readonly enrolmentCode: string | null;
  readonly name: string;
  /** This machine as a phone; null when it is none. */
  readonly hostPhone: { readonly python: string } | null;
  /** Emulated ARM phones, by qemu's names of their CPUs, and where the set-up put what they run on. */
  readonly emulatedPhones: { readonly cpus: readonly string[]; readonly tools: string };
  /** `auto`: phones behind adb if there is an adb program. */
  readonly adb: {
    readonly use: 'yes' | 'no' | 'auto';
    readonly path: string | null;
    readonly serverPort: number | null;
  };
  readonly launchSilenceMs: number | null;
  readonly coolDownMs: number | null;
  /** Null: no metrics are served. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  /** What children inherit. */
  readonly parent: Readonly<Record<string, string | undefined>>;
}

export const RUNNER_ENVIRONMENT = Type.Object({
  FRAMEFARM_URL: Type.String({
    pattern: '^https?://[^/]',
    description: 'the address of the API, http://... or https://...',
  }),
  FRAMEFARM_RUNNER_STATE_DIR: Type.String({ description: 'the folder for the token, the spool and the cache' }),
  FRAMEFARM_ENROLMENT_CODE: Type.Optional(
    Type.String({ description: 'one-time code of `framefarm runner enrol`, needed at the first start only' }),
  ),
  FRAMEFARM_RUNNER_NAME: Type.String({ default: 'runner', description: 'how the farm calls this runner' }),
  FRAMEFARM_HOST_PHONE: Type.String({
    default: '0',
    pattern: '^[01]$',
    description: '1: this machine is a phone too, 0: it is none',
  }),
  FRAMEFARM_EMULATED_PHONES: Type.Optional(
    Type.String({
      pattern: '^(cortex-a53|cortex-a76|max)(,(cortex-a53|cortex-a76|max))*$',
      description:
        'ARM CPUs to emulate as phones whose scores count and whose times do not exist: cortex-a53, cortex-a76 and max, with commas',
    }),
  ),
  FRAMEFARM_LADDER_DIR: Type.String({
    default: '.framefarm/ladder',
    description: 'where `node scripts/setup.mjs --for ladder` put the emulator and its arm64 Python',
  }),
  FRAMEFARM_PYTHON: Type.String({ default: 'python3', description: 'the Python that runs the reference harness' }),
  FRAMEFARM_ADB: Type.Optional(
    Type.String({
      pattern: '^[01]$',
      description: '1: drive phones behind adb; 0: do not; left out: if there is an adb program',
    }),
  ),
  FRAMEFARM_ADB_PATH: Type.Optional(Type.String({ description: 'the adb program, where it is not on the PATH' })),
  FRAMEFARM_ADB_SERVER_PORT: Type.Optional(
    wholeNumber(1024, 65535, { description: "the port of the runner's own adb server; left out: any free one" }),
  ),
  FRAMEFARM_LAUNCH_SILENCE_MS: Type.Optional(
    wholeNumber(1000, 86_400_000, { description: 'how long a launch may say nothing, in ms' }),
  ),
  FRAMEFARM_METRICS_PORT: Type.Optional(
    wholeNumber(1, 65535, { description: 'the port for /metrics and /livez; left out: neither is served' }),
  ),
  FRAMEFARM_METRICS_HOST: Type.String({ default: '127.0.0.1', description: 'the address for /metrics and /livez' }),
  FRAMEFARM_COOL_DOWN_MS: Type.Optional(
    wholeNumber(0, 86_400_000, {
      description: 'how long a phone may cool down before a launch, in ms; ten minutes if not set',
    }),
  ),
});

/** Reads the environment; all problems at once when it cannot be used. */
export function readEnv(
  source: Readonly<Record<string, string | undefined>>,
): RunnerEnv | { readonly problems: readonly string[] } {
  const env = readEnvironment(RUNNER_ENVIRONMENT, source);
  const host = source['FRAMEFARM_HOST_PHONE'] === '1';
  const noPhone =
    !host && source['FRAMEFARM_ADB'] === '0' && !source['FRAMEFARM_EMULATED_PHONES']
      ? [
          'this runner would have no phone: set FRAMEFARM_HOST_PHONE=1 for this machine as a phone, or FRAMEFARM_ADB=1 for phones behind adb',
        ]
      : [];
  if ('problems' in env) return { problems: [...env.problems, ...noPhone] };
  if (noPhone.length > 0) return { problems: noPhone };
  const number = (text: string | undefined) => (text === undefined ? null : Number(text));
  return {
    url: env.FRAMEFARM_URL.replace(/\/$/, ''),
    stateDir: path.resolve(env.FRAMEFARM_RUNNER_STATE_DIR),
    enrolmentCode: env.FRAMEFARM_ENROLMENT_CODE ?? null,
    name: env.FRAMEFARM_RUNNER_NAME,
    hostPhone: host ? { python: env.FRAMEFARM_PYTHON } : null,
    emulatedPhones: {
      cpus: [...new Set(env.FRAMEFARM_EMULATED_PHONES?.split(','))],
      tools: path.resolve(env.FRAMEFARM_LADDER_DIR),
    },
    adb: {
      use: env.FRAMEFARM_ADB === undefined ? 'auto' : env.FRAMEFARM_ADB === '1' ? 'yes' : 'no',
      path: env.FRAMEFARM_ADB_PATH ?? null,
      serverPort: number(env.FRAMEFARM_ADB_SERVER_PORT),
    },
    launchSilenceMs: number(env.FRAMEFARM_LAUNCH_SILENCE_MS),
    metrics:
      env.FRAMEFARM_METRICS_PORT === undefined
        ? null
        : { host: env.FRAMEFARM_METRICS_HOST, port: Number(env.FRAMEFARM_METRICS_PORT) },
    coolDownMs: number(env.FRAMEFARM_COOL_DOWN_MS),
    parent: source,
  };
}
