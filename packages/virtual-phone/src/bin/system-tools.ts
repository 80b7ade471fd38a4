import { type Tool, UnknownToPhone } from '../sh/tool.ts';
import { SHELL_USER } from '../state/access.ts';
import { coresOf, uptimeS } from '../state/kernel-nodes.ts';
import { userName } from '../state/process-table.ts';
import { splitArguments } from './arguments.ts';

const STORAGE_KB = 113_000_000;

const two = (value: number) => String(value).padStart(2, '0');

export const SYSTEM_TOOLS: Readonly<Record<string, Tool>> = {
  id({ session: { userId }, print, args }) {
    const name = userId === SHELL_USER ? 'shell' : userName(userId);
    const all = `uid=${userId}(${name}) gid=${userId}(${name}) groups=${userId}(${name}) context=u:r:shell:s0`;
    const answers: Readonly<Record<string, string>> = { '': all, '-u': String(userId), '-un': name };
    print(`${only('id', args, answers)}\n`);
    return 0;
  },
  whoami({ session: { userId }, print }) {
    print(`${userId === SHELL_USER ? 'shell' : userName(userId)}\n`);
    return 0;
  },
  date({ args, phone, print }) {
    const [format = '+%a %b %d %H:%M:%S UTC %Y'] = args.filter((arg) => arg !== '-u');
    if (!format.startsWith('+')) throw new UnknownToPhone(`date: ${format} is not known to this phone`);
    print(`${formatDate(format.slice(1), phone.clock.epochMs())}\n`);
    return 0;
  },
  uptime({ phone, print }) {
    const minutes = Math.floor(uptimeS(phone) / 60);
    const time = new Date(phone.clock.epochMs()).toISOString().slice(11, 19);
    print(` ${time} up ${minutes} min,  0 users,  load average: 1.02, 0.98, 0.91\n`);
    return 0;
  },
  df({ args, phone, print }) {
    const [path = '/data'] = splitArguments(args, { flags: ['-k'] }).rest;
    const used = Math.round(STORAGE_KB * (phone.faults.storageFull() ? 1 : 0.21));
    print('Filesystem       1K-blocks     Used Available Use% Mounted on\n');
    print(
      `/dev/block/dm-10 ${STORAGE_KB} ${used} ${STORAGE_KB - used}  ${Math.round((100 * used) / STORAGE_KB)}% ${path}\n`,
    );
    return 0;
  },
  nproc({ phone, print }) {
    print(`${coresOf(phone)}\n`);
    return 0;
  },
  uname({ args, print }) {
    const all = 'Linux localhost 4.19.0-virtual #1 SMP PREEMPT aarch64';
    print(`${only('uname', args, { '': 'Linux', '-a': all, '-m': 'aarch64', '-r': '4.19.0-virtual' })}\n`);
    return 0;
  },
  reboot({ args, phone }) {
    if (args.length > 0) throw new UnknownToPhone(`reboot ${args.join(' ')} is not known to this phone`);
    phone.reboot();
    return 0;
  },
  sync: () => 0,
};

/** The answer to one of few sets of arguments. */
function only(tool: string, args: readonly string[], answers: Readonly<Record<string, string>>): string {
  const answer = answers[args.join(' ')];
  if (answer === undefined) throw new UnknownToPhone(`${tool} ${args.join(' ')} is not known to this phone`);
  return answer;
}

function formatDate(format: string, epochMs: number): string {
  const date = new Date(epochMs);
  const names: Readonly<Record<string, () => string>> = {
    Y: () => String(date.getUTCFullYear()),
    m: () => two(date.getUTCMonth() + 1),
    d: () => two(date.getUTCDate()),
    H: () => two(date.getUTCHours()),
    M: () => two(date.getUTCMinutes()),
    S: () => two(date.getUTCSeconds()),
    N: () => `${String(Math.floor(epochMs % 1000)).padStart(3, '0')}000000`,
    s: () => String(Math.floor(epochMs / 1000)),
    T: () => date.toISOString().slice(11, 19),
    F: () => date.toISOString().slice(0, 10),
    z: () => '+0000',
    Z: () => 'UTC',
    a: () => date.toUTCString().slice(0, 3),
    b: () => date.toUTCString().slice(8, 11),
  };
  return format.replace(/%(.)/g, (_, letter: string) => {
    const value = names[letter];
    if (value === undefined) throw new UnknownToPhone(`date: %${letter} is not known to this phone`);
    return value();
  });
}
