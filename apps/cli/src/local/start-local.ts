import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Program, type ProgramEvent, startProgram } from '@framefarm/program';
import { createClient } from '../client.ts';
import { type Access, readLocal } from '../env.ts';

const FILE = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url));

export interface LocalFarm {
  readonly access: Access;
  readonly url: string;
  readonly docs: string;
  /** Of the runner's own adb server, where phones on USB turn up and virtual ones connect themselves; null without adb. */
  readonly adbServerPort: number | null;
  stop(): Promise<void>;
}

/**
 * API with embedded Postgres and a runner, as children: the same programs that production starts. Its phones are this machine and what adb
 * finds, unless `env` says otherwise; it goes to both programs.
 */
export async function startLocal(
  state: string,
  onEvent: (event: ProgramEvent) => void,
  signal: AbortSignal,
  env: Readonly<Record<string, string>> = {},
): Promise<LocalFarm> {
  const started: Program[] = [];
  const stop = async () => {
    for (const program of started.toReversed()) await program.stop();
  };
  try {
    const api = await startProgram({
      name: 'the API',
      file: FILE('api/src/main.ts'),
      readyEvent: 'api.ready',
      onEvent,
      signal,
      env: {
        FRAMEFARM_DATA_DIR: path.join(state, 'api'),
        FRAMEFARM_BOOTSTRAP_TOKEN_FILE: path.join(state, 'api.json'),
        ...env,
      },
    });
    started.push(api);
    // the API has just written it
    const access = (await readLocal(state)) as Access;
    const { code } = await createClient(access).createEnrolmentCode();
    const runner = await startProgram({
      name: 'the runner',
      file: FILE('runner/src/main.ts'),
      readyEvent: 'runner.ready',
      onEvent,
      signal,
      env: {
        FRAMEFARM_URL: access.url,
        FRAMEFARM_RUNNER_STATE_DIR: path.join(state, 'runner'),
        FRAMEFARM_ENROLMENT_CODE: code,
        FRAMEFARM_HOST_PHONE: '1',
        FRAMEFARM_PYTHON: path.join(state, 'venv/bin/python'),
        FRAMEFARM_RUNNER_NAME: 'local',
        ...env,
      },
    });
    started.push(runner);
    const { adbServerPort } = runner.ready as ProgramEvent & { readonly adbServerPort: number | null };
    return { access, url: access.url, docs: `${access.url}/docs`, adbServerPort, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
