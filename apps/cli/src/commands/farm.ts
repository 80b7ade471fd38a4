import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Program, ProgramError, type ProgramEvent, startProgram } from '@framefarm/program';
import type { Command } from 'commander';
import { CommandError } from '../errors.ts';
import { addFarmStatus } from '../fleet/add-farm-status.ts';

const FARM = fileURLToPath(new URL('../../../../packages/virtual-phone/src/farm-main.ts', import.meta.url));
const INFRASTRUCTURE = 20;
// half a second for node and then some 10 ms a phone on a busy machine
const READY_TIMEOUT_MS = 180_000;

interface StartOptions {
  readonly phones: string;
  readonly profile?: readonly string[];
  readonly tiers?: string;
  readonly scenario?: string;
  readonly seed?: string;
  readonly adbServerPort?: string;
  readonly basePort?: string;
  readonly json?: boolean;
}

/** `framefarm farm`: virtual phones for everything that speaks adb, and the fleet that the API knows. */
export function registerFarm(program: Command): void {
  const farm = program.command('farm').description('the fleet, and virtual phones for any tool that speaks adb');
  addFarmStatus(farm);
  farm
    .command('start')
    .description('start virtual phones here until Ctrl-C; prints one JSON line per phone')
    .requiredOption('--phones <n>', 'how many')
    .option('--profile <name|file...>', 'phones of these profiles only; "framefarm phone-model list" names them')
    .option('--tiers <tiers>', 'low, mid, high, flagship, with commas between; all four when left out')
    .option('--scenario <file>', 'what goes wrong with the phones, and when; docs/virtual-farm.md')
    .option('--seed <n>', 'same seed, same phones and same troubles')
    .option('--adb-server-port <port>', 'keep the phones on the list of this adb server')
    .option('--base-port <port>', "the first phone's port; any free ports when left out")
    .option('--json', 'print only JSON, without the "adb connect" lines to type')
    .action((options: StartOptions) => start(options));
}

async function start(options: StartOptions): Promise<void> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const addresses: string[] = [];
  const program = await startPhones(wordsOf(options), stopping.signal, (event) => {
    console.log(JSON.stringify(event));
    if (event.event === 'phone.ready') addresses.push(String(event['address']));
  });
  if (program === null) return;
  // a person has to type these; programs read the JSON
  if (options.adbServerPort === undefined && options.json !== true)
    for (const address of addresses) console.error(`adb connect ${address}`);
  const died = once(program.child, 'exit', { signal: stopping.signal }).catch(() => null);
  if (!stopping.signal.aborted && (await died) !== null && !stopping.signal.aborted)
    throw new CommandError(INFRASTRUCTURE, 'the phones ended by themselves; start them again');
  await program.stop();
}

/** Null when it was stopped before it was ready. */
async function startPhones(
  args: readonly string[],
  signal: AbortSignal,
  onEvent: (event: ProgramEvent) => void,
): Promise<Program | null> {
  try {
    const timeoutMs = READY_TIMEOUT_MS;
    return await startProgram({
      name: 'the farm',
      file: FARM,
      args,
      readyEvent: 'farm.ready',
      onEvent,
      signal,
      timeoutMs,
    });
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    if (signal.aborted) return null;
    // what the phones' own program says is written for the person who typed the command
    throw new CommandError(error.exitCode ?? INFRASTRUCTURE, error.exitCode === null ? error.message : error.printed);
  }
}

function wordsOf({ phones, profile = [], tiers, scenario, seed, adbServerPort, basePort }: StartOptions): string[] {
  const given = { phones, tiers, scenario, seed, 'adb-server-port': adbServerPort, 'base-port': basePort };
  return [
    ...Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`])),
    ...profile.map((each) => `--profile=${each}`),
  ];
}
