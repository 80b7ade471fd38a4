import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createClient } from '../apps/cli/src/client.ts';
import { readAccess, stateDir } from '../apps/cli/src/env.ts';
import { CommandError } from '../apps/cli/src/errors.ts';
import { startLocal } from '../apps/cli/src/local/start-local.ts';
import { reportPage } from '../apps/cli/src/report/report-page.ts';
import { demoJson } from './demo-json.ts';
import { fleetTable } from './fleet-table.ts';
import { takeLock } from './lock.ts';
import { measureFleet, phonesOnline } from './measure-fleet.ts';
import { policyBack } from './policy-back.ts';
import { startPhones } from './start-phones.ts';
import { uploadClips, uploadHarnesses, uploadModel } from './upload.ts';

/** Two for each tier. */
const PHONES = 8;

const { values } = parseArgs({ options: { once: { type: 'boolean' }, json: { type: 'string' } } });
const began = performance.now();
const startedAt = new Date().toISOString();
const state = stateDir();
const say = (line: string) => console.log(`[${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s] ${line}`);

const unlock = takeLock(state);
if (unlock === null) {
  console.error(
    `a demo is running in this clone already (${path.join(state, 'demo.lock')}); stop it with Ctrl-C first`,
  );
  process.exit(2);
}

/** What has to be stopped, last started first. */
const started: (() => Promise<void>)[] = [];
const stopping = new AbortController();
async function leave(code: number): Promise<never> {
  stopping.abort();
  for (const stop of started.splice(0).toReversed()) await stop();
  // whatever was just being started ends itself
  await Promise.allSettled([running]);
  unlock?.();
  process.exit(code);
}
process.once('SIGINT', () => void leave(130));
process.once('SIGTERM', () => void leave(143));

const running = demo();
try {
  const docs = await running;
  if (values.once) await leave(0);
  say(`API documentation: ${docs}   (Ctrl-C ends everything)`);
} catch (error) {
  if (!stopping.signal.aborted) {
    console.error(error instanceof Error ? error.message : error);
    await leave(1);
  }
}

async function demo(): Promise<string> {
  say('starting the API with its own Postgres, and a runner with this machine as a phone');
  const farm = await startLocal(state, () => undefined, stopping.signal);
  started.push(farm.stop);
  if (farm.adbServerPort === null) throw new CommandError(20, 'the runner found no adb; run "npm run doctor"');
  const client = createClient(await readAccess(undefined));
  const python = path.join(state, 'venv/bin/python');
  say('uploading the harness builds, the model and the clips by digest');
  const harness = await uploadHarnesses(client, state, python);
  say(`plugging in ${PHONES} virtual phones`);
  const phones = await startPhones({
    count: PHONES,
    adbServerPort: farm.adbServerPort,
    python,
    harness,
    signal: stopping.signal,
    onTrouble: say,
  });
  started.push(phones.stop);
  const model = await uploadModel(client);
  const clips = await uploadClips(client, ['bikes', 'known-best-home'], python);
  const runs = await measureFleet({ client, model, clips, phones: await phonesOnline(client, phones.serials), say });
  const all = [runs.host, runs.dense, runs.hostMnn, ...runs.modelled];
  const back = await policyBack({ client, runs, clips, state, python, harness, say }).catch((error: unknown) => {
    console.log(`\n${fleetTable(all, [])}\n`);
    say(
      'the runs stand above, a policy could not be made from them; a machine with much other work is too slow for one',
    );
    throw error;
  });
  console.log(`\n${fleetTable(all, back.policies)}\n`);
  const trace = (await client.runReport(runs.dense.id)).records;
  for (const [run, name] of [
    [runs.host, 'run.html'],
    [runs.hostMnn, 'run-android.html'],
  ] as const) {
    const page = path.join(state, name);
    writeFileSync(page, reportPage(run, (await client.runReport(run.id)).records, trace));
    say(`report page of ${run.serial}: ${page}`);
  }
  if (values.json !== undefined) {
    const file = path.resolve(process.env['INIT_CWD'] ?? '.', values.json);
    const json = demoJson({ runs: all, back, startedAt, wallMs: performance.now() - began });
    writeFileSync(file, `${JSON.stringify(json, null, 2)}\n`);
    say(`wrote ${file}`);
  }
  return farm.docs;
}
