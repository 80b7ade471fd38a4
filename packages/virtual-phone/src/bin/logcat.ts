import { type Tool, UnknownToPhone } from '../sh/tool.ts';
import type { LogEntry } from '../state/log-buffer.ts';
import { splitArguments } from './arguments.ts';
import { formatLog, logFormatOf } from './log-format.ts';

const PRIORITIES = 'VDIWEFS';
const rank = (letter: string) => PRIORITIES.indexOf(letter.toUpperCase());

/** `logcat` with -d, -v, -s, -T, -t, -b, -c, -g, -e, --pid and filters; without -d or -t it goes on until it is stopped. */
export const logcat: Tool = async (context) => {
  const { phone, print, signal, session } = context;
  const { flags, values, rest } = splitArguments(context.args, {
    flags: ['-d', '-s', '-c', '-g', '-D', '-L'],
    withValue: ['-v', '-T', '-t', '-b', '-e', '--pid', '--regex', '-n', '-r', '--format', '--buffer'],
  });
  const { log } = phone.boot;
  if (flags.has('-c')) {
    log.clear();
    return 0;
  }
  if (flags.has('-g')) {
    print('main: ring buffer is 5 MiB (1 MiB consumed), max entry is 5120 B, max payload is 4068 B\n');
    return 0;
  }
  // adb hands the caller's filters over as a variable; without any it is a pair of quotes
  const inherited = (session.variables.get('ANDROID_LOG_TAGS') ?? '').replace(/^''$/, '').split(/\s+/);
  const specs = rest.length > 0 ? rest : inherited.filter((spec) => spec !== '');
  const isWanted = filterOf(specs, flags.has('-s'), {
    buffers: (values.get('-b') ?? values.get('--buffer') ?? 'main,system,crash').split(','),
    processId: values.has('--pid') ? Number(values.get('--pid')) : null,
    pattern: values.get('-e') ?? values.get('--regex') ?? null,
  });
  const format = logFormatOf(allFormats(context.args));
  if (format.name !== 'raw') print('--------- beginning of main\n');
  const show = (entry: LogEntry) => {
    if (isWanted(entry)) print(formatLog(entry, format));
  };
  const start = values.get('-T') ?? values.get('-t') ?? null;
  for (const entry of entriesFrom(log.entries().filter(isWanted), start, phone.clock.epochMs())) show(entry);
  if (flags.has('-d') || values.has('-t')) return 0;
  const leave = log.follow(show);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  leave();
  return 0;
};

/** `-v` may be given several times, each with several words. */
function allFormats(args: readonly string[]): readonly string[] {
  return args.flatMap((arg, index) => {
    if (arg === '-v' || arg === '--format') return (args[index + 1] ?? '').split(/[ ,]/);
    return arg.startsWith('--format=') ? arg.slice(9).split(/[ ,]/) : [];
  });
}

/** The last N entries, or those since a time given as `MM-DD hh:mm:ss.mmm`, with a year before it, or as seconds since 1970. */
function entriesFrom(entries: readonly LogEntry[], start: string | null, nowMs: number): readonly LogEntry[] {
  if (start === null) return entries;
  if (/^\d+$/.test(start)) return start === '0' ? [] : entries.slice(-Number(start));
  const year = /^\d{4}-/.test(start) ? '' : `${new Date(nowMs).getUTCFullYear()}-`;
  const sinceMs = /^\d+\.\d+$/.test(start)
    ? Number(start) * 1000
    : Date.parse(`${year}${start.trim().replace(' ', 'T')}Z`);
  if (Number.isNaN(sinceMs)) throw new UnknownToPhone(`logcat: time ${start} is not known to this phone`);
  return entries.filter(({ epochMs }) => epochMs >= sinceMs);
}

interface Narrowing {
  readonly buffers: readonly string[];
  readonly processId: number | null;
  readonly pattern: string | null;
}

/** `TAG:PRIORITY` lets a tag through from a priority on, `*:PRIORITY` all others; `-s` is `*:S`. */
function filterOf(
  specs: readonly string[],
  silent: boolean,
  { buffers, processId, pattern }: Narrowing,
): (entry: LogEntry) => boolean {
  const least = new Map(
    specs.map((spec) => {
      const [tag = '', letter = 'V'] = spec.split(/:(?=[^:]*$)/);
      return [tag, letter === '*' ? 0 : rank(letter)];
    }),
  );
  const others = least.get('*') ?? (silent ? rank('S') : 0);
  const matcher = pattern === null ? null : new RegExp(pattern);
  const inBuffer = (name: string) => buffers.includes(name) || buffers.includes('all') || buffers.includes('default');
  return (entry) =>
    inBuffer(entry.buffer) &&
    rank(entry.priority) >= (least.get(entry.tag) ?? others) &&
    (processId === null || entry.processId === processId) &&
    (matcher === null || matcher.test(entry.message));
}
