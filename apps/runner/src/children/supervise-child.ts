import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { StartError } from '../errors.ts';
import { sleep } from '../retry.ts';
import { readUse } from './read-use.ts';

export interface ChildPlan {
  /** What people call it in the log: "adb server", "Appium". */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Keeps the process id, so that a later start can end what a killed runner left behind. */
  readonly pidFile: string;
  /** Rejects when the child does not answer. */
  readonly probe: () => Promise<unknown>;
  readonly readyMs: number;
  /** A child that holds more memory leaks. */
  readonly mostMb: number;
  /** Whether a child that leaks may be replaced now. */
  readonly mayReplace: () => boolean;
  /** 3 s if left out. */
  readonly probeEveryMs?: number;
  /** Ends processes that took the child's place. */
  readonly clear?: () => Promise<void>;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
}

export interface SupervisedChild {
  /** Ends the child, so that it is started again. */
  restart(why: string): void;
  close(): Promise<void>;
}

const PROBE_EVERY_MS = 3000;
const HANGS_AFTER_PROBES = 3;
/** Of the files that it may open. */
const LEAKS_AT_FILES = 0.8;
const LONGEST_PAUSE_MS = 5000;

/**
 * Keeps one child running until closed: started again when it ends, and killed and started again when it stops answering or leaks memory or
 * open files. Only this child is ever touched. Resolves once it answers; a child that cannot be started at first is a StartError.
 */
export async function superviseChild(plan: ChildPlan): Promise<SupervisedChild> {
  const closing = new AbortController();
  await endLeftover(plan);
  let { child, said } = await start(plan);
  try {
    await answers(plan, child, said, closing.signal);
  } catch (error) {
    await end(child);
    throw error;
  }

  async function keep(): Promise<void> {
    for (let starts = 1, pauseMs = 100; ; starts += 1) {
      const why = await untilDown(plan, child, closing.signal);
      if (closing.signal.aborted) return;
      plan.log('child.down', { child: plan.name, why, said: said().slice(-300) });
      await end(child);
      await plan.clear?.();
      ({ child, said } = await start(plan));
      try {
        await answers(plan, child, said, closing.signal);
        plan.log('child.up', { child: plan.name, starts });
        pauseMs = 100;
      } catch (error) {
        if (closing.signal.aborted) return;
        plan.log('child.failed', { child: plan.name, why: (error as Error).message });
        await sleep(pauseMs, closing.signal).catch(() => undefined);
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      }
    }
  }
  const kept = keep();
  return {
    restart(why) {
      plan.log('child.restart', { child: plan.name, why });
      child.kill('SIGTERM');
    },
    async close() {
      closing.abort(new StartError(`${plan.name} is being stopped`));
      await kept;
      await end(child);
      await plan.clear?.();
    },
  };
}

async function start(plan: ChildPlan): Promise<{ child: ChildProcess; said: () => string }> {
  let text = '';
  const child = spawn(plan.command, plan.args, { env: plan.env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text = (text + chunk.toString('utf8')).slice(-2000)));
  child.on('error', (error) => (text += error.message));
  if (child.pid !== undefined) await writeFile(plan.pidFile, String(child.pid));
  return { child, said: () => text.trim() };
}

async function answers(plan: ChildPlan, child: ChildProcess, said: () => string, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + plan.readyMs;
  for (;;) {
    signal.throwIfAborted();
    if (hasEnded(child)) throw new StartError(`${plan.name} ended while it started: ${said() || 'it said nothing'}`);
    try {
      return void (await plan.probe());
    } catch (error) {
      if (performance.now() > deadline)
        throw new StartError(
          `${plan.name} did not answer within ${plan.readyMs / 1000} s: ${(error as Error).message} ${said()}`,
        );
    }
    await sleep(100, signal);
  }
}

/** Why the child has to be started again. Also returns when `signal` fires. */
async function untilDown(plan: ChildPlan, child: ChildProcess, signal: AbortSignal): Promise<string> {
  let leaked = '';
  for (let unanswered = 0; !signal.aborted;) {
    const exited = new AbortController();
    const onExit = () => exited.abort(new StartError('ended'));
    child.once('exit', onExit);
    if (!hasEnded(child))
      await sleep(plan.probeEveryMs ?? PROBE_EVERY_MS, AbortSignal.any([signal, exited.signal])).catch(() => undefined);
    child.off('exit', onExit);
    if (signal.aborted) break;
    if (hasEnded(child)) return `it ended (${child.signalCode ?? `exit code ${child.exitCode}`})`;
    unanswered = await plan.probe().then(
      () => 0,
      () => unanswered + 1,
    );
    if (unanswered >= HANGS_AFTER_PROBES) return `it has not answered ${unanswered} times`;
    const leak = await leakOf(plan, child);
    if (leak !== '' && leaked === '') plan.log('child.leaks', { child: plan.name, why: leak });
    leaked = leak;
    if (leak !== '' && plan.mayReplace()) return leak;
  }
  return 'it is being stopped';
}

/** Empty for a child that holds no more than it may. */
async function leakOf({ mostMb }: ChildPlan, { pid }: ChildProcess): Promise<string> {
  const use = pid === undefined ? null : await readUse(pid);
  if (use === null) return '';
  if (use.residentMb > mostMb) return `it holds ${Math.round(use.residentMb)} MB of memory, more than ${mostMb}`;
  return use.openFiles > use.mostOpenFiles * LEAKS_AT_FILES
    ? `it has ${use.openFiles} of ${use.mostOpenFiles} files open`
    : '';
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
  await ended;
  clearTimeout(timer);
}

/** A runner that was killed could not end its children. The command line is compared, since process ids are used again. */
async function endLeftover({ pidFile, command, args, name, log }: ChildPlan): Promise<void> {
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => ''));
  if (!Number.isInteger(pid) || pid <= 1) return;
  const line = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0').filter(Boolean);
  const program = command === process.execPath ? args[0] : command;
  if (program === undefined || !line.includes(program)) return;
  log('child.leftover', { child: name, pid });
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
