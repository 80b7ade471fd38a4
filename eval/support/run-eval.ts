import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CommandError } from '../../apps/cli/src/errors.ts';
import { type Goal, isMet, verdictLine } from './goals.ts';

export interface EvalOptions {
  /** Of every random choice; random by default and always printed. */
  readonly seed: number;
  /** The small version that `npm test` runs. */
  readonly quick: boolean;
  /** Further options, as the command line gave them. */
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

export interface EvalResult {
  readonly goals: readonly Goal[];
  /** The same goals for something known to be bad. If it meets them all, the evaluation proves nothing and fails. */
  readonly control: { readonly what: string; readonly goals: readonly Goal[] };
  /** Everything worth keeping, for --json. */
  readonly details?: unknown;
}

interface EvalDefinition {
  readonly name: string;
  readonly describe: string;
  readonly options?: NonNullable<ParseArgsConfig['options']>;
  readonly run: (options: EvalOptions) => Promise<EvalResult> | EvalResult;
}

/**
 * The frame of every evaluation and benchmark: reads --seed, --quick, --json FILE and --help, runs, prints the verdict as the last line and
 * sets the exit code: 0 when every goal is met and the control misses one, 1 otherwise, 2 for a wrong command line, that of a CommandError.
 */
export async function runEval({ name, describe, options = {}, run }: EvalDefinition): Promise<void> {
  const known = {
    seed: { type: 'string' },
    quick: { type: 'boolean' },
    json: { type: 'string' },
    help: { type: 'boolean' },
    ...options,
  } as const;
  const values = readValues(known);
  if (values === null) return;
  if (values['help']) {
    console.log(
      `${name}: ${describe}\noptions: ${Object.keys(known)
        .map((key) => `--${key}`)
        .join(' ')}`,
    );
    return;
  }
  const seed = values['seed'] === undefined ? randomInt(2 ** 31) : Number(values['seed']);
  if (!Number.isSafeInteger(seed) || seed < 0)
    return usage(`--seed takes a whole number from 0, not "${String(values['seed'])}"`);
  console.log(`${name}: seed ${seed}${values['quick'] ? ', quick' : ''}`);
  const began = performance.now();
  let result: EvalResult;
  try {
    result = await run({ seed, quick: values['quick'] === true, values });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    console.error(error.message);
    process.exitCode = error.exitCode;
    return;
  }
  const controlMeets = result.control.goals.every(isMet);
  console.log(`control (${result.control.what}): ${verdictLine(result.control.goals)}`);
  if (controlMeets) console.log('the control meets the goal: this evaluation proves nothing');
  const wallMs = Math.round(performance.now() - began);
  if (typeof values['json'] === 'string') {
    const file = path.resolve(values['json']);
    writeFileSync(
      file,
      `${JSON.stringify({ name, seed, quick: values['quick'] === true, wallMs, ...result }, null, 2)}\n`,
    );
  }
  console.log(verdictLine(result.goals));
  process.exitCode = controlMeets || !result.goals.every(isMet) ? 1 : 0;
}

function readValues(
  options: NonNullable<ParseArgsConfig['options']>,
): Record<string, string | boolean | undefined> | null {
  try {
    return parseArgs({ options, strict: true }).values as Record<string, string | boolean | undefined>;
  } catch (error) {
    usage(error instanceof Error ? error.message : String(error));
    return null;
  }
}

function usage(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
