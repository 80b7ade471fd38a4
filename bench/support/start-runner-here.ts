import path from 'node:path';
import { type RunningRunner, startRunner } from '../../apps/runner/src/compose.ts';
import { readEnv } from '../../apps/runner/src/env.ts';
import type { SessionStyle } from '../../apps/runner/src/sessions/create-sessions.ts';
import { inherited } from '../../eval/support/env.ts';
import { type Farm, FarmError } from '../../eval/support/start-farm.ts';
import type { RunnerEvent } from './session-arm.ts';

/** The product's runner within this process, whose way to open sessions can be changed between runs. */
export async function startRunnerHere(
  farm: Farm,
  style: () => SessionStyle,
  onEvent: (event: RunnerEvent) => void = () => undefined,
): Promise<RunningRunner & { readonly adbServerPort: number }> {
  const env = readEnv({
    ...inherited(),
    FRAMEFARM_URL: farm.url,
    FRAMEFARM_RUNNER_STATE_DIR: path.join(farm.folder, 'runner'),
    FRAMEFARM_ENROLMENT_CODE: await farm.enrolmentCode(),
    FRAMEFARM_HOST_PHONE: '0',
    FRAMEFARM_ADB: '1',
  });
  if ('problems' in env) throw new FarmError(env.problems.join('\n'));
  const runner = await startRunner(env, (event, details) => onEvent({ event, ...details }), style);
  const { adbServerPort } = runner;
  if (adbServerPort !== null) return { ...runner, adbServerPort };
  await runner.close();
  throw new FarmError('the runner has no adb server; run "npm run doctor"');
}
