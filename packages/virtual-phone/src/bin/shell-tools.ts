import { UnknownToPhone, type Tool, type ToolContext } from '../sh/tool.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', '0': '\0' };
const unescape = (text: string) => text.replace(/\\(.)/g, (all, sign: string) => ESCAPES[sign] ?? all);

/** What the shell itself does: its builtin commands. */
export const SHELL_TOOLS: Readonly<Record<string, Tool>> = {
  ':': () => 0,
  true: () => 0,
  false: () => 1,
  echo({ args, print }) {
    const words = [...args];
    let newline = true;
    let escapes = false;
    while (/^-[neE]+$/.test(words[0] ?? '')) {
      const flags = words.shift() as string;
      newline &&= !flags.includes('n');
      escapes ||= flags.includes('e');
    }
    const text = words.join(' ');
    print(`${escapes ? unescape(text) : text}${newline ? '\n' : ''}`);
    return 0;
  },
  printf({ args: [format = '', ...values], print }) {
    let at = 0;
    print(unescape(format).replace(/%([sd%])/g, (_, kind) => (kind === '%' ? '%' : (values[at++] ?? ''))));
    return 0;
  },
  cd({ args: [folder = '/'], pathOf, session, phone, complain }) {
    const path = pathOf(folder);
    if (!phone.files.isFolder(path)) {
      complain(`/system/bin/sh: cd: ${path}: No such file or directory\n`);
      return 2;
    }
    session.workingDir = path === '/' ? '/' : path.replace(/\/+$/, '');
    return 0;
  },
  pwd({ session, print }) {
    print(`${session.workingDir}\n`);
    return 0;
  },
  export({ args, session }) {
    for (const arg of args) {
      const [name = '', value] = arg.split(/=(.*)/s);
      if (value !== undefined) session.variables.set(name, value);
    }
    return 0;
  },
  unset({ args, session }) {
    for (const name of args) session.variables.delete(name);
    return 0;
  },
  async sleep({ args: [length = ''], phone, signal, complain }) {
    const match = /^(\d+(?:\.\d+)?)([smh]?)$/.exec(length);
    if (match === null) {
      complain(`sleep: bad duration '${length}'\n`);
      return 1;
    }
    const unitS = { '': 1, s: 1, m: 60, h: 3600 }[match[2] ?? ''] ?? 1;
    await phone.clock.sleep(Number(match[1]) * unitS * 1000, signal);
    return 0;
  },
  '['(context) {
    if (context.args.at(-1) !== ']') {
      context.complain('/system/bin/sh: [: missing ]\n');
      return 2;
    }
    return isTrue(context.args.slice(0, -1), context) ? 0 : 1;
  },
  test: (context) => (isTrue(context.args, context) ? 0 : 1),
};

function isTrue(args: readonly string[], context: ToolContext): boolean {
  const or = args.indexOf('-o');
  if (or > 0) return isTrue(args.slice(0, or), context) || isTrue(args.slice(or + 1), context);
  const and = args.indexOf('-a');
  if (and > 0) return isTrue(args.slice(0, and), context) && isTrue(args.slice(and + 1), context);
  if (args[0] === '!') return !isTrue(args.slice(1), context);
  const [first = '', operator = '', second = ''] = args;
  if (args.length === 2) return isTrueOf(first, operator, context);
  if (args.length < 2) return first !== '';
  const numbers: Readonly<Record<string, (a: number, b: number) => boolean>> = {
    '-eq': (a, b) => a === b,
    '-ne': (a, b) => a !== b,
    '-lt': (a, b) => a < b,
    '-le': (a, b) => a <= b,
    '-gt': (a, b) => a > b,
    '-ge': (a, b) => a >= b,
  };
  if (operator === '=' || operator === '==') return first === second;
  if (operator === '!=') return first !== second;
  const compare = numbers[operator];
  if (compare === undefined || args.length !== 3) throw new UnknownToPhone(`test: ${args.join(' ')} is not known`);
  return compare(Number(first), Number(second));
}

function isTrueOf(operator: string, operand: string, { phone: { files }, pathOf }: ToolContext): boolean {
  const path = pathOf(operand);
  const isFile = files.read(path) !== null;
  switch (operator) {
    case '-e':
    case '-r':
    case '-w':
      return isFile || files.isFolder(path);
    case '-f':
      return isFile;
    case '-d':
      return files.isFolder(path);
    case '-s':
      return (files.read(path)?.data.length ?? 0) > 0;
    case '-n':
      return operand !== '';
    case '-z':
      return operand === '';
    default:
      throw new UnknownToPhone(`test: ${operator} is not known`);
  }
}
