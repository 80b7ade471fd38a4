import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { NotReadyError } from './start-adb-server.ts';

export type Line = Readonly<Record<string, unknown>>;

/** `main.ts` or `farm-main.ts` as a child, as the command line starts them. */
export interface PhoneProgram {
  readonly child: ChildProcess;
  /** The first line of an event, as soon as it is there. */
  line(event: string): Promise<Line>;
  lines(event: string): readonly Line[];
  readonly ended: Promise<number | null>;
  errors(): string;
  /** Asks it to end and waits for it. */
  stop(): Promise<number | null>;
}

export function startPhoneProgram(name: 'main' | 'farm-main', ...args: readonly string[]): PhoneProgram {
  const file = fileURLToPath(new URL(`../${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const all: Line[] = [];
  let errors = '';
  createInterface({ input: child.stdout }).on('line', (line) => all.push(JSON.parse(line) as Line));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const lines = (event: string) => all.filter((each) => each['event'] === event);
  return {
    child,
    lines,
    ended,
    errors: () => errors,
    async line(event) {
      for (;;) {
        const [found] = lines(event);
        if (found !== undefined) return found;
        if (child.exitCode !== null) throw new NotReadyError(`it ended with ${child.exitCode}: ${errors}`);
        await sleep(20);
      }
    },
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
