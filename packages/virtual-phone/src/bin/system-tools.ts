import { type Tool, UnknownToPhone } from '../sh/tool.ts';
import { SHELL_USER } from '../state/access.ts';
import { coresOf, uptimeS } from '../state/kernel-nodes.ts';
import { userName } from '../state/process-table.ts';

const STORAGE_KB = 113_000_000;

const two = (value: number) => String(value).padStart(2, '0');

export const SYSTEM_TOOLS: Readonly<Record<string, Tool>> = {
  id({ session: { userId }, print, args }) {
    const name = userId === SHELL_USER ? 'shell' : userName(userId);
    if (args[0] === '-u') print(`${userId}\n`);
    else print(`uid=${userId}(${name}) gid=${userId}(${name}) groups=${userId}(${name}) context=u:r:shell:s0\n`);
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
  df({ args, print }) {
    const path = args.find((arg) => !arg.startsWith('-')) ?? '/data';
    const used = Math.round(STORAGE_KB * 0.21);
    print('Filesystem       1K-blocks     Used Available Use% Mounted on\n');
    print(`/dev/block/dm-10 ${STORAGE_KB} ${used} ${STORAGE_KB - used}  21% ${path}\n`);
    return 0;
  },
  nproc({ phone, print }) {
    print(`${coresOf(phone)}\n`);
    return 0;
  },
  uname({ args, print }) {
    print(
      args.includes('-m') ? 'aarch64\n' : args.includes('-a') ? 'Linux localhost 4.19.0-virtual aarch64\n' : 'Linux\n',
    );
    return 0;
  },
  sync: () => 0,
};

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
