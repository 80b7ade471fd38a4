import path from 'node:path';

export interface RunnerEnv {
  readonly url: string;
  readonly stateDir: string;
  readonly enrolmentCode: string | null;
  readonly name: string;
  readonly hostPhone: boolean;
  readonly python: string;
  readonly android: boolean;
  readonly adbPort: number;
  readonly adbConnect: readonly string[];
}

/** Reads the environment; all problems at once when it cannot be used. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): RunnerEnv | { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const need = (name: string, what: string) => {
    const value = source[name];
    if (!value) problems.push(`${name} is missing: ${what}`);
    return value ?? '';
  };
  const url = need('FRAMEFARM_URL', 'the address of the API');
  const stateDir = need('FRAMEFARM_RUNNER_STATE_DIR', 'the folder for the token, the spool and the cache');
  const adbPort = Number(source['FRAMEFARM_ADB_PORT'] ?? '0');
  if (!Number.isInteger(adbPort) || adbPort < 0 || adbPort > 65535) problems.push('FRAMEFARM_ADB_PORT is no port from 0 to 65535');
  if (problems.length > 0) return { problems };
  return {
    url: url.replace(/\/$/, ''),
    stateDir: path.resolve(stateDir),
    enrolmentCode: source['FRAMEFARM_ENROLMENT_CODE'] || null,
    name: source['FRAMEFARM_RUNNER_NAME'] ?? 'runner',
    hostPhone: source['FRAMEFARM_HOST_PHONE'] === '1',
    python: source['FRAMEFARM_PYTHON'] ?? 'python3',
    android: source['FRAMEFARM_ANDROID'] === '1',
    adbPort,
    adbConnect: (source['FRAMEFARM_ADB_CONNECT'] ?? '').split(',').filter(Boolean),
  };
}
