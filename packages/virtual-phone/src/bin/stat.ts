import { type Tool, UnknownToPhone } from '../sh/tool.ts';
import { accessProblem } from '../state/access.ts';
import { splitArguments } from './arguments.ts';
import { permissionLetters } from './ls.ts';

/** `stat`, with `-c` and the letters a (mode), A, F, n, s (bytes), Y (seconds), y and X, Z as Y. */
export const stat: Tool = (context) => {
  const { values, rest } = splitArguments(context.args, { flags: ['-L'], withValue: ['-c'] });
  let code = 0;
  for (const name of rest) {
    const { phone, pathOf, session } = context;
    const file = phone.files.read(pathOf(name));
    const problem = accessProblem(phone, session.userId, pathOf(name), 'read');
    if (problem !== null || (file === null && !phone.files.isFolder(pathOf(name)))) {
      context.complain(`stat: '${name}': ${problem ?? 'No such file or directory'}\n`);
      code = 1;
      continue;
    }
    const seconds = Math.floor(file?.mtime ?? 0);
    const mode = file?.mode ?? 0o771;
    const known: Readonly<Record<string, string>> = {
      a: mode.toString(8),
      A: permissionLetters(file === null, mode),
      F: file === null ? 'directory' : 'regular file',
      n: name,
      s: String(file?.data.length ?? 3452),
      X: String(seconds),
      Y: String(seconds),
      Z: String(seconds),
      y: `${new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')}.000000000 +0000`,
    };
    const format =
      values.get('-c') ?? '  File: %n\n  Size: %s\tBlocks: 8\t IO Blocks: 512\t%F\nAccess: (0%a/%A)\nModify: %y';
    context.print(
      `${format.replace(/%(.)/g, (_, letter: string) => {
        const value = known[letter];
        if (value === undefined) throw new UnknownToPhone(`stat: %${letter} is not known to this phone`);
        return value;
      })}\n`,
    );
  }
  return code;
};
