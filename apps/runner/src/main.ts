import { startRunner } from './compose.ts';
import { readEnv } from './env.ts';
import { ApiRefusal, StartError } from './errors.ts';

const env = readEnv(process.env);
if ('problems' in env) {
  for (const problem of env.problems) console.error(problem);
  process.exit(78);
}
const log = (event: string, details: Readonly<Record<string, unknown>>) =>
  console.log(JSON.stringify({ event, ...details }));
try {
  const runner = await startRunner(env, log);
  const stop = () => void runner.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  log('runner.ready', { devices: runner.devices, adbServerPort: runner.adbServerPort });
} catch (error) {
  if (!(error instanceof StartError || error instanceof ApiRefusal)) throw error;
  console.error(error.message);
  process.exit(20);
}
