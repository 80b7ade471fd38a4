import type { ToolContext } from '../sh/tool.ts';
import type { InstallOptions } from '../state/install-package.ts';
import type { PhoneState } from '../state/phone-state.ts';
import { splitArguments } from './arguments.ts';
import { readInstallArguments, readExactly, report } from './pm-install.ts';

interface InstallSession {
  readonly options: InstallOptions;
  readonly apks: Map<string, Buffer>;
}

const sessions = new WeakMap<PhoneState, Map<number, InstallSession>>();

function sessionsOf(phone: PhoneState): Map<number, InstallSession> {
  const held = sessions.get(phone) ?? new Map<number, InstallSession>();
  sessions.set(phone, held);
  return held;
}

/** `pm install-create`: prints the id of a new session. */
export function installCreate({ args, phone, print }: ToolContext): number {
  phone.faults.reached('install');
  const { options } = readInstallArguments(args);
  const id = Math.floor(phone.random.uniform() * 2 ** 31);
  sessionsOf(phone).set(id, { options, apks: new Map() });
  print(`Success: created install session [${id}]\n`);
  return 0;
}

/** `pm install-write -S SIZE SESSION NAME [FILE|-]`. */
export async function installWrite(context: ToolContext): Promise<number> {
  const { values, rest } = splitArguments(context.args, { withValue: ['-S'] });
  const [id = '', name = '', file = '-'] = rest;
  const session = sessionsOf(context.phone).get(Number(id));
  if (session === undefined) return unknownSession(context, id);
  const size = Number(values.get('-S') ?? 0);
  const data =
    file === '-' ? await readExactly(context.stdin, size) : context.phone.files.read(context.pathOf(file))?.data;
  if (data === undefined) {
    context.complain(`Error: failed to open file: ${file}\n`);
    return 1;
  }
  session.apks.set(name, data);
  context.print(`Success: streamed ${data.length} bytes\n`);
  return 0;
}

/** `pm install-commit SESSION`: installs the base APK of the session. */
export function installCommit(context: ToolContext): number {
  const id = Number(context.args.at(-1));
  const session = sessionsOf(context.phone).get(id);
  if (session === undefined) return unknownSession(context, String(context.args.at(-1)));
  sessionsOf(context.phone).delete(id);
  const apks = [...session.apks];
  const base = apks.find(([name]) => name.startsWith('base')) ?? apks[0];
  return report(context, base?.[1] ?? Buffer.alloc(0), session.options);
}

export function installAbandon(context: ToolContext): number {
  const id = context.args.at(-1) ?? '';
  if (!sessionsOf(context.phone).delete(Number(id))) return unknownSession(context, id);
  context.print('Success\n');
  return 0;
}

function unknownSession({ complain }: ToolContext, id: string): number {
  complain(`Error: java.lang.SecurityException: Caller has no access to session ${id}\n`);
  return 255;
}
