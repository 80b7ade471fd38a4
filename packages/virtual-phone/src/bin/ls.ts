import type { Tool, ToolContext } from '../sh/tool.ts';
import { accessProblem } from '../state/access.ts';
import { splitArguments } from './arguments.ts';

/** `ls` with `-l`, `-a`, `-1`, `-d` and `-t`. */
export const ls: Tool = (context) => {
  const { flags, rest } = splitArguments(context.args, { flags: ['-l', '-a', '-A', '-1', '-d', '-t', '-h', '-n'] });
  const names = rest.length === 0 ? ['.'] : rest;
  let code = 0;
  for (const name of names) {
    const path = context.pathOf(name);
    const problem = problemOf(context, path);
    if (problem !== null) {
      context.complain(`ls: ${name}: ${problem}\n`);
      code = 1;
    } else if (context.phone.files.read(path) !== null || flags.has('-d')) printEntry(context, path, name, flags);
    else printFolder(context, path, name, names.length > 1, flags);
  }
  return code;
};

function problemOf({ phone, session }: ToolContext, path: string): string | null {
  const denied = accessProblem(phone, session.userId, path, 'read');
  if (denied !== null) return denied;
  return phone.files.read(path) === null && !phone.files.isFolder(path) ? 'No such file or directory' : null;
}

function printFolder(
  context: ToolContext,
  path: string,
  name: string,
  withTitle: boolean,
  flags: ReadonlySet<string>,
): void {
  const { files } = context.phone;
  const timeOf = (entry: string) => files.read(`${path}/${entry}`)?.mtime ?? 0;
  let entries = files.list(path).filter((entry) => flags.has('-a') || flags.has('-A') || !entry.startsWith('.'));
  if (flags.has('-t')) entries = entries.toSorted((a, b) => timeOf(b) - timeOf(a));
  if (withTitle) context.print(`${name}:\n`);
  if (flags.has('-l')) context.print(`total ${entries.length * 4}\n`);
  for (const entry of entries) printEntry(context, `${path}/${entry}`, entry, flags);
}

function printEntry({ phone, print }: ToolContext, path: string, name: string, flags: ReadonlySet<string>): void {
  if (!flags.has('-l')) return print(`${name}\n`);
  const file = phone.files.read(path);
  const mode = permissionLetters(file === null, file?.mode ?? 0o771);
  const time = new Date((file?.mtime ?? 0) * 1000).toISOString().slice(0, 16).replace('T', ' ');
  print(`${mode} 1 shell shell ${String(file?.data.length ?? 3452).padStart(8)} ${time} ${name}\n`);
}

/** For example `-rw-rw----`. */
export function permissionLetters(isFolder: boolean, mode: number): string {
  const letters = [...'rwxrwxrwx'].map((letter, index) => ((mode >> (8 - index)) & 1 ? letter : '-'));
  return `${isFolder ? 'd' : '-'}${letters.join('')}`;
}
