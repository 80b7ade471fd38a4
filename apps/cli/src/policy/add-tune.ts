import { type Tuning } from '@framefarm/contracts';
import { type TIERS } from '@framefarm/domain';
import type { Command } from 'commander';
import type { Client } from '../client.ts';
import { type Common, connect, print } from '../command.ts';
import { CommandError } from '../errors.ts';
import { shareOption } from '../share-option.ts';
import { wholeOption } from '../whole-option.ts';
import { measureForTuning } from './measure-for-tuning.ts';

interface TuneOptions extends Common {
  readonly app: string;
  readonly channel: 'stable' | 'sandbox';
  readonly platform: 'android' | 'ios' | 'linux';
  readonly tier: (typeof TIERS)[number];
  readonly budget: number;
  readonly measure?: string;
  readonly trace?: string[];
  readonly cost?: string[];
  readonly seed?: number;
  readonly noiseReport?: string;
  readonly fieldTraces?: boolean;
  readonly mostBusy?: number;
  readonly mostMemory?: number;
  readonly mostBlind?: number;
}

const POLL_MS = 300;

/** `framefarm policy tune`: measures if asked, tunes on the API with progress; Ctrl-C cancels there too. */
export function addTune(command: Command): void {
  command
    .requiredOption('--budget <ms>', 'from opening the clip to the choice', wholeOption(1, 60_000))
    .option('--measure <benchmark>', 'make the runs first: its model and clips, on the phones of the tier')
    .option('--trace <run...>', 'valid runs with frame plan dense')
    .option('--cost <run...>', 'valid runs on the tier with frame plan planned')
    .option('--most-busy <ms>', 'cap on the mean time of decoders and engine', wholeOption(1, 1e6))
    .option('--most-memory <kb>', 'cap on the memory at its peak', wholeOption(1, 1e9))
    .option('--most-blind <share>', 'cap on picks without time to look at a frame (0.01)', shareOption)
    .option(
      '--noise-report <id>',
      'kept report of the consistency ladder: how noisy scores are at the precision (assumed if left out)',
    )
    .option('--field-traces', 'let audited sessions of users (low trust) refresh the prior')
    .option('--seed <number>', 'of the draws of the replay', wholeOption(0, 2 ** 32 - 1))
    .action(tune);
}

async function tune(options: TuneOptions): Promise<void> {
  const {
    app,
    channel,
    platform,
    tier,
    budget,
    measure,
    trace,
    cost,
    seed,
    noiseReport,
    fieldTraces,
    mostBusy,
    mostMemory,
    mostBlind,
  } = options;
  const client = await connect(options);
  if (measure === undefined && (trace === undefined || cost === undefined))
    throw new CommandError(2, 'give --measure BENCHMARK, or --trace RUN... and --cost RUN...');
  const evidence =
    measure === undefined
      ? { traceRunIds: trace ?? [], costRunIds: cost ?? [] }
      : await measureForTuning(client, await client.benchmark(measure), tier, (line) => console.error(line));
  const body = {
    app,
    channel,
    platform,
    tier,
    budgetMs: budget,
    ...evidence,
    ...(seed === undefined ? {} : { seed }),
    ...(noiseReport === undefined ? {} : { noiseReportId: noiseReport }),
    ...(fieldTraces === true ? { fieldTraces } : {}),
    ...(mostBusy === undefined ? {} : { mostBusyMs: mostBusy }),
    ...(mostMemory === undefined ? {} : { mostMemoryKb: mostMemory }),
    ...(mostBlind === undefined ? {} : { mostBlindShare: mostBlind }),
  };
  const started = await client.startTuning(body);
  const cancel = () => void client.cancelTuning(started.id);
  process.once('SIGINT', cancel);
  const tuning = await follow(client, started.id);
  process.off('SIGINT', cancel);
  print(options.json, tuning, () => asText(tuning));
  if (tuning.state === 'cancelled') process.exitCode = 130;
  if (tuning.state === 'failed') process.exitCode = 3;
}

/** Until it has ended; tells progress on standard error. */
export async function follow(client: Pick<Client, 'tuning'>, id: string): Promise<Tuning> {
  let told = '';
  for (;;) {
    const tuning = await client.tuning(id);
    if (tuning.state !== 'running') return tuning;
    const { progress } = tuning;
    const line =
      progress === null
        ? ''
        : `round ${progress.round + 1} of ${progress.rounds}: ${progress.done} of ${progress.of} policies`;
    if (line !== told) console.error(line);
    told = line;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function asText({ id, state, message, result, policyId, tracesSha256, calibrationSha256 }: Tuning): string {
  const words = state === 'done' ? [`policy ${policyId}, provisional until it is certified`] : [`${state}: ${message}`];
  return [
    `tuning ${id}: ${words.join()}`,
    ...(result?.reasons ?? []),
    `traces ${tracesSha256.slice(0, 12)}, calibration ${calibrationSha256.slice(0, 12)}`,
  ].join('\n');
}
