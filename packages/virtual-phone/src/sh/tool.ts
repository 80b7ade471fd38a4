import type { PhoneState } from '../state/phone-state.ts';

export interface ShellSession {
  readonly variables: Map<string, string>;
  workingDir: string;
  /** Whose rights the commands have. */
  userId: number;
}

export interface ShellStreams {
  readonly stdin: AsyncIterable<Buffer>;
  readonly stdout: (chunk: Buffer) => void;
  readonly stderr: (chunk: Buffer) => void;
  /** Aborted when nobody listens to the command any more. */
  readonly signal: AbortSignal;
}

/** What a program of the phone is run with. */
export interface ToolContext {
  /** Without the program's own name. */
  readonly args: readonly string[];
  readonly phone: PhoneState;
  readonly session: ShellSession;
  readonly stdin: AsyncIterable<Buffer>;
  readonly signal: AbortSignal;
  print(output: string | Buffer): void;
  complain(message: string): void;
  /** Absolute path of an argument, seen from the working folder. */
  pathOf(argument: string): string;
  /** Runs another program with these words, in a session of its own if one is given. */
  run(words: readonly string[], session?: ShellSession): Promise<number>;
}

/** A program of the phone; resolves with its exit code. */
export type Tool = (context: ToolContext) => number | Promise<number>;

/** Somebody asked for a program, sub-command or option that a real phone may have and this one does not: it is recorded. */
export class UnknownToPhone extends Error {
  override readonly name = 'UnknownToPhone';
}
