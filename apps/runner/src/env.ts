import path from 'node:path';

export interface RunnerEnv {
  readonly url: string;
  readonly stateDir: string;
  readonly enrolmentCode: string | null;
  readonly name: string;
  /** This machine as a phone; null when it is none. */
  readonly hostPhone: { readonly python: string } | null;
  /** `auto`: phones behind adb if there is an adb program. */
  readonly adb: {
    readonly use: 'yes' | 'no' | 'auto';
    readonly path: string | null;
    readonly serverPort: number | null;
  };
  readonly launchSilenceMs: number | null;
  readonly coolDownMs: number | null;
  /** What children inherit. */
  readonly parent: Readonly<Record<string, string | undefined>>;
}

/** Reads the environment; all problems at once when it cannot be used. */
export function readEnv(
  source: Readonly<Record<string, string | undefined>>,
): RunnerEnv | { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const need = (name: string, what: string) => {
    const value = source[name];
    if (!value) problems.push(`${name} is missing: ${what}`);
    return value ?? '';
  };
  const number = (name: string, from: number, to: number) => {
    const text = source[name];
    if (!text) return null;
    const value = Number(text);
    if (Number.isInteger(value) && value >= from && value <= to) return value;
    problems.push(`${name} is ${JSON.stringify(text)}: it must be a whole number from ${from} to ${to}`);
    return null;
  };
  const flag = (name: string) => {
    const text = source[name];
    if (text === undefined || text === '') return null;
    if (text !== '0' && text !== '1') problems.push(`${name} is ${JSON.stringify(text)}: it must be 1 or 0`);
    return text === '1';
  };
  const url = need('FRAMEFARM_URL', 'the address of the API');
  const stateDir = need('FRAMEFARM_RUNNER_STATE_DIR', 'the folder for the token, the spool and the cache');
  const host = flag('FRAMEFARM_HOST_PHONE') ?? false;
  const adb = flag('FRAMEFARM_ADB');
  const serverPort = number('FRAMEFARM_ADB_SERVER_PORT', 1024, 65_535);
  const launchSilenceMs = number('FRAMEFARM_LAUNCH_SILENCE_MS', 1000, 86_400_000);
  const coolDownMs = number('FRAMEFARM_COOL_DOWN_MS', 0, 86_400_000);
  if (!host && adb === false)
    problems.push(
      'this runner would have no phone: set FRAMEFARM_HOST_PHONE=1 for this machine as a phone, or FRAMEFARM_ADB=1 for phones behind adb',
    );
  if (problems.length > 0) return { problems };
  return {
    url: url.replace(/\/$/, ''),
    stateDir: path.resolve(stateDir),
    enrolmentCode: source['FRAMEFARM_ENROLMENT_CODE'] || null,
    name: source['FRAMEFARM_RUNNER_NAME'] ?? 'runner',
    hostPhone: host ? { python: source['FRAMEFARM_PYTHON'] ?? 'python3' } : null,
    adb: {
      use: adb === null ? 'auto' : adb ? 'yes' : 'no',
      path: source['FRAMEFARM_ADB_PATH'] || null,
      serverPort,
    },
    launchSilenceMs,
    coolDownMs,
    parent: source,
  };
}
