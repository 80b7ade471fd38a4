import path from 'node:path';

export interface RunnerEnv {
  readonly url: string;
  readonly stateDir: string;
  readonly enrolmentCode: string | null;
  readonly name: string;
  readonly python: string;
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
  const url = need('FRAMEFARM_URL', 'the address of the API');
  const stateDir = need('FRAMEFARM_RUNNER_STATE_DIR', 'the folder for the token, the spool and the cache');
  if (source['FRAMEFARM_HOST_PHONE'] !== '1')
    problems.push(
      'FRAMEFARM_HOST_PHONE is not 1: phones behind adb are not supported yet, so this runner would have no phone',
    );
  if (problems.length > 0) return { problems };
  return {
    url: url.replace(/\/$/, ''),
    stateDir: path.resolve(stateDir),
    enrolmentCode: source['FRAMEFARM_ENROLMENT_CODE'] || null,
    name: source['FRAMEFARM_RUNNER_NAME'] ?? 'runner',
    python: source['FRAMEFARM_PYTHON'] ?? 'python3',
  };
}
