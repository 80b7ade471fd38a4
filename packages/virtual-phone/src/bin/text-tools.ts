import { readAll } from '../sh/byte-pipe.ts';
import { type Tool, type ToolContext, UnknownToPhone } from '../sh/tool.ts';
import { splitArguments } from './arguments.ts';
import { readFileOf } from './file-tools.ts';

/** Programs that read files, or their input when none is named. */
export const TEXT_TOOLS: Readonly<Record<string, Tool>> = {
  async cat(context) {
    const names = splitArguments(context.args, { flags: ['-u'] }).rest;
    if (names.length === 0 || names[0] === '-') {
      for await (const chunk of context.stdin) context.print(chunk);
      return 0;
    }
    let code = 0;
    for (const name of names) {
      const data = readFileOf(context, 'cat', name);
      if (data === null) code = 1;
      else context.print(data);
    }
    return code;
  },
  head: (context) => part(context, 'head', (lines, count) => lines.slice(0, count)),
  tail: (context) => part(context, 'tail', (lines, count) => lines.slice(Math.max(0, lines.length - count))),
  async wc(context) {
    const { flags, rest } = splitArguments(context.args, { flags: ['-l', '-w', '-c'] });
    const data = await inputOf(context, 'wc', rest[0]);
    if (data === null) return 1;
    const text = data.toString('latin1');
    const counts: Readonly<Record<string, number>> = {
      '-l': text.split('\n').length - 1,
      '-w': text.split(/\s+/).filter((word) => word !== '').length,
      '-c': data.length,
    };
    const asked = Object.keys(counts).filter((flag) => flags.size === 0 || flags.has(flag));
    const name = rest[0] === undefined ? '' : ` ${rest[0]}`;
    context.print(`${asked.map((flag) => counts[flag]).join(' ')}${name}\n`);
    return 0;
  },
  async sort(context) {
    const { flags, rest } = splitArguments(context.args, { flags: ['-n', '-r', '-u'] });
    const data = await inputOf(context, 'sort', rest[0]);
    if (data === null) return 1;
    const compare = (a: string, b: string) => (flags.has('-n') ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0);
    let lines = linesOf(data).toSorted(compare);
    if (flags.has('-u')) lines = [...new Set(lines)];
    if (flags.has('-r')) lines.reverse();
    context.print(lines.map((line) => `${line}\n`).join(''));
    return 0;
  },
  async grep(context) {
    const { flags, values, rest } = splitArguments(context.args, {
      flags: ['-E', '-F', '-i', '-v', '-c', '-q', '-n', '-o', '-w', '-s'],
      withValue: ['-e', '-m'],
    });
    const [pattern = '', ...files] = values.has('-e') ? [values.get('-e') ?? '', ...rest] : rest;
    const matcher = matcherOf(pattern, flags);
    let found = 0;
    let missing = false;
    const enough = flags.has('-q') ? 1 : Number(values.get('-m') ?? Infinity);
    const accept = (line: string, prefix: string, number: number) => {
      if (matcher.test(line) === flags.has('-v') || found >= enough) return;
      found += 1;
      if (flags.has('-q') || flags.has('-c')) return;
      const output = flags.has('-o') ? (matcher.exec(line)?.[0] ?? '') : line;
      context.print(`${prefix}${flags.has('-n') ? `${number}:` : ''}${output}\n`);
    };
    if (files.length === 0)
      await eachLine(context.stdin, (line, number) => {
        accept(line, '', number);
        return found < enough;
      });
    for (const name of files) {
      const data = readFileOf(context, 'grep', name);
      missing ||= data === null;
      const prefix = files.length > 1 ? `${name}:` : '';
      linesOf(data ?? Buffer.alloc(0)).forEach((line, index) => accept(line, prefix, index + 1));
    }
    if (flags.has('-c')) context.print(`${found}\n`);
    if (missing) return 2;
    return found > 0 ? 0 : 1;
  },
};

/** Lines as they come, so that `logcat | grep` shows each at once; ends when `use` wants no more, which stops whoever writes them. */
async function eachLine(input: AsyncIterable<Buffer>, use: (line: string, number: number) => boolean): Promise<void> {
  let open = '';
  let number = 0;
  for await (const chunk of input) {
    const lines = (open + chunk.toString()).split('\n');
    open = lines.pop() ?? '';
    for (const line of lines) if (!use(line, (number += 1))) return;
  }
  if (open !== '') use(open, number + 1);
}

/** Basic and extended patterns differ in which signs need a backslash; JavaScript reads the extended form. */
function matcherOf(pattern: string, flags: ReadonlySet<string>): RegExp {
  let source = pattern;
  if (flags.has('-F')) source = pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  else if (!flags.has('-E'))
    source = pattern.replace(/\\?[+?{}()|]/g, (sign) => (sign.startsWith('\\') ? sign.slice(1) : `\\${sign}`));
  if (flags.has('-w')) source = `\\b(?:${source})\\b`;
  try {
    return new RegExp(source, flags.has('-i') ? 'i' : '');
  } catch {
    throw new UnknownToPhone(`grep: pattern ${pattern} is not known to this phone`);
  }
}

function linesOf(data: Buffer): string[] {
  const text = data.toString();
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

async function part(
  context: ToolContext,
  name: string,
  take: (lines: readonly string[], count: number) => readonly string[],
): Promise<number> {
  const args = context.args.map((arg) => arg.replace(/^-(\d+)$/, '-n$1').replace(/^-([nc])(\d+)$/, '--$1=$2'));
  const { values, rest } = splitArguments(args, { withValue: ['-n', '-c', '--n', '--c'] });
  const bytes = values.get('-c') ?? values.get('--c');
  const count = Number(values.get('-n') ?? values.get('--n') ?? bytes ?? 10);
  if (name === 'head' && rest.length === 0 && bytes === undefined && count > 0) {
    await eachLine(context.stdin, (line, number) => {
      context.print(`${line}\n`);
      return number < count;
    });
    return 0;
  }
  const data = await inputOf(context, name, rest[0]);
  if (data === null) return 1;
  if (bytes !== undefined) context.print(name === 'head' ? data.subarray(0, count) : data.subarray(-count));
  else
    context.print(
      take(linesOf(data), count)
        .map((line) => `${line}\n`)
        .join(''),
    );
  return 0;
}

async function inputOf(context: ToolContext, tool: string, name: string | undefined): Promise<Buffer | null> {
  return name === undefined || name === '-' ? readAll(context.stdin) : readFileOf(context, tool, name);
}
