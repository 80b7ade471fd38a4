import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Duplex } from 'node:stream';
import type { HarnessPlan, Offer } from '@framefarm/contracts';
import { answerPlanner } from '@framefarm/planner-link';
import { instructionSets } from '../devices/instruction-sets.ts';
import { RunFault } from '../errors.ts';
import type { Phone } from '../phone.ts';

const PLANNER_DESCRIPTOR = 3;
const CPU_INFO = '/proc/cpuinfo';

/** This machine as a phone: the reference harness as one process per launch. */
export function createHostPhone(options: { readonly root: string; readonly python: string }): Phone {
  const { root, python } = options;
  let child: ChildProcess | null = null;
  let harness = '';
  const found = existsSync(CPU_INFO) ? instructionSets(readFileSync(CPU_INFO, 'utf8')) : null;
  const stop = async () => {
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    process.kill(-child.pid, 'SIGKILL');
    await ended;
  };

  return {
    facts: {
      serial: `host-${os.hostname().replace(/[^A-Za-z0-9._-]/g, '-')}`.slice(0, 120),
      platform: 'linux',
      body: 'host',
      tier: 'host',
      tierSource: 'declared',
      model: (os.cpus()[0]?.model ?? 'unknown').slice(0, 120),
      osVersion: `${os.type()} ${os.release()}`.slice(0, 120),
      abi: os.arch(),
      ramMb: Math.round(os.totalmem() / 2 ** 20),
      profile: null,
      ...(found === null ? {} : { instructionSets: [...found] }),
    },
    async scrub(offer, fetch, signal) {
      await stop();
      harness = await fetch(offer.harnessBuild.sha256, signal);
      for (const sha256 of digestsOf(offer))
        await place(await fetch(sha256, signal), path.join(root, 'artifacts', sha256));
      return [];
    },
    async launch(plan, signal) {
      const name = `launches/${plan.attempt}-${plan.launch}`;
      await mkdir(path.join(root, name), { recursive: true });
      await writeFile(path.join(root, name, 'plan.json'), JSON.stringify(plan));
      const { framePlan } = plan;
      const toPlanner = framePlan.kind === 'planned' ? ['--planner', String(PLANNER_DESCRIPTOR)] : [];
      child = spawn(python, [harness, 'run', '--root', root, '--plan', `${name}/plan.json`, ...toPlanner], {
        stdio: ['ignore', 'ignore', 'pipe', framePlan.kind === 'planned' ? 'pipe' : 'ignore'],
        detached: true,
      });
      // a pipe beyond the first three is a socket that both sides write to
      const line = child.stdio[PLANNER_DESCRIPTOR];
      if (framePlan.kind === 'planned' && line instanceof Duplex) answerPlanner(line, framePlan);
      const ending = await ended(child, plan, signal, stop);
      const report = await readFile(path.join(root, name, 'report.ndjson'), 'utf8').catch(() => null);
      await rm(path.join(root, name), { recursive: true, force: true });
      if (report === null)
        throw new RunFault('subject', `launch ${plan.launch}: the harness left no report (${ending})`);
      return { report, taints: [] };
    },
    release: stop,
  };
}

export function digestsOf(offer: Offer): readonly string[] {
  return [offer.plan.model.sha256, ...offer.plan.clips.map((clip) => clip.sha256)];
}

async function place(from: string, to: string): Promise<void> {
  if (
    await stat(to).then(
      () => true,
      () => false,
    )
  )
    return;
  await mkdir(path.dirname(to), { recursive: true });
  await copyFile(from, `${to}.new`);
  await rename(`${to}.new`, to);
}

/** How the process ended, in words. Kills it at the launch's time limit or on abort. */
async function ended(
  child: ChildProcess,
  plan: HarnessPlan,
  signal: AbortSignal,
  stop: () => Promise<void>,
): Promise<string> {
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-1000)));
  const failure = new Promise<never>((_, reject) =>
    child.once('error', (error) =>
      reject(new RunFault('host', `the harness cannot be started: ${error.message}; check FRAMEFARM_PYTHON`)),
    ),
  );
  const abort = () => void stop();
  const timer = setTimeout(abort, plan.launchTimeoutMs + 5000);
  signal.addEventListener('abort', abort);
  try {
    const [code, killed] = (await Promise.race([once(child, 'exit'), failure])) as [number | null, string | null];
    signal.throwIfAborted();
    return code === null
      ? `killed by ${killed}`
      : `exit code ${code}${complaint === '' ? '' : `: ${complaint.trim()}`}`;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}
