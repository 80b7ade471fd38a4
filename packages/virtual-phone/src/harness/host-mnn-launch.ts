import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HarnessPlan, ReportRecord } from '@framefarm/contracts';
import type { AppContext } from '../app/virtual-app.ts';
import { FENCE_FILE } from './fence.ts';
import { type LaunchTroubles, withNaN, withOtherBytes } from './harness-trouble.ts';
import type { LaunchEnd } from './launch-end.ts';
import { LaunchError } from './launch-error.ts';
import type { ReportFile } from './report-file.ts';

/** The reference harness on this machine: its Python with MNN, and the harness's zip application. */
export interface HostMnn {
  readonly python: string;
  readonly harness: string;
}

export interface HostMnnLaunch {
  readonly host: HostMnn;
  readonly plan: HarnessPlan;
  readonly planPath: string;
  readonly context: AppContext;
  readonly report: ReportFile;
  readonly troubles: LaunchTroubles;
  readonly signal: AbortSignal;
  killed(): Promise<never>;
}

const LOOK_EVERY_MS = 50;
const MOMENT_BEYOND_ITS_LIMIT_MS = 5000;

/**
 * One launch of the reference harness as a child, on copies of the phone's files in a temporary folder. Its report's lines come
 * back as they are written. Throws LaunchError `engine.unavailable` when it writes none, and rejects when the signal aborts;
 * either way the child's whole process group and the folder are gone afterwards.
 */
export async function hostMnnLaunch(launch: HostMnnLaunch): Promise<LaunchEnd> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'framefarm-phone-'));
  let child: ChildProcess | null = null;
  try {
    await copyOut(launch, root);
    launch.signal.throwIfAborted();
    child = start(launch, root);
    // at once, not at the next look: this process may be about to exit itself
    launch.signal.addEventListener('abort', () => signalGroup(child), { once: true });
    return await follow(launch, root, child);
  } finally {
    await killGroup(child);
    await rm(root, { recursive: true, force: true });
  }
}

function start({ host, planPath, context }: HostMnnLaunch, root: string): ChildProcess {
  const words = ['--platform', 'android', '--body', 'virtual', '--timing', 'measured', '--boot-id', context.bootId];
  return spawn(host.python, [host.harness, 'run', '--root', root, '--plan', planPath, ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
}

async function copyOut({ context, plan, planPath, troubles }: HostMnnLaunch, root: string): Promise<void> {
  const names = new Set([planPath, FENCE_FILE, ...digestsOf(plan).map((sha256) => `artifacts/${sha256}`)]);
  for (const name of names) {
    const file = context.files.read(`${context.externalFilesDir}/${name}`);
    if (file === null) continue;
    const spoilt = troubles.wrongModelBytes && name === `artifacts/${plan.model.sha256}`;
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), spoilt ? withOtherBytes(file.data) : file.data);
  }
}

function digestsOf({ model, clips }: HarnessPlan): readonly string[] {
  return [model.sha256, ...clips.map(({ sha256 }) => sha256)];
}

/** Until the child ends: brings its lines in and tells it of a new fence. */
async function follow(launch: HostMnnLaunch, root: string, child: ChildProcess): Promise<LaunchEnd> {
  const { plan, planPath, signal, report, troubles } = launch;
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-1000)));
  const ending = endingOf(child);
  const lines = createLineReader(path.join(root, path.dirname(planPath), 'report.ndjson'));
  const taker = createLineTaker(launch);
  const lastMoment = performance.now() + plan.launchTimeoutMs + MOMENT_BEYOND_ITS_LIMIT_MS;
  for (;;) {
    const ended = await Promise.race([ending, sleep(LOOK_EVERY_MS, null)]);
    for (const line of await lines.next()) {
      signal.throwIfAborted();
      await taker.take(line);
    }
    signal.throwIfAborted();
    report.flush();
    if (ended !== null) {
      if (taker.lines() === 0)
        throw new LaunchError(
          'engine.unavailable',
          `the host's harness left no report: ${ended} ${complaint.trim()}; check how this virtual phone was started`,
        );
      report.close(troubles.tornLastLine);
      return taker.end();
    }
    if (performance.now() > lastMoment) await killGroup(child);
    await tellFence(launch, root);
  }
}

/** How the child ended, in words; also when it could not be started. */
function endingOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`it cannot be started: ${error.message}`));
    child.once('exit', (code, killer) => resolve(code === null ? `killed by ${killer}` : `exit code ${code}`));
  });
}

/** Makes each record the phone's own, with the troubles that a scenario asks for. */
function createLineTaker({ context, report, troubles, killed }: HostMnnLaunch) {
  let frames = 0;
  let lines = 0;
  let end: LaunchEnd = { ok: false, detail: 'harness.internal: the report has no end' };
  return {
    lines: () => lines,
    end: () => end,
    async take(line: string): Promise<void> {
      lines++;
      const record = JSON.parse(line) as ReportRecord;
      if (record.type === 'memory') context.setPssKb(record.pssKb);
      if (record.type === 'error') end = { ok: false, detail: `${record.code}: ${record.message}` };
      if (record.type === 'end' && record.ok) end = { ok: true, detail: '' };
      if (record.type === 'frame') context.reached('frame', frames);
      const trouble = record.type === 'frame' ? troubles.atFrame(frames++) : null;
      if (trouble === 'crash') context.crash(`scenario: crash at frame ${frames - 1}`);
      if (trouble === 'crash' || trouble === 'hang') await killed();
      report.append(trouble === 'not-a-number' ? withNaN(line) : line);
    },
  };
}

/** A fence that the phone was told while the launch runs: the child looks at it after each pick. */
async function tellFence({ context }: HostMnnLaunch, root: string): Promise<void> {
  const told = context.files.read(`${context.externalFilesDir}/${FENCE_FILE}`);
  const known = await readFile(path.join(root, FENCE_FILE)).catch(() => null);
  if (told === null || known === null || told.data.equals(known)) return;
  await writeFile(path.join(root, `${FENCE_FILE}.told`), told.data);
  await rename(path.join(root, `${FENCE_FILE}.told`), path.join(root, FENCE_FILE));
}

/** Complete lines of a file that grows and may not exist yet. */
function createLineReader(file: string) {
  let offset = 0;
  let rest = '';
  return {
    async next(): Promise<readonly string[]> {
      const handle = await open(file, 'r').catch(() => null);
      if (handle === null) return [];
      try {
        const { size } = await handle.stat();
        const { buffer } = await handle.read(Buffer.alloc(size - offset), 0, size - offset, offset);
        offset = size;
        const lines = (rest + buffer.toString('utf8')).split('\n');
        rest = lines.pop() ?? '';
        return lines;
      } finally {
        await handle.close();
      }
    },
  };
}

async function killGroup(child: ChildProcess | null): Promise<void> {
  if (child !== null && signalGroup(child)) await once(child, 'exit');
}

/** False when there is nothing left to kill. */
function signalGroup(child: ChildProcess | null): boolean {
  if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return false;
  return process.kill(-child.pid, 'SIGKILL');
}
