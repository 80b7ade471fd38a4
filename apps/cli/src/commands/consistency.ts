import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LadderReport, channelOf, parseLadderReport } from '@framefarm/consistency';
import { TIERS } from '@framefarm/domain';
import { type Command, Option } from 'commander';
import { type Common, connect, leaf, print } from '../command.ts';
import { judged } from '../consistency/judged.ts';
import { EMULATED_CPUS } from '../consistency/ladder-plan.ts';
import { ladderText } from '../consistency/ladder-text.ts';
import { type LadderOptions, runLadder } from '../consistency/run-ladder.ts';
import { writeLadderPage } from '../consistency/write-ladder-page.ts';
import { CommandError } from '../errors.ts';
import { table } from '../table.ts';
import { readJsonInput } from './read-json-input.ts';

const HARNESS_APP = fileURLToPath(new URL('../../../../harness-app', import.meta.url));
const CLIPS = ['known-best-home', 'known-best-fruits'].map((name) => path.join(HARNESS_APP, `clips/${name}.mp4`));
const EXIT = { pass: 0, guilty: 1, worse: 1, invalid: 3 } as const;
const KEPT = /^cns_[0-9a-z]+$/;

type RunOptions = LadderOptions & Common & { readonly baseline?: string; readonly keep?: true };

/** `framefarm consistency ...`: needs no server but to keep reports and to read kept ones. */
export function registerConsistency(program: Command): void {
  const group = program
    .command('consistency')
    .description('whether a model decides alike on every framework, precision, CPU and platform');
  leaf(
    group,
    'run',
    'collects frames, tensors and scores on every axis that runs here, and names the first guilty rung; a gate',
  )
    .option('--model <file>', "the model's entry", path.join(HARNESS_APP, 'models/model.json'))
    .option('--clip <files...>', 'H.264 clips in MP4', CLIPS)
    .addOption(new Option('--cpu <cpus...>', 'emulated CPUs').choices(EMULATED_CPUS).default([...EMULATED_CPUS]))
    .option('--ask <cpu:precision...>', 'also ask a CPU for a precision that it may not have, as cortex-a53:fp16', [])
    .option('--torch-python <file>', 'a Python that has PyTorch', '/usr/bin/python3')
    .addOption(
      new Option(
        '--phone <kind>',
        'also a run on a virtual Android phone with the MNN of this machine, behind a farm, adb and Appium of its own; the report is then of channel sandbox',
      ).choices(['virtual']),
    )
    .option('--frames <n>', 'frames of each clip', '8')
    .addOption(new Option('--tier <tier>', 'whose tolerances').choices(TIERS).default('host'))
    .option('--tolerances <file>', 'a table of tolerances of your own')
    .option(
      '--baseline <report>',
      'an earlier report.json or the id of a kept report; what uses much more of its tolerance since is worse',
    )
    .option('--out <folder>', 'where captures and report go; else a new folder in .framefarm/consistency')
    .option('--keep', 'the API keeps the report, for gates and later baselines')
    .addHelpText(
      'after',
      '\nExit code 0 pass, 1 guilty or worse than the baseline, 3 invalid (a backend fallback), 20 when it cannot run.',
    )
    .action(async ({ baseline, keep, ...options }: RunOptions) => {
      const api = keep === true ? await connect(options) : null;
      const before = baseline === undefined ? null : await readReport(baseline, options);
      if (before !== null && channelOf(before) === 'sandbox' && options.phone !== 'virtual')
        throw new CommandError(
          2,
          `baseline ${baseline} rests on a virtual phone, which counts in channel sandbox only; give one without, or compare with --phone virtual`,
        );
      const report = await runLadder(options, before);
      if (api !== null) console.error(`kept as ${(await api.keepConsistencyReport({ report: { ...report } })).id}`);
      print(options.json, report, () => ladderText(report));
      process.exitCode = EXIT[report.verdict];
    });
  leaf(group, 'list', 'reports that the API keeps, newest first')
    .option('--model <sha256>', 'only ladders that ran this file of a model')
    .action(async ({ model, ...options }: Common & { readonly model?: string }) => {
      const found = await (await connect(options)).consistencyReports(model);
      const rows = found.reports.map(({ id, verdict, tier, channel, models, measuredAt }) => [
        id,
        verdict,
        tier,
        channel,
        [...new Set(models.map(({ name, version }) => `${name} ${version}`))].join(', '),
        measuredAt,
      ]);
      print(options.json, found, () => table(['report', 'verdict', 'tier', 'channel', 'model', 'measured'], rows));
    });
  leaf(group, 'show <report>', 'a report.json or the id of a kept report, as text, JSON or one self-contained page')
    .option('--html <file>', 'write the page here; a kept report has no pictures of frames')
    .action(async (place: string, options: Common & { readonly html?: string }) => {
      const report = await readReport(place, options);
      const folder = KEPT.test(place) ? null : path.dirname(place);
      if (options.html !== undefined) await writeLadderPage(options.html, report, folder);
      print(options.json, report, () => ladderText(report));
    });
}

/** From a file, or from the API when `place` is an id. */
async function readReport(place: string, options: Common): Promise<LadderReport> {
  const value = KEPT.test(place)
    ? (await (await connect(options)).consistencyReport(place)).report
    : await readJsonInput(place);
  return judged(() => parseLadderReport(value, place));
}
