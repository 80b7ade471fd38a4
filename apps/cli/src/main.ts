import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CreateBenchmarkBody, SCOPES, type Scope } from '@framefarm/contracts';
import { Command, Option } from 'commander';
import { createClient } from './client.ts';
import { exportRun } from './commands/export-run.ts';
import { type Place, openPolicyClient } from './commands/fetch-policy.ts';
import { registerHistory } from './commands/history.ts';
import { startLocal } from './commands/local.ts';
import { type Common, print } from './commands/output.ts';
import { pickCover } from './commands/pick-cover.ts';
import { watchBenchmark } from './commands/watch-benchmark.ts';
import { readAccess, stateDir } from './env.ts';
import { CommandError } from './errors.ts';
import { reportPage } from './report/report-page.ts';
import { runTable } from './run-table.ts';
import { table } from './table.ts';

const program = new Command('framefarm').description('Benchmark farm for on-device cover selection').exitOverride();
const client = async ({ url }: Common) => createClient(await readAccess(url));
const group = (name: string, description: string) => program.command(name).description(description);
const leaf = (parent: Command, usage: string, description: string) =>
  parent
    .command(usage)
    .description(description)
    .option('--json', 'print JSON')
    .option('--url <url>', 'address of the API');

program
  .command('doctor')
  .description('what this machine has and lacks')
  .option('--json', 'print JSON')
  .action(({ json }: Common) => {
    const script = fileURLToPath(new URL('../../../scripts/doctor.mjs', import.meta.url));
    process.exitCode =
      spawnSync(process.execPath, [script, ...(json ? ['--json'] : [])], { stdio: 'inherit' }).status ?? 20;
  });
program
  .command('local')
  .description('start API, database and runner here until Ctrl-C')
  .action(async () => {
    const farm = await startLocal(stateDir(), (event) => console.log(JSON.stringify(event)));
    console.log(`documentation: ${farm.docs}`);
    const stop = () => void farm.stop().then(() => process.exit(0));
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });

const token = group('token', 'tokens of the API');
leaf(token, 'create <name>', 'a new token, shown this once')
  .requiredOption('--scope <scopes...>', `any of: ${SCOPES.filter((s) => s !== 'runner').join(' ')}`)
  .action(async (name: string, options: Common & { scope: Exclude<Scope, 'runner'>[] }) => {
    const made = await (await client(options)).createToken({ name, scopes: options.scope });
    print(options.json, made, () => `${made.token}\nid ${made.id}, expires ${made.expiresAt}`);
  });
leaf(token, 'revoke <id>', 'makes a token useless at once').action(async (id: string, options: Common) => {
  await (await client(options)).revokeToken(id);
  print(options.json, { id }, () => `revoked ${id}`);
});
leaf(group('runner', 'runners'), 'enrol', 'a one-time code for FRAMEFARM_ENROLMENT_CODE').action(
  async (options: Common) => {
    const made = await (await client(options)).createEnrolmentCode();
    print(options.json, made, () => `${made.code}\nexpires ${made.expiresAt}`);
  },
);
leaf(group('device', 'phones of the farm'), 'list', 'every phone').action(async (options: Common) => {
  const all = await (await client(options)).devices();
  print(options.json, all, () =>
    table(
      ['id', 'serial', 'platform', 'body', 'tier', 'state', 'run'],
      all.devices.map((d) => [d.id, d.serial, d.platform, d.body, d.tier, d.state, d.currentRunId]),
    ),
  );
});

const benchmark = group('benchmark', 'benchmarks');
leaf(benchmark, 'submit <file>', 'submits a benchmark written as JSON')
  .option('--key <text>', 'idempotency key')
  .action(async (file: string, options: Common & { key?: string }) => {
    const made = await (await client(options)).submit(await readBenchmark(file), options.key);
    print(options.json, made, () => `${made.id}: ${made.runs.length} runs`);
  });
leaf(benchmark, 'list', 'the last 50').action(async (options: Common) => {
  const all = await (await client(options)).benchmarks();
  print(options.json, all, () =>
    table(
      ['id', 'name', 'created', 'runs'],
      all.benchmarks.map((b) => [b.id, b.name, b.createdAt, b.runs.length]),
    ),
  );
});
leaf(benchmark, 'show <id>', 'its runs').action(async (id: string, options: Common) => {
  const found = await (await client(options)).benchmark(id);
  print(options.json, found, () => runTable(found.runs));
});
leaf(benchmark, 'watch <id>', 'follows it to its end; exit code 3 unless every run is valid').action(
  async (id: string, options: Common) => {
    const ended = await watchBenchmark(await client(options), id, (line) => console.error(line));
    print(options.json, ended, () => runTable(ended.runs));
    if (ended.runs.some((run) => run.validity !== 'valid')) process.exitCode = 3;
  },
);
leaf(benchmark, 'cancel <id>', 'cancels every run that has not ended').action(async (id: string, options: Common) => {
  const found = await (await client(options)).cancelBenchmark(id);
  print(options.json, found, () => runTable(found.runs));
});

const run = group('run', 'runs');
leaf(run, 'list', 'runs, oldest first')
  .option('--benchmark <id>')
  .action(async (options: Common & { benchmark?: string }) => {
    const all = await (await client(options)).runs(options.benchmark);
    print(options.json, all, () => runTable(all.runs));
  });
leaf(run, 'show <id>', 'one run with its events').action(async (id: string, options: Common) => {
  const api = await client(options);
  const [found, { events }] = [await api.run(id), await api.runEvents(id)];
  print(options.json, { ...found, events }, () =>
    [runTable([found]), found.waitReason ?? '', ...events.map((e) => `${e.at}  ${e.event}`)].join('\n'),
  );
});
leaf(run, 'export <id>', 'raw values')
  .addOption(new Option('--format <format>').choices(['csv', 'ndjson']).default('ndjson'))
  .action(async (id: string, options: Common & { format: 'csv' | 'ndjson' }) => {
    console.log(exportRun((await (await client(options)).runReport(id)).records, options.format));
  });
leaf(run, 'cancel <id>', 'cancels a run').action(async (id: string, options: Common) => {
  const found = await (await client(options)).cancelRun(id);
  print(options.json, found, () => runTable([found]));
});
leaf(group('report', 'pages to look at'), 'run <id>', 'one self-contained HTML page on a run')
  .requiredOption('--out <file>')
  .option('--trace <run>', 'a dense run of the same clips, drawn as the score curve')
  .action(async (id: string, options: Common & { out: string; trace?: string }) => {
    const api = await client(options);
    const trace = options.trace === undefined ? [] : (await api.runReport(options.trace)).records;
    await writeFile(options.out, reportPage(await api.run(id), (await api.runReport(id)).records, trace));
    print(options.json, { out: options.out }, () => `wrote ${options.out}`);
  });

const policy = group('policy', 'sampling policies');
const place = (command: Command) =>
  command
    .option('--app <app>', '', 'demo')
    .option('--channel <channel>', '', 'stable')
    .option('--platform <platform>', '', 'linux');
leaf(policy, 'list', 'every policy').action(async (options: Common) => {
  const all = await (await client(options)).policies();
  print(options.json, all, () =>
    table(
      ['id', 'tier', 'channel', 'version', 'published', 'provisional', 'sha256'],
      all.policies.map((p) => [
        p.id,
        p.tier,
        p.channel,
        p.version,
        p.published ? 'yes' : 'no',
        p.provisional ? 'yes' : 'no',
        p.sha256.slice(0, 12),
      ]),
    ),
  );
});
leaf(policy, 'show <id>', 'one policy with its reasons and evidence').action(async (id: string, options: Common) => {
  const found = await (await client(options)).policy(id);
  print(options.json, found, () => [JSON.stringify(found.payload, null, 2), ...found.reasons].join('\n'));
});
place(leaf(policy, 'fetch', 'fetches and verifies as an app does; exit code 3 when it is refused')).action(
  async (options: Common & Place) => {
    const app = await openPolicyClient(await client(options), (await readAccess(options.url)).url, stateDir(), options);
    const result = { ...(await app.refresh()), storeFile: app.storeFile };
    print(
      options.json,
      result,
      () => `${result.kind} (HTTP ${result.status}) ${result.reason ?? ''}\nkept in ${result.storeFile}`,
    );
    if (result.kind === 'refused') process.exitCode = 3;
    if (result.kind === 'unreachable') process.exitCode = 20;
  },
);
place(leaf(policy, 'pick', 'picks a cover on this machine with the policy kept'))
  .requiredOption('--clip <file>')
  .requiredOption('--out <png>')
  .option('--tier <tier>', '', 'host')
  .action(async (options: Common & Place & { clip: string; out: string; tier: string }) => {
    const api = await client(options);
    const app = await openPolicyClient(api, (await readAccess(options.url)).url, stateDir(), options);
    const kept = await app.policyFor(options.tier);
    if (kept === null)
      throw new CommandError(
        3,
        `no verified policy is kept for tier ${options.tier}; run "framefarm policy fetch" first`,
      );
    const state = stateDir();
    const picked = await pickCover({
      client: api,
      policy: kept,
      clip: options.clip,
      out: options.out,
      root: path.join(state, 'app'),
      python: path.join(state, 'venv/bin/python'),
      harness: path.join(state, 'harness.pyz'),
    });
    print(
      options.json,
      picked,
      () =>
        `cover at ${picked.ptsMs.toFixed(0)} ms, score ${picked.score.toFixed(4)}, ${picked.latencyMs.toFixed(0)} of ${picked.budgetMs} ms: ${picked.png}`,
    );
  });

registerHistory(program);

async function readBenchmark(file: string): Promise<CreateBenchmarkBody> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as CreateBenchmarkBody;
  } catch (error) {
    throw new CommandError(
      2,
      `${file} cannot be read as a benchmark: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommandError) {
    console.error(error.message);
    process.exitCode = error.exitCode;
  } else if (error instanceof Error && 'code' in error && String(error.code).startsWith('commander.')) {
    process.exitCode = /help|version/.test(String(error.code)) ? 0 : 2;
  } else throw error;
}
