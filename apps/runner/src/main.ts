import { startRunner } from './compose.ts';
import { readEnv } from './env.ts';
import { ApiRefusal, StartError } from './errors.ts';
import { serveMetrics } from './metrics/serve-metrics.ts';

const env = readEnv(process.env);
if ('problems' in env) {
  for (const problem of env.problems) console.error(problem);
  process.exit(78);
}
try {
  const metrics = env.metrics === null ? null : await serveMetrics(env.metrics);
  const log = (event: string, details: Readonly<Record<string, unknown>>) => {
    metrics?.observe(event, details);
    console.log(JSON.stringify({ event, ...details }));
  };
  const runner = await startRunner(env, log);
  const stop = () =>
    void runner
      .close()
      .then(() => metrics?.close())
      .then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  log('runner.ready', { devices: runner.devices, adbServerPort: runner.adbServerPort });
} catch (error) {
  if (!(error instanceof StartError || error instanceof ApiRefusal)) throw error;
  console.error(error.message);
  process.exit(20);
}
