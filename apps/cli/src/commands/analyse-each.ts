import { StatsError } from '@framefarm/stats';
import { CommandError } from '../errors.ts';

/** Analyses one value, or each of an array of them; input that is not what the analysis reads ends the command with code 2 and its place. */
export function analyseEach<T>(
  input: unknown,
  analyse: (one: unknown) => T,
): { readonly output: T | T[]; readonly all: T[] } {
  if (!Array.isArray(input)) {
    const output = withPlace('', () => analyse(input));
    return { output, all: [output] };
  }
  const all = input.map((one: unknown, index) => withPlace(`[${index}]: `, () => analyse(one)));
  return { output: all, all };
}

function withPlace<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof StatsError) throw new CommandError(2, `${place}${error.message}`);
    throw error;
  }
}
