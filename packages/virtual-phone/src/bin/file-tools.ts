import { createHash } from 'node:crypto';
import type { Tool, ToolContext } from '../sh/tool.ts';
import { accessProblem } from '../state/access.ts';
import { spaceProblem } from '../state/storage.ts';
import { splitArguments } from './arguments.ts';
import { ls } from './ls.ts';
import { stat } from './stat.ts';

/** The content of a file for a tool, or null after saying what is wrong with it. */
export function readFileOf(context: ToolContext, tool: string, name: string): Buffer | null {
  const { phone, session, complain, pathOf } = context;
  const path = pathOf(name);
  const problem = accessProblem(phone, session.userId, path, 'read');
  const file = problem === null ? phone.files.read(path) : null;
  if (file !== null) return file.data;
  const why = problem ?? (phone.files.isFolder(path) ? 'Is a directory' : 'No such file or directory');
  complain(`${tool}: ${name}: ${why}\n`);
  return null;
}

/** True when the user may change the path, and for what `adds` to the storage has the space; says so if not. */
function mayWrite(context: ToolContext, tool: string, name: string, adds: boolean): boolean {
  const { phone, session, complain, pathOf } = context;
  const problem = accessProblem(phone, session.userId, pathOf(name), 'write') ?? (adds ? spaceProblem(phone) : null);
  if (problem !== null) complain(`${tool}: '${name}': ${problem}\n`);
  return problem === null;
}

export const FILE_TOOLS: Readonly<Record<string, Tool>> = {
  ls,
  stat,
  mkdir(context) {
    const { flags, rest } = splitArguments(context.args, { flags: ['-p', '-v'], withValue: ['-m'] });
    let code = 0;
    for (const name of rest) {
      const path = context.pathOf(name);
      const exists = context.phone.files.isFolder(path) || context.phone.files.read(path) !== null;
      if (exists && flags.has('-p')) continue;
      if (exists) {
        context.complain(`mkdir: '${name}': File exists\n`);
        code = 1;
      } else if (mayWrite(context, 'mkdir', name, true)) context.phone.files.makeFolder(path);
      else code = 1;
    }
    return code;
  },
  rm(context) {
    const { flags, rest } = splitArguments(context.args, { flags: ['-f', '-r', '-R', '-v'] });
    let code = 0;
    for (const name of rest) {
      const { files } = context.phone;
      const path = context.pathOf(name);
      const isFolder = files.isFolder(path);
      if (files.read(path) === null && !isFolder) {
        if (flags.has('-f')) continue;
        context.complain(`rm: ${name}: No such file or directory\n`);
        code = 1;
      } else if (isFolder && !flags.has('-r') && !flags.has('-R')) {
        context.complain(`rm: ${name}: is a directory\n`);
        code = 1;
      } else if (mayWrite(context, 'rm', name, false)) files.remove(path);
      else code = 1;
    }
    return code;
  },
  rmdir(context) {
    for (const name of context.args) {
      if (context.phone.files.list(context.pathOf(name)).length > 0) {
        context.complain(`rmdir: '${name}': Directory not empty\n`);
        return 1;
      }
      if (!mayWrite(context, 'rmdir', name, false)) return 1;
      context.phone.files.remove(context.pathOf(name));
    }
    return 0;
  },
  cp: (context) => copy(context, 'cp'),
  mv: (context) => copy(context, 'mv'),
  touch(context) {
    const { rest } = splitArguments(context.args, { flags: ['-a', '-m', '-c'], withValue: ['-d', '-t'] });
    const mtime = Math.floor(context.phone.clock.epochMs() / 1000);
    for (const name of rest) {
      if (!mayWrite(context, 'touch', name, true)) return 1;
      const path = context.pathOf(name);
      const file = context.phone.files.read(path) ?? { data: Buffer.alloc(0), mode: 0o660 };
      if (!context.phone.files.isFolder(path)) context.phone.files.write(path, { ...file, mtime });
    }
    return 0;
  },
  chmod(context) {
    const { rest } = splitArguments(context.args, { flags: ['-R'] });
    const [mode = '', ...names] = rest;
    for (const name of names) {
      const path = context.pathOf(name);
      const file = context.phone.files.read(path);
      if (!mayWrite(context, 'chmod', name, false)) return 1;
      if (file === null && !context.phone.files.isFolder(path)) {
        context.complain(`chmod: ${name}: No such file or directory\n`);
        return 1;
      }
      if (file !== null) context.phone.files.write(path, { ...file, mode: modeOf(mode, file.mode) });
    }
    return 0;
  },
  md5sum: (context) => digest(context, 'md5'),
  sha1sum: (context) => digest(context, 'sha1'),
  sha256sum: (context) => digest(context, 'sha256'),
};

/** `755`, or `+x` and `u+w`, which here mean all users. */
function modeOf(text: string, before: number): number {
  if (/^[0-7]+$/.test(text)) return Number.parseInt(text, 8) & 0o777;
  const bits = [...text].reduce((sum, sign) => sum | ({ r: 0o444, w: 0o222, x: 0o111 }[sign] ?? 0), 0);
  return text.includes('-') ? before & ~bits : before | bits;
}

function digest(context: ToolContext, algorithm: string): number {
  const { rest } = splitArguments(context.args, { flags: ['-b'] });
  let code = 0;
  for (const name of rest) {
    const data = readFileOf(context, `${algorithm}sum`, name);
    if (data === null) code = 1;
    else {
      const hex = createHash(algorithm).update(data).digest('hex');
      context.print(context.args.includes('-b') ? `${hex}\n` : `${hex}  ${name}\n`);
    }
  }
  return code;
}

function copy(context: ToolContext, tool: 'cp' | 'mv'): number {
  const { files } = context.phone;
  const { rest } = splitArguments(context.args, { flags: ['-f', '-r', '-R', '-p', '-a', '-n', '-v'] });
  const target = rest.at(-1) ?? '';
  const sources = rest.slice(0, -1);
  if (sources.length === 0) {
    context.complain(`${tool}: Need 2 arguments\n`);
    return 1;
  }
  const intoFolder = files.isFolder(context.pathOf(target));
  for (const source of sources) {
    const from = context.pathOf(source);
    const to = intoFolder ? `${context.pathOf(target)}/${from.split('/').at(-1)}` : context.pathOf(target);
    if (!mayWrite(context, tool, to, tool === 'cp')) return 1;
    if (files.isFolder(from)) copyTree(context, from, to);
    else {
      const data = readFileOf(context, tool, source);
      if (data === null) return 1;
      files.write(to, { data, mode: files.read(from)?.mode ?? 0o660, mtime: context.phone.clock.epochMs() / 1000 });
    }
    if (tool === 'mv') files.remove(from);
  }
  return 0;
}

function copyTree(context: ToolContext, from: string, to: string): void {
  const { files } = context.phone;
  files.makeFolder(to);
  for (const name of files.list(from)) {
    const file = files.read(`${from}/${name}`);
    if (file === null) copyTree(context, `${from}/${name}`, `${to}/${name}`);
    else files.write(`${to}/${name}`, file);
  }
}
