import { mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Model } from '@framefarm/contracts';
import { CHANNELS, type Channel } from '@framefarm/domain';
import { type Command, Option } from 'commander';
import type { Client } from '../client.ts';
import { type Common, connect, leaf, print } from '../command.ts';
import { CommandError } from '../errors.ts';
import { diffModels } from '../model/diff-models.ts';
import { type MigrateOptions, migrateFile } from '../model/migrate-file.ts';
import { readMigrationFolder } from '../model/migration-folder.ts';
import { modelDetailsText } from '../model/model-details-text.ts';
import { modelTable, modelText } from '../model/model-text.ts';
import { registerFolder } from '../model/register-folder.ts';
import { verifyModel } from '../model/verify-model.ts';
import { table } from '../table.ts';

const CANCELLED = 3;
const say = (step: string) => console.error(`${step} ...`);
const channelOption = (description: string) => new Option('--channel <channel>', description).choices([...CHANNELS]);

export function registerModel(program: Command): void {
  const model = program.command('model').description('models: migration, registry, budgets');
  migrating(model.command('convert <file>'))
    .description('an ONNX or TorchScript file into every variant, verified and measured, in a folder; needs no server')
    .requiredOption('--card <json>', 'name, version and preprocessing of the model')
    .requiredOption('--out <folder>', 'a new folder: there whole in the end, or not at all')
    .option('--json', 'print JSON')
    .action((file: string, options: MigrateOptions & { out: string; json?: boolean }) =>
      cancellable(async (signal) => {
        await migrateFile(file, options.out, options, say, signal);
        const made = await readMigrationFolder(options.out);
        print(
          options.json,
          made,
          () => `${made.variants.length} variants of ${made.name} ${made.version}: ${options.out}`,
        );
      }),
    );
  migrating(leaf(model, 'import <source>', 'registers a file (converted first) or a folder that convert made'))
    .option('--card <json>', 'of a file: name, version and preprocessing')
    .addOption(channelOption('refuse what is over the budget of this channel'))
    .action((source: string, options: Common & Partial<MigrateOptions> & { channel?: Channel }) =>
      cancellable(async (signal) => {
        const registered = await importSource(source, options, signal);
        print(options.json, registered, () => modelText(registered));
      }),
    );
  leaf(model, 'list', 'every version').action(async (options: Common) => {
    const all = await (await connect(options)).models();
    print(options.json, all, () => modelTable(all.models));
  });
  leaf(
    model,
    'show <model>',
    'one version, by id or name@version: measurements, budgets, what it needs of a phone, lineage',
  ).action(async (name: string, options: Common) => {
    const client = await connect(options);
    const found = await client.model((await find(client, name)).id);
    print(options.json, found, () => modelDetailsText(found));
  });
  leaf(model, 'diff <a> <b>', 'what is different between two versions; exit code 1 when something is').action(
    async (a: string, b: string, options: Common) => {
      const client = await connect(options);
      const differences = diffModels(await find(client, a), await find(client, b));
      print(options.json, { differences }, () =>
        differences.length === 0
          ? 'no difference'
          : table(
              ['what', a, b],
              differences.map((one) => [one.what, one.a, one.b]),
            ),
      );
      if (differences.length > 0) process.exitCode = 1;
    },
  );
  leaf(
    model,
    'verify <model>',
    'fetches its files, checks every digest, scores again; exit code 1 when an error grew',
  ).action((name: string, options: Common) =>
    cancellable(async (signal) => {
      const client = await connect(options);
      const verified = await verifyModel(client, await find(client, name), signal);
      print(options.json, { variants: verified }, () =>
        table(
          ['variant', 'max error stored', 'max error now', 'ok'],
          verified.map((one) => [
            one.variant,
            one.storedError?.toExponential(1) ?? null,
            one.error.toExponential(1),
            one.ok ? 'yes' : 'no',
          ]),
        ),
      );
      if (verified.some((one) => !one.ok)) process.exitCode = 1;
    }),
  );
  leaf(model, 'budget <family>', 'sets what a channel takes of a family; without limits it takes everything')
    .addOption(channelOption('whose budget').makeOptionMandatory())
    .option('--max-bytes <n>', 'of a variant on the phone', positive)
    .option('--max-download-bytes <n>', 'of a variant, packed', positive)
    .option('--max-cold-start-ms <n>', 'on the machine that converted', positive)
    .action(async (family: string, options: Common & { channel: Channel } & Limits) => {
      const { channel, maxBytes, maxDownloadBytes, maxColdStartMs } = options;
      const limits = Object.fromEntries(
        Object.entries({ maxBytes, maxDownloadBytes, maxColdStartMs }).filter(([, value]) => value !== undefined),
      );
      const changed = await (await connect(options)).setModelBudget(family, channel, limits);
      print(options.json, changed, () => `${family}: ${JSON.stringify(changed.budgets)}`);
    });
}

interface Limits {
  readonly maxBytes?: number;
  readonly maxDownloadBytes?: number;
  readonly maxColdStartMs?: number;
}

function migrating(command: Command): Command {
  return command
    .option('--calibration <folder>', 'pictures or clips for int8; frames of the committed clips if left out')
    .option('--trust-pickle', "open a pickle, which runs its maker's code; TorchScript and ONNX need no trust")
    .option('--max-seconds <n>', 'of every step, 600 if left out')
    .option('--max-memory-mb <n>', 'of every step, 8192 if left out')
    .option('--max-disk-mb <n>', 'of every file that a step writes, 1024 if left out');
}

async function importSource(
  source: string,
  options: Common & Partial<MigrateOptions> & { channel?: Channel },
  signal: AbortSignal,
): Promise<Model> {
  const client = await connect(options);
  const found = await stat(source).catch((error: Error) => {
    throw new CommandError(2, `${source} cannot be read: ${error.message}`);
  });
  if (found.isDirectory()) return registerFolder(client, source, options.channel, say, signal);
  const { card } = options;
  if (card === undefined)
    throw new CommandError(2, `${source} is a file: give its name, version and preprocessing by --card`);
  const parent = await mkdtemp(path.join(os.tmpdir(), 'framefarm-import-'));
  try {
    const folder = path.join(parent, 'model');
    await migrateFile(source, folder, { ...options, card }, say, signal);
    return await registerFolder(client, folder, options.channel, say, signal);
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

/** Ctrl-C ends the work in order; the version is then not registered. */
async function cancellable(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    await work(stopping.signal);
  } catch (error) {
    if (stopping.signal.aborted)
      throw new CommandError(CANCELLED, 'cancelled: nothing was registered and nothing is left');
    throw error;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

async function find(client: Client, name: string): Promise<Model> {
  const { models } = await client.models();
  const found = models.find((one) => one.id === name || `${one.name}@${one.version}` === name);
  if (found === undefined)
    throw new CommandError(2, `there is no model ${name}; "framefarm model list" names them, as id or name@version`);
  return found;
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 1e9)) throw new CommandError(2, `a limit is a number above 0, not "${text}"`);
  return value;
}
