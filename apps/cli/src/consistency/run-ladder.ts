import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import {
  type LadderReport,
  type NotRun,
  TOLERANCES,
  judgePair,
  ladderReport,
  parseTolerances,
} from '@framefarm/consistency';
import { PRECISIONS, type Tier } from '@framefarm/domain';
import { readJsonInput } from '../commands/read-json-input.ts';
import { stateDir } from '../env.ts';
import { CommandError } from '../errors.ts';
import {
  type ClipFile,
  type LadderTools,
  captureReport,
  collectCaptures,
  digestClips,
  findLadderTools,
} from './collect-captures.ts';
import { judged } from './judged.ts';
import { ANDROID, EMULATED_CPUS, type EmulatedCpu, planLadder } from './ladder-plan.ts';
import { type ModelEntry, readModelEntry } from './model-entry.ts';
import { readCapture } from './read-captures.ts';
import { runOnPhone } from './run-on-phone.ts';
import { torchProblem } from './torch-problem.ts';
import { withVirtualAndroid } from './virtual-android.ts';
import { writeLadderPage } from './write-ladder-page.ts';

export interface LadderOptions {
  readonly model: string;
  readonly clip: readonly string[];
  readonly cpu: readonly EmulatedCpu[];
  readonly ask: readonly string[];
  readonly frames: string;
  readonly torchPython: string;
  readonly phone?: 'virtual';
  readonly tier: Tier;
  readonly tolerances?: string;
  readonly out?: string;
}

/** Collects on every axis that runs here, judges each step, and leaves report.json and report.html in the folder of `options.out`. */
export async function runLadder(options: LadderOptions, baseline: LadderReport | null): Promise<LadderReport> {
  const frames = Number(options.frames);
  if (!Number.isInteger(frames) || frames < 3 || frames > 256)
    throw new CommandError(2, `--frames takes a whole number from 3 to 256, not "${options.frames}"`);
  const table = tolerancesOf(
    options.tolerances === undefined ? TOLERANCES : await readJsonInput(options.tolerances),
    options.tolerances,
  );
  const model = await readModelEntry(options.model);
  const { torchPython } = options;
  const noTorch = torchProblem(torchPython, model);
  const notRun: NotRun[] = [
    ...(noTorch === null ? [] : [{ axis: 'framework', what: 'PyTorch', why: noTorch } as const]),
    ...(options.phone === 'virtual' ? [] : [NO_PHONE]),
  ];
  const plan = planLadder(model, options.cpu, options.ask.map(readAsk), {
    torch: noTorch === null,
    android: options.phone === 'virtual',
  });
  const tools = await findLadderTools(stateDir());
  const clips = await digestClips(options.clip);
  const at = new Date().toISOString();
  const out = path.resolve(options.out ?? path.join(stateDir(), 'consistency', at.replaceAll(':', '-')));
  await mkdir(out, { recursive: true });
  const say = (line: string) => console.error(line);
  for (const { what, why } of notRun) say(`not run: ${what}: ${why}`);
  if (options.phone === 'virtual') {
    await captureOnAndroid(tools, model, clips, frames, out, say);
  }
  await eachAtOnce(plan.runs, availableParallelism(), (one) =>
    collectCaptures(
      tools,
      one,
      { preprocessing: model.preprocessing, clips, frames, repeats: 2, torchPython },
      out,
      say,
    ),
  );
  const names = plan.runs.flatMap((one) => one.engines.map(({ name }) => name));
  if (options.phone === 'virtual') names.push(ANDROID);
  const captures = new Map(names.map((name) => [name, readCapture(out, name)] as const));
  const steps = plan.steps.map(([reference, other]) => {
    const [a, b] = [captures.get(reference), captures.get(other)];
    if (a === undefined || b === undefined)
      throw new CommandError(20, `no capture of ${reference} or ${other}; run it again`);
    return judged(() => judgePair(a, b, table, options.tier));
  });
  const report = ladderReport(at, options.tier, [...captures.values()], steps, baseline, notRun);
  await writeFile(path.join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  await writeLadderPage(path.join(out, 'report.html'), report, out);
  say(`report: ${path.join(out, 'report.html')}`);
  return report;
}

const NO_PHONE = {
  axis: 'platform',
  what: 'a virtual Android phone',
  why: 'not asked for; --phone virtual starts one behind real adb and Appium, and makes the report one of channel sandbox',
} as const;

async function captureOnAndroid(
  tools: LadderTools,
  model: ModelEntry,
  clips: readonly ClipFile[],
  frames: number,
  out: string,
  say: (line: string) => void,
): Promise<void> {
  say('android: starting a virtual phone with its farm');
  const report = await withVirtualAndroid(tools.python, (phone) => runOnPhone(phone, model, clips, frames, out, say));
  // the engine in the phone is this machine's MNN
  await captureReport(tools, { name: ANDROID, cpu: 'x86-64', clips }, model, report, out);
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

/** `work` on each, at most `limit` at a time. The first failure is thrown when those under way are done. */
async function eachAtOnce<T>(items: readonly T[], limit: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const workers = Array.from({ length: limit }, async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  });
  for (const result of await Promise.allSettled(workers)) if (result.status === 'rejected') throw result.reason;
}
