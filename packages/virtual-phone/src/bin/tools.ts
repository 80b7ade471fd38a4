import { createHash } from 'node:crypto';
import type { PhoneState } from '../state/phone-state.ts';

export interface ToolResult {
  readonly stdout?: string | Buffer;
  readonly stderr?: string;
  readonly code: number;
}
export type Tool = (args: readonly string[], state: PhoneState) => ToolResult;

const missing = (name: string, path: string): ToolResult => ({
  stderr: `${name}: ${path}: No such file or directory\n`,
  code: 1,
});
const paths = (args: readonly string[]) => args.filter((arg) => !arg.startsWith('-'));

/** The phone's programs that this version has; every other name is an unknown command. */
export const TOOLS: Readonly<Record<string, Tool>> = {
  echo: (args) => ({ stdout: `${args.join(' ')}\n`, code: 0 }),
  true: () => ({ code: 0 }),
  false: () => ({ code: 1 }),
  getprop: ([name], { properties }) => ({
    stdout:
      name === undefined
        ? Object.entries(properties)
            .map(([key, value]) => `[${key}]: [${value}]\n`)
            .join('')
        : `${properties[name] ?? ''}\n`,
    code: 0,
  }),
  cat(args, { files }) {
    const [path = ''] = paths(args);
    const file = files.read(path);
    return file === null ? missing('cat', path) : { stdout: file.data, code: 0 };
  },
  sha256sum(args, { files }) {
    const [path = ''] = paths(args);
    const file = files.read(path);
    return file === null
      ? missing('sha256sum', path)
      : { stdout: `${createHash('sha256').update(file.data).digest('hex')}  ${path}\n`, code: 0 };
  },
  ls(args, { files }) {
    const [path = '/'] = paths(args);
    if (files.read(path) !== null) return { stdout: `${path}\n`, code: 0 };
    return files.isFolder(path)
      ? {
          stdout: files
            .list(path)
            .map((name) => `${name}\n`)
            .join(''),
          code: 0,
        }
      : missing('ls', path);
  },
  mkdir(args, { files }) {
    for (const path of paths(args)) files.makeFolder(path);
    return { code: 0 };
  },
  rm(args, { files }) {
    const gone = paths(args).map((path) => files.remove(path));
    return gone.every(Boolean) || args.some((arg) => /^-\w*f/.test(arg))
      ? { code: 0 }
      : missing('rm', paths(args).join(' '));
  },
};
