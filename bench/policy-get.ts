// Serving policies costs the processor hardly more than node:http itself, which is what is left when everything else is free.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startLocalPostgres } from '@framefarm/local-postgres';
import { type Program, startProgram } from '@framefarm/program';
import { createClient } from '../apps/cli/src/client.ts';
import { runEval } from '../eval/support/run-eval.ts';
import { type CleanUp, withCleanUp } from '../eval/support/with-clean-up.ts';
import { POLICY_ID, insertPolicy } from './policy-get/insert-policy.pg.ts';
import { cpuMsOf, load } from './policy-get/load.ts';

const LIMIT = 1.15;
const QUICK_LIMIT = 1.5;
const MANIFEST = '/v1/policy/bench/stable/linux/manifest.json';
/** An address that nothing is kept under, so that Fastify and Postgres do all the work, as before there was anything kept. */
const THROUGH_ROUTER = `${MANIFEST}?`;

const inRepository = (file: string) => path.join(import.meta.dirname, '..', file);
const portOf = (program: Program) => Number(new URL(String(program.ready['url'])).port);
const pidOf = (program: Program) => program.child.pid as number;

await runEval({
  name: 'policy-get',
  describe: 'processor time of a policy GET, 200 and 304, beside node:http with the same bytes, interleaved',
  run: ({ quick }) => withCleanUp((later) => measure(later, quick)),
});

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] as number;
}

async function measure(later: CleanUp, quick: boolean) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'framefarm-bench-'));
  later(async () => rmSync(folder, { recursive: true, force: true }));
  const api = await startPublishingApi(folder, later);
  const file = path.join(folder, 'served.json');
  const etag = await saveWhatIsServed(String(api.ready['url']), file);
  const bare = await startProgram({
    name: 'the bare server',
    file: inRepository('bench/policy-get/bare-server.ts'),
    args: [file],
    readyEvent: 'bare.ready',
    env: {},
  });
  later(() => bare.stop());

  const arms = {
    ours200: { program: api, path: MANIFEST, ifNoneMatch: null, status: 200 },
    bare200: { program: bare, path: MANIFEST, ifNoneMatch: null, status: 200 },
    ours304: { program: api, path: MANIFEST, ifNoneMatch: etag, status: 304 },
    bare304: { program: bare, path: MANIFEST, ifNoneMatch: etag, status: 304 },
    router200: { program: api, path: THROUGH_ROUTER, ifNoneMatch: null, status: 200 },
    router304: { program: api, path: THROUGH_ROUTER, ifNoneMatch: etag, status: 304 },
  } as const;
  type Arm = keyof typeof arms;
  const names = Object.keys(arms) as Arm[];
  const requests = quick ? 400 : 1000;
  const rounds = quick ? 21 : 101;
  async function microseconds(name: Arm, count: number): Promise<number> {
    const { program, ...request } = arms[name];
    const pid = pidOf(program);
    // a busy server looks into Postgres once a second; after a pause the first one to ask would pay for that alone
    await load({ port: portOf(program), ...request }, 1);
    const before = cpuMsOf(pid);
    await load({ port: portOf(program), ...request }, count);
    return ((cpuMsOf(pid) - before) * 1000) / count;
  }
  // all are compiled by the optimiser before anything counts
  for (const name of names) await microseconds(name, name.startsWith('router') ? 500 : 3000);
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Arm, number[]>;
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? names : names.toReversed();
    for (const name of order)
      times[name].push(await microseconds(name, name.startsWith('router') ? requests / 8 : requests));
  }
  for (const name of names) console.log(`${name}: median ${median(times[name]).toFixed(1)} us of processor a request`);
  /** Of rounds next to each other in time: what else runs on the machine is in both. */
  const ratio = (one: Arm, base: Arm) => median(times[one].map((us, round) => us / (times[base][round] as number)));
  const goal = (status: '200' | '304', arm: 'ours' | 'router') => ({
    name: `${status} over node:http`,
    figure: ratio(`${arm}${status}`, `bare${status}`),
    operator: '<=' as const,
    // a quick run on a busy machine knows a ratio to a third only
    limit: quick ? QUICK_LIMIT : LIMIT,
  });
  return {
    goals: [goal('200', 'ours'), goal('304', 'ours')],
    control: {
      what: 'the same manifest through router, hooks and Postgres',
      goals: [goal('200', 'router'), goal('304', 'router')],
    },
    details: { requests, rounds, times },
  };
}

/** The real API on a database of its own, with one policy published. */
async function startPublishingApi(folder: string, later: CleanUp): Promise<Program> {
  const postgres = await startLocalPostgres({ dataDir: path.join(folder, 'postgres') });
  later(() => postgres.stop());
  const apiFile = path.join(folder, 'api.json');
  const api = await startProgram({
    name: 'the API',
    file: inRepository('apps/api/src/main.ts'),
    readyEvent: 'api.ready',
    env: {
      FRAMEFARM_DATA_DIR: path.join(folder, 'api'),
      FRAMEFARM_BOOTSTRAP_TOKEN_FILE: apiFile,
      DATABASE_URL: postgres.url,
    },
  });
  later(() => api.stop());
  await insertPolicy(postgres.url);
  await createClient(JSON.parse(readFileSync(apiFile, 'utf8')) as { url: string; token: string }).publishPolicy(
    POLICY_ID,
  );
  return api;
}

/** Writes what the bare server has to answer: the same bytes and headers. @returns the ETag */
async function saveWhatIsServed(url: string, file: string): Promise<string> {
  const response = await fetch(url + MANIFEST);
  const [etag, cacheControl] = [response.headers.get('etag') ?? '', response.headers.get('cache-control') ?? ''];
  const body = await response.text();
  const unchangedHeaders = ['etag', etag, 'cache-control', cacheControl];
  const type = [
    'content-type',
    response.headers.get('content-type') ?? '',
    'content-length',
    String(Buffer.byteLength(body)),
  ];
  writeFileSync(
    file,
    JSON.stringify({ url: MANIFEST, body, etag, unchangedHeaders, headers: [...type, ...unchangedHeaders] }),
  );
  return etag;
}
