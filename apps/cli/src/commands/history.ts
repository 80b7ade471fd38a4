import { seededRandom } from '@framefarm/phone-model';
import { HISTORY_METHODS, type History, HistoryError, type HistoryMethod, analyseHistory } from '@framefarm/stats';
import { type Command, Option } from 'commander';
import { type Common, connect, leaf, print } from '../command.ts';
import { CommandError } from '../errors.ts';
import { seriesTable, seriesText } from '../history/series-text.ts';
import { readJsonInput } from './read-json-input.ts';

const USAGE = 2;
const INVALID = 3;
/** Of the permutations of method mongodb: the same history has to give the same answer every time. */
const PERMUTATION_SEED = 1;

interface AnalyseOptions {
  readonly input: string;
  readonly method: HistoryMethod;
  readonly explain?: true;
}

/** `framefarm history ...`: analyse needs no server, the others show what the farm keeps. */
export function registerHistory(program: Command): void {
  const group = program.command('history').description('histories of one number per run');
  leaf(group, 'list', 'the histories that the farm keeps').action(async (options: Common) => {
    const all = await (await connect(options)).seriesList();
    print(options.json, all, () => seriesTable(all.series));
  });
  leaf(group, 'show <id>', 'the runs of one, and its lasting changes of level').action(
    async (id: string, options: Common) => {
      const series = await (await connect(options)).series(id);
      print(options.json, series, () => seriesText(series));
    },
  );
  group
    .command('analyse')
    .description(
      'lasting changes of level in a history, as {name, changePoints[]}: the first run after each change, from 0',
    )
    .requiredOption(
      '--input <file>',
      'JSON {name, values[], direction?: lower|higher is better} or an array of these; - is stdin',
    )
    .addOption(new Option('--method <method>', 'whose detector').choices(HISTORY_METHODS).default('ours'))
    .option('--json', 'print JSON, which it always does')
    .option('--explain', 'also levels, relative change, good or bad, and the evidence')
    .addHelpText(
      'after',
      `
A history that cannot be analysed (fewer than two values, one that is not a finite number) has changePoints null and a reason, and the others of
an array are analysed all the same. Exit code 0 when any could be, 3 when none, 2 for other input.`,
    )
    .action(async ({ input, method, explain }: AnalyseOptions) => {
      const place = input === '-' ? 'standard input' : input;
      const { json, problems, isLost } = answer(await readJsonInput(input), place, method, explain === true);
      console.log(json);
      for (const problem of problems) console.error(`not analysed: ${problem}`);
      if (isLost) process.exitCode = INVALID;
    });
}

export interface Answer {
  /** The one JSON value that the command prints. */
  readonly json: string;
  /** Why histories could not be analysed. */
  readonly problems: readonly string[];
  /** Nothing could be analysed, though something was given. */
  readonly isLost: boolean;
}

/** What the command prints about one history or an array of them. Throws CommandError 2 for input of another shape. */
export function answer(input: unknown, source: string, method: HistoryMethod, explain: boolean): Answer {
  const problems: string[] = [];
  const analyse = (value: unknown, place: string) => {
    const history = readHistory(value, `${source}${place}`);
    const { name } = history;
    try {
      const changes = analyseHistory(history, method, seededRandom(PERMUTATION_SEED).uniform);
      const changePoints = changes.map(({ index }) => index);
      return explain ? { name, changePoints, changes } : { name, changePoints };
    } catch (error) {
      if (!(error instanceof HistoryError)) throw error;
      problems.push(error.message);
      return { name, changePoints: null, reason: error.message };
    }
  };
  const isArray = Array.isArray(input);
  const all = isArray ? input.map((value, i) => analyse(value, `, history ${i}`)) : [analyse(input, '')];
  const isLost = all.length > 0 && problems.length === all.length;
  return { json: JSON.stringify(isArray ? all : all[0]), problems, isLost };
}

/** Keys it does not know are left alone: people keep labels and units beside their values. */
function readHistory(value: unknown, place: string): History {
  const wrong = (what: string) =>
    new CommandError(USAGE, `${place}: ${what}; expected {"name": "...", "values": [1.5, ...], "direction": "lower"}`);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong('is not an object');
  const { name, values, direction } = value as Partial<Record<keyof History, unknown>>;
  if (typeof name !== 'string') throw wrong('"name" is not a text');
  if (!Array.isArray(values)) throw wrong(`"values" of "${name}" is not an array`);
  if (direction === undefined || direction === null) return { name, values: values as number[] };
  if (direction !== 'lower' && direction !== 'higher') {
    throw wrong(`"direction" of "${name}" is ${JSON.stringify(direction)}, not "lower" or "higher"`);
  }
  return { name, values: values as number[], direction };
}
