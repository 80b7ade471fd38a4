import { TOOLS } from '../bin/tools.ts';
import { accessProblem } from '../state/access.ts';
import type { PhoneState } from '../state/phone-state.ts';
import { spaceProblem } from '../state/storage.ts';
import { createBytePipe } from './byte-pipe.ts';
import { expandToString, expandWord } from './expand-word.ts';
import { parseScript } from './parse-script.ts';
import { type Script, ShellSyntaxError, type SimpleCommand } from './script.ts';
import { type ShellSession, type ShellStreams, type ToolContext, UnknownToPhone } from './tool.ts';

const UNKNOWN = 127;
const KILLED_BY_HANGUP = 129;

/** `exit` or `exec` ended the script. */
class ScriptEnd extends Error {
  override readonly name = 'ScriptEnd';
  readonly code: number;
  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}

/** Runs a line as the phone's shell does and resolves with its exit code. What the phone does not know answers 127 and is recorded. */
export async function runScript(
  line: string,
  phone: PhoneState,
  session: ShellSession,
  streams: ShellStreams,
): Promise<number> {
  let script: Script;
  try {
    script = parseScript(line);
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error;
    phone.recordUnknown(line);
    streams.stderr(Buffer.from(`/system/bin/sh: syntax error: ${error.message}\n`));
    return UNKNOWN;
  }
  return endCodeOf(runParsed(script, phone, session, streams));
}

async function runParsed(
  script: Script,
  phone: PhoneState,
  session: ShellSession,
  streams: ShellStreams,
): Promise<number> {
  let code = 0;
  for (const { when, negated, commands } of script) {
    if ((when === 'success' && code !== 0) || (when === 'failure' && code === 0)) continue;
    if (streams.signal.aborted) return KILLED_BY_HANGUP;
    const lastCode = code;
    code = await runPipeline(commands, { phone, session, streams, lastCode });
    if (negated) code = code === 0 ? 1 : 0;
  }
  return code;
}

interface Running {
  readonly phone: PhoneState;
  readonly session: ShellSession;
  readonly streams: ShellStreams;
  readonly lastCode: number;
}

/** Runs the commands at the same time; when a reader ends, everything that feeds it is stopped, as SIGPIPE does. */
async function runPipeline(commands: readonly SimpleCommand[], running: Running): Promise<number> {
  if (commands.length === 1 && commands[0] !== undefined) return runCommand(commands[0], running);
  let stdin = running.streams.stdin;
  const stops = commands.map(() => new AbortController());
  const codes = await Promise.all(
    commands.map(async (command, index) => {
      const isLast = index === commands.length - 1;
      const pipe = createBytePipe();
      const streams: ShellStreams = {
        stdin,
        stdout: isLast ? running.streams.stdout : pipe.write,
        stderr: running.streams.stderr,
        signal: AbortSignal.any([running.streams.signal, (stops[index] as AbortController).signal]),
      };
      stdin = pipe.input;
      try {
        // what a part of a pipeline changes in its shell ends with it
        return await endCodeOf(runCommand(command, { ...running, streams, session: copyOf(running.session) }));
      } finally {
        pipe.end();
        for (const stop of stops.slice(0, index)) stop.abort();
      }
    }),
  );
  return codes.at(-1) ?? 0;
}

async function runCommand(command: SimpleCommand, running: Running): Promise<number> {
  const { phone, session } = running;
  let substitutedCode = 0;
  const expansion = {
    phone,
    session,
    lastCode: running.lastCode,
    async substitute(script: Script) {
      const { text, code } = await outputOf(script, running);
      substitutedCode = code;
      return text;
    },
  };
  const redirected = await redirect(command, running, (word) => expandToString(word, expansion));
  if (redirected === null) return 1;
  try {
    const words: string[] = [];
    for (const word of command.words) words.push(...(await expandWord(word, expansion)));
    const assigned = new Map<string, string>();
    for (const { name, value } of command.assignments) assigned.set(name, await expandToString(value, expansion));
    if (words.length > 0 && assigned.size > 0) {
      const own = copyOf(session);
      for (const [name, value] of assigned) own.variables.set(name, value);
      return await runWords(words, phone, own, redirected.streams);
    }
    for (const [name, value] of assigned) session.variables.set(name, value);
    return words.length === 0 ? substitutedCode : await runWords(words, phone, session, redirected.streams);
  } finally {
    redirected.close();
  }
}

/** Puts files in the place of the streams; null when one of them cannot be opened, which has been said then. */
async function redirect(
  { redirects }: SimpleCommand,
  { phone, session, streams }: Running,
  textOf: (word: SimpleCommand['words'][number]) => Promise<string>,
): Promise<{ streams: ShellStreams; close: () => void } | null> {
  let { stdin, stdout, stderr } = streams;
  const closers: (() => void)[] = [];
  for (const each of redirects) {
    if (each.kind === 'duplicate') {
      const from = each.from === 1 ? stdout : stderr;
      if (each.fd === 1) stdout = from;
      else stderr = from;
      continue;
    }
    const name = await textOf(each.target);
    const path = absolute(name, session);
    const problem =
      path === '/dev/null'
        ? null
        : (accessProblem(phone, session.userId, path, each.kind === 'read' ? 'read' : 'write') ??
          (each.kind === 'read' ? null : spaceProblem(phone)));
    const file = path === '/dev/null' ? null : phone.files.read(path);
    const missing = each.kind === 'read' && path !== '/dev/null' && file === null ? 'No such file or directory' : null;
    if (problem !== null || missing !== null) {
      streams.stderr(Buffer.from(`/system/bin/sh: can't open ${name}: ${problem ?? missing}\n`));
      return null;
    }
    if (each.kind === 'read') {
      const data = file?.data ?? Buffer.alloc(0);
      stdin = (async function* () {
        yield data;
      })();
      continue;
    }
    const chunks = each.kind === 'append' && file !== null ? [file.data] : [];
    const write = (chunk: Buffer) => void chunks.push(chunk);
    if (each.fd === 1) stdout = write;
    else stderr = write;
    if (path === '/dev/null') continue;
    const mtime = Math.floor(phone.clock.epochMs() / 1000);
    closers.push(() => phone.files.write(path, { data: Buffer.concat(chunks), mode: file?.mode ?? 0o660, mtime }));
  }
  return { streams: { ...streams, stdin, stdout, stderr }, close: () => closers.forEach((close) => close()) };
}

async function outputOf(script: Script, { phone, session, streams }: Running): Promise<{ text: string; code: number }> {
  const chunks: Buffer[] = [];
  const own = { ...streams, stdout: (chunk: Buffer) => void chunks.push(chunk) };
  const code = await endCodeOf(runParsed(script, phone, copyOf(session), own));
  return { text: Buffer.concat(chunks).toString().replace(/\n+$/, ''), code };
}

/** The code of a script, also when `exit` or `exec` ended it. */
async function endCodeOf(running: Promise<number>): Promise<number> {
  try {
    return await running;
  } catch (error) {
    if (error instanceof ScriptEnd) return error.code;
    throw error;
  }
}

/** Runs one program with its words. */
export async function runWords(
  words: readonly string[],
  phone: PhoneState,
  session: ShellSession,
  streams: ShellStreams,
): Promise<number> {
  const [name = '', ...args] = words;
  if (name === 'exit') throw new ScriptEnd(Number(args[0] ?? 0) & 0xff);
  if (name === 'exec') throw new ScriptEnd(args.length === 0 ? 0 : await runWords(args, phone, session, streams));
  const tool = name.replace(/^\/system\/(bin|xbin)\//, '');
  const context: ToolContext = {
    args,
    phone,
    session,
    stdin: streams.stdin,
    signal: streams.signal,
    print: (output) => streams.stdout(typeof output === 'string' ? Buffer.from(output) : output),
    complain: (message) => streams.stderr(Buffer.from(message)),
    pathOf: (argument) => absolute(argument, session),
    run: (other, own = session) => runWords(other, phone, own, streams),
  };
  try {
    const program = Object.hasOwn(TOOLS, tool) ? TOOLS[tool] : undefined;
    if (program === undefined) throw new UnknownToPhone('inaccessible or not found');
    return await program(context);
  } catch (error) {
    if (!(error instanceof UnknownToPhone)) throw error;
    phone.recordUnknown(words.join(' '));
    streams.stderr(Buffer.from(`/system/bin/sh: ${name}: ${error.message}\n`));
    return UNKNOWN;
  }
}

function copyOf(session: ShellSession): ShellSession {
  return { ...session, variables: new Map(session.variables) };
}

function absolute(argument: string, { workingDir }: ShellSession): string {
  return argument.startsWith('/') ? argument : `${workingDir === '/' ? '' : workingDir}/${argument}`;
}
