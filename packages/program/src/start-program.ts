import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program ended or did not become ready; the message carries the end of what it printed. */
export class ProgramError extends Error {
  override readonly name = 'ProgramError';
  /** How it ended by itself; null when it did not. */
  readonly exitCode: number | null;
  /** The end of what it printed besides its events. */
  readonly printed: string;
  constructor(message: string, exitCode: number | null = null, printed = '') {
    super(message);
    this.exitCode = exitCode;
    this.printed = printed;
  }
}

export type ProgramEvent = Readonly<Record<string, unknown>> & { readonly event: string };

export interface Program {
  /** The JSON line that told that it is ready. */
  readonly ready: ProgramEvent;
  readonly child: ChildProcess;
  /** Asks with SIGTERM, insists with SIGKILL after 15 s; resolves when the process has ended. */
  stop(): Promise<void>;
}

interface Options {
  readonly name: string;
  /** TypeScript file to run, from source. */
  readonly file: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly readyEvent: string;
  readonly onEvent?: (event: ProgramEvent) => void;
  readonly timeoutMs?: number;
  /** Ends a child that is not ready yet. */
  readonly signal?: AbortSignal;
}

/** Starts one of the house's programs as a child and waits for its ready line. The child is ended when it does not get ready. */
export async function startProgram({
  name,
  file,
  args = [],
  env = {},
  readyEvent,
  onEvent,
  timeoutMs = 90_000,
  signal,
}: Options): Promise<Program> {
  // its own process group: a Ctrl-C in the terminal goes to the parent, which ends its children in order
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    env: { ...parentEnv(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const stop = () => end(child);
  let printed = '';
  child.stderr?.on('data', (chunk: Buffer) => (printed = (printed + chunk.toString()).slice(-4000)));
  const ready = new Promise<ProgramEvent>((resolve, reject) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      const event = parse(line);
      if (event === null) printed = `${printed}${line}\n`.slice(-4000);
      else if (event.event === readyEvent) resolve(event);
      if (event !== null) onEvent?.(event);
    });
    const timer = setTimeout(
      () => reject(new ProgramError(`${name} was not ready after ${timeoutMs / 1000} s: ${printed}`)),
      timeoutMs,
    );
    timer.unref();
    signal?.addEventListener('abort', () => reject(new ProgramError(`${name} was stopped before it was ready`)));
    if (signal?.aborted) reject(new ProgramError(`${name} was not wanted any more`));
    child.once('error', (error) => reject(new ProgramError(`${name} cannot be started: ${error.message}`)));
    // `close` and not `exit`: by then everything that it printed is here
    child.once('close', (code: number | null) =>
      reject(new ProgramError(`${name} ended with exit code ${code}: ${printed.trim()}`, code, printed.trim())),
    );
  });
  try {
    return { ready: await ready, child, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function parse(line: string): ProgramEvent | null {
  try {
    const value = JSON.parse(line) as ProgramEvent;
    return typeof value?.event === 'string' ? value : null;
  } catch {
    return null;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(timer);
}

function parentEnv(): Record<string, string | undefined> {
  return process.env;
}
