import { type Tool, UnknownToPhone } from '../sh/tool.ts';
import { endProcess } from '../state/app-runtime.ts';
import { residentKb } from '../state/kernel-nodes.ts';
import type { PhoneProcess } from '../state/process-table.ts';

const HELP = `usage: ps [-AadefLlnwZ] [-fF FIELD,] [-g GROUP,] [-o FIELD,]

Which processes to show (-gGuUpPt selections may be comma separated lists):

-A  All
-e  Synonym for -A
-f  Full listing
-o  Show FIELDs in this order
-p  PIDs
`;

const COLUMNS: Readonly<Record<string, (process: PhoneProcess) => string>> = {
  USER: ({ user }) => user,
  UID: ({ userId }) => String(userId),
  PID: ({ processId }) => String(processId),
  PPID: ({ parentId }) => String(parentId),
  VSZ: () => '15000000',
  RSS: (process) => String(residentKb(process)),
  WCHAN: () => '0',
  ADDR: () => '0',
  S: () => 'S',
  NAME: ({ name }) => name,
  CMD: ({ name }) => name.slice(-15),
  ARGS: ({ name }) => name,
};

/** Signals by number and name; what a phone's app does with each is end. */
const SIGNALS = /^-(?:s\s*)?(?:SIG)?(\d+|HUP|INT|QUIT|KILL|TERM|USR1|STOP|CONT)$/;

export const PROCESS_TOOLS: Readonly<Record<string, Tool>> = {
  ps({ args, phone, print, session }) {
    if (args.includes('--help')) {
      print(HELP);
      return 0;
    }
    let columns = ['USER', 'PID', 'PPID', 'VSZ', 'RSS', 'WCHAN', 'ADDR', 'S', 'NAME'];
    let chosen = [...phone.boot.processes.all.values()];
    let all = false;
    for (let at = 0; at < args.length; at += 1) {
      const arg = args[at] as string;
      if (arg === '-o') columns = (args[(at += 1)] ?? '').split(',');
      else if (arg === '-p') {
        const ids = (args[(at += 1)] ?? '').split(',').map(Number);
        chosen = chosen.filter(({ processId }) => ids.includes(processId));
        all = true;
      } else if (/^-[Aefw]+$/.test(arg)) all ||= /[Ae]/.test(arg);
      else throw new UnknownToPhone(`ps ${arg} is not known to this phone`);
    }
    if (!all) chosen = chosen.filter(({ userId }) => userId === session.userId);
    const table = [
      columns.map((column) => column.split('=')[0]?.toUpperCase() ?? ''),
      ...chosen.map((process) =>
        columns.map((column) => {
          const value = COLUMNS[column.split('=')[0]?.toUpperCase() ?? ''];
          if (value === undefined) throw new UnknownToPhone(`ps -o ${column} is not known to this phone`);
          return value(process);
        }),
      ),
    ];
    const widths = columns.map((_, index) => Math.max(...table.map((row) => row[index]?.length ?? 0)));
    for (const row of table)
      print(
        `${row.map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0))).join(' ')}\n`,
      );
    return 0;
  },
  pidof({ args, phone, print }) {
    const names = args.filter((arg) => !arg.startsWith('-'));
    const ids = [...phone.boot.processes.all.values()]
      .filter(({ name }) => names.includes(name))
      .map(({ processId }) => processId);
    if (ids.length === 0) return 1;
    print(`${(args.includes('-s') ? ids.slice(0, 1) : ids).join(' ')}\n`);
    return 0;
  },
  pgrep({ args, phone, print }) {
    if (args.some((arg) => arg.startsWith('-') && arg !== '-f'))
      throw new UnknownToPhone(`pgrep ${args.join(' ')} is not known to this phone`);
    const pattern = new RegExp(args.at(-1) ?? '');
    const found = [...phone.boot.processes.all.values()].filter(({ name }) => pattern.test(name));
    for (const { processId } of found) print(`${processId}\n`);
    return found.length > 0 ? 0 : 1;
  },
  kill({ args, phone, complain, session }) {
    const [first = '', ...others] = args;
    const signal = SIGNALS.exec(first)?.[1];
    const ids = (signal === undefined ? args : others).map(Number);
    for (const id of ids) {
      const process = phone.boot.processes.all.get(id);
      // only the same user may: an app's process through `run-as`, as on a real phone
      if (process === undefined || process.userId !== session.userId) {
        complain(`kill: ${id}: ${process === undefined ? 'No such process' : 'Operation not permitted'}\n`);
        return 1;
      }
      if (signal !== '0' && signal !== 'CONT' && signal !== 'STOP')
        endProcess(phone, id, 'signaled', `signal ${signal ?? 'TERM'}`);
    }
    return 0;
  },
};
