import { readAll } from '../sh/byte-pipe.ts';
import type { ToolContext } from '../sh/tool.ts';
import { accessProblem } from '../state/access.ts';
import { type InstallOptions, installPackage } from '../state/install-package.ts';
import { splitArguments } from './arguments.ts';

const FLAGS = [
  '-r',
  '-R',
  '-t',
  '-d',
  '-g',
  '-f',
  '-l',
  '--full',
  '--dont-kill',
  '--force-queryable',
  '--no-incremental',
];
const VALUES = ['-S', '-i', '--user', '--abi', '--install-location', '--pkg', '-p'];

export interface InstallArguments {
  readonly options: InstallOptions;
  /** Bytes that follow on the input, or null for a file on the phone. */
  readonly size: number | null;
  readonly rest: readonly string[];
}

/** Reads the options of `install` and `install-create`. Like Android since 9 it replaces unless `-R` is given. */
export function readInstallArguments(args: readonly string[]): InstallArguments {
  const { flags, values, rest } = splitArguments(args, { flags: FLAGS, withValue: VALUES });
  return {
    options: {
      grantAll: flags.has('-g'),
      allowDowngrade: flags.has('-d'),
      allowTest: flags.has('-t'),
      replace: !flags.has('-R'),
    },
    size: values.has('-S') ? Number(values.get('-S')) : null,
    rest,
  };
}

/** `pm install [-r -t -d -g ...] FILE`, or `-S SIZE` with the bytes on the input. */
export async function install(context: ToolContext): Promise<number> {
  context.phone.faults.reached('install');
  const { options, size, rest } = readInstallArguments(context.args);
  const [name = ''] = rest;
  const fromFile = name !== '' && name !== '-';
  const apk = fromFile ? fileOf(context, name) : await readExactly(context.stdin, size ?? 0);
  if (apk === null) {
    context.complain(`Error: failed to open file: ${name}\n`);
    return 1;
  }
  return report(context, apk, options);
}

/** Installs and prints the outcome as the package manager does. */
export function report({ phone, print }: ToolContext, apk: Buffer, options: InstallOptions): number {
  const result = installPackage(phone, apk, options);
  print(result.kind === 'installed' ? 'Success\n' : `Failure [${result.code}: ${result.why}]\n`);
  return result.kind === 'installed' ? 0 : 1;
}

function fileOf({ phone, session, pathOf }: ToolContext, name: string): Buffer | null {
  const path = pathOf(name);
  return accessProblem(phone, session.userId, path, 'read') === null ? (phone.files.read(path)?.data ?? null) : null;
}

/** The first `size` bytes of the input, fewer when it ends before: the sender keeps the stream open until it has an answer. */
export async function readExactly(input: AsyncIterable<Buffer>, size: number): Promise<Buffer> {
  if (size === 0) return readAll(input);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of input) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= size) break;
  }
  return Buffer.concat(chunks).subarray(0, size);
}
