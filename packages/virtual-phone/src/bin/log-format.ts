import { UnknownToPhone } from '../sh/tool.ts';
import type { LogEntry } from '../state/log-buffer.ts';

const FORMATS = ['brief', 'process', 'tag', 'thread', 'raw', 'time', 'threadtime', 'long'] as const;
const MODIFIERS = ['epoch', 'uid', 'usec', 'UTC', 'year', 'zone', 'color', 'printable', 'descriptive', 'monotonic'];

export interface LogFormat {
  readonly name: (typeof FORMATS)[number];
  readonly modifiers: ReadonlySet<string>;
}

/** The format that the words after `-v` ask for; threadtime when none is named. */
export function logFormatOf(words: readonly string[]): LogFormat {
  let name: LogFormat['name'] = 'threadtime';
  const modifiers = new Set<string>();
  for (const word of words) {
    const format = FORMATS.find((each) => each === word);
    if (format !== undefined) name = format;
    else if (MODIFIERS.includes(word)) modifiers.add(word);
    else throw new UnknownToPhone(`logcat -v ${word} is not known to this phone`);
  }
  return { name, modifiers };
}

/** One entry as lines. Source: AOSP system/logging/liblog/logprint.cpp. */
export function formatLog(entry: LogEntry, { name, modifiers }: LogFormat): string {
  const { priority, tag, message } = entry;
  const time = timeOf(entry.epochMs, modifiers);
  const process = String(entry.processId).padStart(5);
  const thread = String(entry.threadId).padStart(5);
  const user = modifiers.has('uid') ? `${String(entry.userId).padStart(5)} ` : '';
  const prefix = {
    brief: `${priority}/${tag.padEnd(8)}(${user}${process}): `,
    process: `${priority}(${user}${process}) `,
    tag: `${priority}/${tag.padEnd(8)}: `,
    thread: `${priority}(${user}${process}:${thread}) `,
    raw: '',
    time: `${time} ${priority}/${tag.padEnd(8)}(${user}${process}): `,
    threadtime: `${time} ${user}${process} ${thread} ${priority} ${tag.padEnd(8)}: `,
    long: `[ ${time} ${user}${process}:${thread} ${priority}/${tag.padEnd(8)} ]\n`,
  }[name];
  const lines = message.split('\n');
  if (name === 'long') return `${prefix}${message}\n\n`;
  return lines.map((line) => `${prefix}${line}\n`).join('');
}

function timeOf(epochMs: number, modifiers: ReadonlySet<string>): string {
  if (modifiers.has('epoch')) return (epochMs / 1000).toFixed(modifiers.has('usec') ? 6 : 3).padStart(19);
  const iso = new Date(epochMs).toISOString();
  const digits = modifiers.has('usec') ? '000' : '';
  const zone = modifiers.has('UTC') || modifiers.has('zone') ? ' +0000' : '';
  return `${iso.slice(modifiers.has('year') ? 0 : 5, 23).replace('T', ' ')}${digits}${zone}`;
}
