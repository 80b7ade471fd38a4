import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  ConsistencyError,
  type LadderReport,
  TOLERANCES,
  judgePair,
  ladderReport,
  parseLadderReport,
  parseTolerances,
} from '@framefarm/consistency';
import { PRECISIONS, TIERS, type Tier } from '@framefarm/domain';
import { type Command, Option } from 'commander';
import { print } from '../command.ts';
import { collectCaptures, findLadderTools } from '../consistency/collect-captures.ts';
import { ladderPage } from '../consistency/ladder-page.ts';
import { EMULATED_CPUS, type EmulatedCpu, planLadder } from '../consistency/ladder-plan.ts';
import { ladderText } from '../consistency/ladder-text.ts';
import { readModelEntry } from '../consistency/model-entry.ts';
import { readCapture } from '../consistency/read-captures.ts';
import { stateDir } from '../env.ts';
import { CommandError } from '../errors.ts';
import { readJsonInput } from './read-json-input.ts';

const HARNESS_APP = fileURLToPath(new URL('../../../../harness-app', import.meta.url));
const CLIPS = ['known-best-home', 'known-best-fruits'].map((name) => path.join(HARNESS_APP, `clips/${name}.mp4`));
const EXIT = { pass: 0, guilty: 1, worse: 1, invalid: 3 } as const;

interface RunOptions {
  readonly model: string;
  readonly clip: readonly string[];
  readonly cpu: readonly EmulatedCpu[];
  readonly ask: readonly string[];
  readonly frames: string;
  readonly tier: Tier;
  readonly tolerances?: string;
  readonly baseline?: string;
  readonly out?: string;
  readonly json?: true;
}

/** `framefarm consistency ...`: needs no server. */
export function registerConsistency(program: Command): void {
  const group = program
    .command('consistency')
    .description('whether a model decides alike on every framework, precision, CPU and platform');
  group
    .command('run')
    .description(
      'collects frames, tensors and scores on every axis that runs here, and names the first guilty rung; a gate',
    )
    .option('--model <file>', "the model's entry", path.join(HARNESS_APP, 'models/model.json'))
    .option('--clip <files...>', 'H.264 clips in MP4', CLIPS)
    .addOption(new Option('--cpu <cpus...>', 'emulated CPUs').choices(EMULATED_CPUS).default([...EMULATED_CPUS]))
    .option('--ask <cpu:precision...>', 'also ask a CPU for a precision that it may not have, as cortex-a53:fp16', [])
    .option('--frames <n>', 'frames of each clip', '8')
    .addOption(new Option('--tier <tier>', 'whose tolerances').choices(TIERS).default('host'))
    .option('--tolerances <file>', 'a table of tolerances of your own')
    .option('--baseline <file>', 'an earlier report.json; what uses much more of its tolerance since is worse')
    .option('--out <folder>', 'where captures and report go; else a new folder in .framefarm/consistency')
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      '\nExit code 0 pass, 1 guilty or worse than the baseline, 3 invalid (a backend fallback), 20 when it cannot run.',
    )
    .action(async (options: RunOptions) => {
      const report = await run(options);
      print(options.json, report, () => ladderText(report));
      process.exitCode = EXIT[report.verdict];
    });
  group
    .command('show <report>')
    .description('a stored report.json, as text, JSON or one self-contained page')
    .option('--html <file>', 'write the page here')
    .option('--json', 'print JSON')
    .action(async (file: string, options: { readonly html?: string; readonly json?: true }) => {
      const report = asReport(await readJsonInput(file), file);
      if (options.html !== undefined) await writePage(options.html, report, path.dirname(file));
      print(options.json, report, () => ladderText(report));
    });
}

async function run(options: RunOptions): Promise<LadderReport> {
  const frames = Number(options.frames);
  if (!Number.isInteger(frames) || frames < 3 || frames > 256)
    throw new CommandError(2, `--frames takes a whole number from 3 to 256, not "${options.frames}"`);
  const table = tolerancesOf(
    options.tolerances === undefined ? TOLERANCES : await readJsonInput(options.tolerances),
    options.tolerances,
  );
  const baseline =
    options.baseline === undefined ? null : asReport(await readJsonInput(options.baseline), options.baseline);
  const model = await readModelEntry(options.model);
  const plan = planLadder(model, options.cpu, options.ask.map(readAsk));
  const tools = await findLadderTools(stateDir());
  const at = new Date().toISOString();
  const out = path.resolve(options.out ?? path.join(stateDir(), 'consistency', at.replaceAll(':', '-')));
  await mkdir(out, { recursive: true });
  const say = (line: string) => console.error(line);
  await eachAtOnce(plan.runs, availableParallelism(), (one) =>
    collectCaptures(
      tools,
      one,
      { preprocessing: model.preprocessing, clips: options.clip, frames, repeats: 2 },
      out,
      say,
    ),
  );
  const captures = new Map(
    plan.runs.flatMap((one) => one.engines.map(({ name }) => [name, readCapture(out, name)] as const)),
  );
  const steps = plan.steps.map(([reference, other]) => {
    const [a, b] = [captures.get(reference), captures.get(other)];
    if (a === undefined || b === undefined)
      throw new CommandError(20, `no capture of ${reference} or ${other}; run it again`);
    return judged(() => judgePair(a, b, table, options.tier));
  });
  const report = ladderReport(at, options.tier, [...captures.values()], steps, baseline);
  await writeFile(path.join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  await writePage(path.join(out, 'report.html'), report, out);
  say(`report: ${path.join(out, 'report.html')}`);
  return report;
}

async function writePage(file: string, report: LadderReport, folder: string): Promise<void> {
  const page = ladderPage(report, (name) => readCapture(folder, name));
  await writeFile(file, page).catch((error: Error) => {
    throw new CommandError(2, `the page cannot be written: ${error.message}; give another file`);
  });
}

function readAsk(text: string) {
  const [cpu, precision] = text.split(':');
  const knownCpu = EMULATED_CPUS.find((one) => one === cpu);
  const known = PRECISIONS.find((one) => one === precision);
  if (knownCpu === undefined || known === undefined)
    throw new CommandError(2, `--ask takes CPU:PRECISION such as cortex-a53:fp16, not "${text}"`);
  return { cpu: knownCpu, precision: known };
}

function tolerancesOf(value: unknown, file = 'tolerances.json') {
  return judged(() => parseTolerances(value, file));
}

function asReport(value: unknown, file: string): LadderReport {
  return judged(() => parseLadderReport(value, file));
}

/** `work` on each, at most `limit` at a time. The first failure is thrown when those under way are done. */
async function eachAtOnce<T>(items: readonly T[], limit: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const workers = Array.from({ length: limit }, async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  });
  for (const result of await Promise.allSettled(workers)) if (result.status === 'rejected') throw result.reason;
}

/** What the caller gave cannot be used: usage, not a crash. */
function judged<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ConsistencyError) throw new CommandError(2, error.message);
    throw error;
  }
}
