import { LocalPostgresError } from '@framefarm/local-postgres';
import { startApi } from './compose.ts';
import { readEnv } from './env.ts';
import { StartError } from './errors.ts';

const env = readEnv(process.env);
if ('problems' in env) {
  for (const problem of env.problems) console.error(problem);
  process.exit(78);
}
try {
  const api = await startApi(env);
  const stop = () => void api.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  console.log(JSON.stringify({ event: 'api.ready', url: api.url, docs: `${api.url}/docs` }));
} catch (error) {
  if (!(error instanceof StartError || error instanceof LocalPostgresError)) throw error;
  console.error(error.message);
  process.exit(20);
}
