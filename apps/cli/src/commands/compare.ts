import type { ComparisonMetric, ComparisonPlan, CreateComparisonBody, LaunchGateChanges } from '@framefarm/contracts';
import { CHANNELS, COMPARED_VALUES, type Channel } from '@framefarm/domain';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Common, connect, leaf, print } from '../command.ts';
import { comparisonText } from '../compare/comparison-text.ts';
import { exitCodeOf } from '../compare/exit-code.ts';
import { readArm, refuseDifferences } from '../compare/read-arm.ts';
import { recompute } from '../compare/recompute.ts';
import { watchComparison } from '../compare/watch-comparison.ts';
import { CommandError } from '../errors.ts';
import { table } from '../table.ts';
import { readJsonInput } from './read-json-input.ts';

interface Options extends Common {
  readonly plan: ComparisonPlan['kind'];
  readonly pairs?: number;
  readonly looks?: number[];
  readonly metric?: ComparisonMetric[];
  readonly alpha?: number;
  readonly allowedChange?: number;
  readonly channel: Channel;
  readonly limits?: string;
  readonly name?: string;
  readonly key?: string;
  readonly wait: boolean;
}

export function registerCompare(program: Command): void {
  const compare = leaf(program, 'compare <a> <b>', 'is B slower than A? Pairs of launches on the same phones')
    .addOption(new Option('--plan <plan>', 'how it ends').choices(['pairs', 'fixed', 'cold-start']).default('pairs'))
    .option('--pairs <n>', 'pairs of plan fixed or cold-start', wholeNumber)
    .option('--looks <list>', 'pairs after which plan pairs looks, such as 6,12,20', (text) =>
      text.split(',').map(wholeNumber),
    )
    .option('--metric <value.quantile>', 'such as total.p95, more than once for several', collectMetric)
    .option('--alpha <share>', 'two-sided error of all metrics together; 0.01', share)
    .option('--allowed-change <share>', 'increase that does not matter; 0.03', share)
    .addOption(
      new Option('--channel <channel>', 'sandbox for phones in software').choices([...CHANNELS]).default('stable'),
    )
    .option('--limits <file>', 'JSON: limits of launch gates that differ from the usual ones')
    .option('--name <text>', 'what the comparison is called')
    .option('--key <text>', 'idempotency key; the same key never compares twice')
    .option('--no-wait', 'submit it and do not follow it')
    // --json after a subcommand is the subcommand's
    .enablePositionalOptions()
    .addHelpText(
      'after',
      `
Where phones wait long before a launch (a full battery, a boot just now, a busy machine), a file for --limits makes it short; the verdict names them:
  { "batteryPercent": { "from": 0, "to": 100 }, "minUptimeS": 0, "maxProbeRatio": 3, "coolDown": { "pollS": 1, "leastS": 1, "mostS": 60 } }
A and B are benchmarks with one model and one configuration each: an id (bmk_...) or a JSON file as for "benchmark submit". They may differ in
model, frame plan, engine settings and harness version; targets are A's. Progress goes to standard error.
Exit code 0: pass or improve, 1: regress, 3: inconclusive or invalid, 2: usage, 20: the farm does not answer.`,
    )
    .action(async (a: string, b: string, options: Options) => {
      const api = await connect(options);
      const body = await bodyOf(await readArm(api, a), await readArm(api, b), [a, b], options);
      const made = await api.compare(body, options.key);
      if (!options.wait) return print(options.json, made, () => `${made.id}: ${made.phones.length} phones`);
      const ended = await watchComparison(api, made.id, (line) => console.error(line));
      print(options.json, ended, () => comparisonText(ended));
      process.exitCode = exitCodeOf(ended.verdicts.map(({ verdict }) => verdict));
    });
  leaf(compare, 'list', 'the last 50').action(async (options: Common) => {
    const all = await (await connect(options)).comparisons();
    print(options.json, all, () =>
      table(
        ['id', 'name', 'created', 'state', 'pairs', 'verdicts'],
        all.comparisons.map(({ id, name, createdAt, state, progress, verdicts }) => [
          id,
          name,
          createdAt,
          state,
          progress.valid,
          verdicts.map(({ value, metric, verdict }) => `${value} ${metric}: ${verdict}`).join(', '),
        ]),
      ),
    );
  });
  leaf(compare, 'show <id>', 'one comparison with its reasons')
    .option('--recompute', 'compute the verdicts anew from the raw values; exit code 3 unless every byte is the same')
    .option('--raw', 'print the raw values of every launch as JSON')
    .action(async (id: string, options: Common & { recompute?: boolean; raw?: boolean }) => {
      const api = await connect(options);
      const found = await api.comparison(id);
      if (options.raw) return print(true, await api.comparisonRaw(id), () => '');
      if (!options.recompute) return print(options.json, found, () => comparisonText(found));
      const result = recompute(found, await api.comparisonRaw(id));
      print(options.json, result, () =>
        result.identical
          ? `identical: ${result.recomputed.length} bytes of verdicts from the raw values of ${found.progress.valid} pairs\n${comparisonText(found)}`
          : `different:\nstored      ${result.stored}\nrecomputed  ${result.recomputed}`,
      );
      if (!result.identical) process.exitCode = 3;
    });
  leaf(compare, 'watch <id>', 'follows it to its end').action(async (id: string, options: Common) => {
    const ended = await watchComparison(await connect(options), id, (line) => console.error(line));
    print(options.json, ended, () => comparisonText(ended));
    process.exitCode = exitCodeOf(ended.verdicts.map(({ verdict }) => verdict));
  });
  leaf(compare, 'cancel <id>', 'ends its runs').action(async (id: string, options: Common) => {
    const found = await (await connect(options)).cancelComparison(id);
    print(options.json, found, () => `${found.id}: cancelled on ${found.phones.length} phones`);
  });
}

type Arms = Awaited<ReturnType<typeof readArm>>;

async function bodyOf(
  a: Arms,
  b: Arms,
  labels: readonly [string, string],
  options: Options,
): Promise<CreateComparisonBody> {
  refuseDifferences(a, b);
  const arm = ({ modelIds, configurations }: Arms, label: string) => ({
    label: label.slice(-120),
    modelId: modelIds[0] as string,
    configuration: configurations[0] as CreateComparisonBody['a']['configuration'],
  });
  const { metric, alpha, allowedChange, limits, name, channel } = options;
  return {
    name: name ?? `${labels[1]} against ${labels[0]}`.slice(0, 120),
    channel,
    a: arm(a, labels[0]),
    b: arm(b, labels[1]),
    clips: a.clips,
    targets: a.targets,
    warmupIterations: options.plan === 'cold-start' ? 0 : a.warmupIterations,
    iterations: options.plan === 'cold-start' ? 1 : a.iterations,
    plan: planOf(options),
    ...(metric === undefined ? {} : { metrics: metric }),
    ...(alpha === undefined ? {} : { alpha }),
    ...(allowedChange === undefined ? {} : { allowedChange }),
    ...(limits === undefined ? {} : { limits: (await readJsonInput(limits)) as LaunchGateChanges }),
  };
}

function planOf({ plan, pairs, looks }: Options): ComparisonPlan {
  if (plan === 'pairs') {
    if (pairs !== undefined)
      throw new CommandError(2, '--pairs belongs to plan fixed or cold-start; plan pairs takes --looks');
    return { kind: plan, ...(looks === undefined ? {} : { looks }) };
  }
  if (looks !== undefined)
    throw new CommandError(2, `--looks belongs to plan pairs; plan ${plan} looks once, after --pairs`);
  if (pairs === undefined) throw new CommandError(2, `plan ${plan} needs --pairs <n>`);
  return { kind: plan, pairs };
}

function wholeNumber(text: string): number {
  if (!/^[0-9]{1,6}$/.test(text)) throw new InvalidArgumentError('must be a whole number');
  return Number(text);
}

function share(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError('must be a number between 0 and 1, such as 0.01');
  return value;
}

function collectMetric(text: string, before: ComparisonMetric[] = []): ComparisonMetric[] {
  const [name = '', quantile] = text.split('.');
  const value = COMPARED_VALUES.find((one) => one === name);
  if (value === undefined || (quantile !== 'median' && quantile !== 'p95'))
    throw new InvalidArgumentError(
      `must be one of ${COMPARED_VALUES.join(', ')} with .median or .p95, such as total.p95`,
    );
  return [...before, { value, quantile }];
}
