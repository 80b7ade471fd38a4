import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Duplex } from 'node:stream';
import type { DeviceFacts, HarnessPlan, Offer } from '@framefarm/contracts';
import { answerPlanner } from '@framefarm/planner-link';
import { instructionSets } from '../devices/instruction-sets.ts';
import { RunFault } from '../errors.ts';
import type { Phone } from '../phone.ts';
import { type HarnessStart, emulatedStart } from './emulated-start.ts';
import { otherCpuShare, readHost, readHostCpu } from './read-host.ts';

const PLANNER_DESCRIPTOR = 3;
const CPU_INFO = '/proc/cpuinfo';

/** This machine as a phone: the reference harness as one process per launch. */
export function createHostPhone({ root, python }: { readonly root: string; readonly python: string }): Phone {
  const host = os.hostname().replace(/[^A-Za-z0-9._-]/g, '-');
  const start = { command: python, before: [], words: [], env: null };
  const found = existsSync(CPU_INFO) ? instructionSets(readFileSync(CPU_INFO, 'utf8')) : null;
  return createProcessPhone(root, start, {
    serial: `host-${host}`.slice(0, 120),
    body: 'host',
    model: (os.cpus()[0]?.model ?? 'unknown').slice(0, 120),
    abi: os.arch(),
    ...(found === null ? {} : { instructionSets: [...found] }),
  });
}

/** A phone with an ARM CPU that this machine emulates: its scores count, its times do not exist. */
export function createEmulatedPhone({
  root,
  cpu,
  tools,
}: {
  readonly root: string;
  readonly cpu: string;
  readonly tools: string;
}): Phone {
  const host = os.hostname().replace(/[^A-Za-z0-9._-]/g, '-');
  return createProcessPhone(root, emulatedStart(cpu, tools), {
    serial: `emulated-${cpu}-${host}`.slice(0, 120),
    body: 'emulated',
    model: cpu,
    abi: 'arm64',
  });
}

function createProcessPhone(
  root: string,
  start: HarnessStart,
  facts: Pick<DeviceFacts, 'serial' | 'body' | 'model' | 'abi' | 'instructionSets'>,
): Phone {
  let child: ChildProcess | null = null;
  let harness = '';
  const stop = async () => {
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    process.kill(-child.pid, 'SIGKILL');
    await ended;
  };

  return {
    facts: {
      ...facts,
      platform: 'linux',
      tier: 'host',
      tierSource: 'declared',
      osVersion: `${os.type()} ${os.release()}`.slice(0, 120),
      ramMb: Math.round(os.totalmem() / 2 ** 20),
      profile: null,
    },
    async scrub(offer, fetch, _onWait, signal) {
      await stop();
      harness = await fetch(offer.harnessBuild.sha256, signal);
      for (const sha256 of digestsOf(offer))
        await place(await fetch(sha256, signal), path.join(root, 'artifacts', sha256));
    },
    async launch(_offer, plan, signal) {
      const name = `launches/${plan.attempt}-${plan.launch}`;
      await mkdir(path.join(root, name), { recursive: true });
      await writeFile(path.join(root, name, 'plan.json'), JSON.stringify(plan));
      const { framePlan } = plan;
      const toPlanner = framePlan.kind === 'planned' ? ['--planner', String(PLANNER_DESCRIPTOR)] : [];
      const started = await readHostCpu();
      const own = [harness, 'run', '--root', root, '--plan', `${name}/plan.json`, ...start.words, ...toPlanner];
      child = spawn(start.command, [...start.before, ...own], {
        ...(start.env === null ? {} : { env: start.env }),
        stdio: ['ignore', 'ignore', 'pipe', framePlan.kind === 'planned' ? 'pipe' : 'ignore'],
        detached: true,
      });
      // a pipe beyond the first three is a socket that both sides write to
      const line = child.stdio[PLANNER_DESCRIPTOR];
      if (framePlan.kind === 'planned' && line instanceof Duplex) answerPlanner(line, framePlan);
      const ending = await ended(child, plan, signal, stop);
      const other = otherCpuShare(started, await readHostCpu());
      const after = await readHost();
      const report = await readFile(path.join(root, name, 'report.ndjson'), 'utf8').catch(() => null);
      await rm(path.join(root, name), { recursive: true, force: true });
      if (report === null)
        throw new RunFault('subject', `launch ${plan.launch}: the harness left no report (${ending})`);
      const during = { maxThermalStatus: null, maxThermalHeadroom: null, bigCoreShare: null };
      return { report, during: { ...during, otherCpuShare: other, isFocusLost: false, isScreenOff: false }, after };
    },
    async useBuild(build, fetch, signal) {
      harness = await fetch(build.sha256, signal);
    },
    read: () => readHost(),
    release: stop,
  };
}

export function digestsOf(offer: Offer): readonly string[] {
  const plans = [offer.plan, ...Object.values(offer.pairs?.arms ?? {}).map(({ plan }) => plan)];
  return [...new Set(plans.flatMap(({ model, clips }) => [model.sha256, ...clips.map(({ sha256 }) => sha256)]))];
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
