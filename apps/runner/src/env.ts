import path from 'node:path';
import { readEnvironment } from '@framefarm/program';
import Type from 'typebox';

export interface RunnerEnv {
  readonly url: string;
  readonly stateDir: string;
  readonly enrolmentCode: string | null;
  readonly name: string;
  readonly python: string;
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
    pattern: '^1$',
    description:
      '1: this machine is a phone; phones behind adb are not supported yet, so without it there would be none',
  }),
  FRAMEFARM_PYTHON: Type.String({ default: 'python3', description: 'the Python that runs the reference harness' }),
});

/** Reads the environment; all problems at once when it cannot be used. */
export function readEnv(
  source: Readonly<Record<string, string | undefined>>,
): RunnerEnv | { readonly problems: readonly string[] } {
  const env = readEnvironment(RUNNER_ENVIRONMENT, source);
  if ('problems' in env) return env;
  return {
    url: env.FRAMEFARM_URL.replace(/\/$/, ''),
    stateDir: path.resolve(env.FRAMEFARM_RUNNER_STATE_DIR),
    enrolmentCode: env.FRAMEFARM_ENROLMENT_CODE ?? null,
    name: env.FRAMEFARM_RUNNER_NAME,
    python: env.FRAMEFARM_PYTHON,
  };
}
