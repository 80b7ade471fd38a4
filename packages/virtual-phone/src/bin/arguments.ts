import { UnknownToPhone } from '../sh/tool.ts';

export interface Arguments {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly rest: readonly string[];
}

/**
 * Splits arguments by a table of what the program knows: `flags` stand alone, `withValue` take the next word (or what follows a `=`).
 * Short flags may be joined, as in `-rf`. Everything after `--` is kept as it is. Throws UnknownToPhone for any other option.
 */
export function splitArguments(
  args: readonly string[],
  known: { readonly flags?: readonly string[]; readonly withValue?: readonly string[] },
): Arguments {
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const rest: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] as string;
    if (arg === '--') {
      rest.push(...args.slice(at + 1));
      break;
    }
    const [name = '', attached] = arg.startsWith('--') ? arg.split(/=(.*)/s) : [arg];
    if (!arg.startsWith('-') || arg === '-') rest.push(arg);
    else if (known.withValue?.includes(name) === true) values.set(name, attached ?? args[(at += 1)] ?? '');
    else if (known.flags?.includes(arg) === true) flags.add(arg);
    else if (
      !arg.startsWith('--') &&
      Array.from(arg.slice(1)).every((sign) => known.flags?.includes(`-${sign}`) === true)
    )
      for (const sign of arg.slice(1)) flags.add(`-${sign}`);
    else throw new UnknownToPhone(`option ${arg} is not known to this phone`);
  }
  return { flags, values, rest };
}
