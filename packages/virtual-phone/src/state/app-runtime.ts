import type { AppContext, VirtualApp } from '../app/virtual-app.ts';
import { memoryUse } from './memory.ts';
import { oomScoreAdj } from './oom-score.ts';
import { externalFilesDir } from './package-store.ts';
import { type PhoneState, systemLog } from './phone-state.ts';
import { type ExitReason, type PhoneProcess, userName } from './process-table.ts';
import { appFiles } from './storage.ts';

// a small app with its runtime, before it says anything of its own
const EMPTY_APP_PSS_KB = 42_000;

/** Starts a process for an installed package, with its program if the phone has one and it is not started to be instrumented. */
export function startProcess(
  phone: PhoneState,
  packageName: string,
  instrumentation: { readonly onEnd: () => void } | null = null,
): PhoneProcess {
  const { processes } = phone.boot;
  const processId = processes.nextId();
  const userId = phone.packages.get(packageName)?.userId ?? 10_000;
  const program =
    instrumentation === null ? phone.programs.find((each) => each.packageName === packageName) : undefined;
  let app: VirtualApp | null = null;
  const process: PhoneProcess = {
    processId,
    parentId: 655,
    name: packageName,
    user: userName(userId),
    userId,
    packageName,
    startedAtMs: phone.clock.epochMs(),
    // the program may use its context before its app is there
    get app() {
      return app;
    },
    pssKb: EMPTY_APP_PSS_KB,
    peakPssKb: EMPTY_APP_PSS_KB,
    isInstrumented: instrumentation !== null,
    onEnd: instrumentation?.onEnd ?? null,
  };
  processes.all.set(processId, process);
  systemLog(phone, 'ActivityManager', `Start proc ${processId}:${packageName}/${process.user} for ${packageName}`);
  app = program?.start(contextOf(phone, process)) ?? null;
  // it may have ended itself while it started
  if (processes.all.get(processId) !== process) app?.kill();
  return process;
}

/** Ends a process for a reason that `dumpsys activity exit-info` will tell; false when there is none of that id. */
export function endProcess(phone: PhoneState, processId: number, reason: ExitReason, description: string): boolean {
  const { processes, activities } = phone.boot;
  const process = processes.all.get(processId);
  if (process === undefined || process.packageName === null) return false;
  processes.all.delete(processId);
  phone.thermal.setBusy(processId, false);
  const exit = { process, reason, description, epochMs: phone.clock.epochMs() };
  processes.exits.unshift(exit);
  for (const name of phone.boot.foregroundServices) {
    if (name.startsWith(`${process.packageName}/`)) phone.boot.foregroundServices.delete(name);
  }
  if (processes.byPackage(process.packageName).length === 0) activities.closePackage(process.packageName);
  process.app?.kill();
  process.onEnd?.();
  const stopped = reason === 'user-requested';
  systemLog(
    phone,
    'ActivityManager',
    stopped
      ? `Killing ${processId}:${process.name}/${process.user} (adj ${oomScoreAdj(phone, process)}): ${description}`
      : `Process ${process.name} (pid ${processId}) has died: fg  TOP `,
  );
  return true;
}

/** As `am force-stop`: ends all processes of the package and closes its activities. */
export function forceStop(phone: PhoneState, packageName: string, why = `stop ${packageName}`): void {
  for (const { processId } of phone.boot.processes.byPackage(packageName))
    endProcess(phone, processId, 'user-requested', why);
  phone.boot.activities.closePackage(packageName);
}

/** The low-memory killer takes the process, as Android's lmkd words it. */
export function killForMemory(phone: PhoneState, process: PhoneProcess): void {
  const { freeKb } = memoryUse(phone.profile, phone.boot.processes);
  phone.boot.log.add({
    epochMs: phone.clock.epochMs(),
    processId: 412,
    threadId: 412,
    userId: 1069,
    priority: 'I',
    tag: 'lowmemorykiller',
    message:
      `Kill '${process.name}' (${process.processId}), uid ${process.userId}, oom_score_adj ${oomScoreAdj(phone, process)} ` +
      `to free ${process.pssKb}kB rss, 0kB swap; reason: min watermark is breached and swap is low (${freeKb}kB free)`,
    buffer: 'main',
  });
  endProcess(phone, process.processId, 'low-memory', 'lmkd');
}

/** While memory is short, the process that matters least is taken, and of equals the largest. */
function makeRoom(phone: PhoneState): void {
  const { processes } = phone.boot;
  for (;;) {
    const { availableKb } = memoryUse(phone.profile, processes);
    if (availableKb >= phone.profile.lowMemoryKiller.killBelowKb.value) return;
    const [victim] = [...processes.all.values()]
      .filter((process) => oomScoreAdj(phone, process) >= 0)
      .toSorted((a, b) => oomScoreAdj(phone, b) - oomScoreAdj(phone, a) || b.pssKb - a.pssKb);
    if (victim === undefined) return;
    killForMemory(phone, victim);
  }
}

/** The app throws an exception that nobody catches. */
export function crashProcess(phone: PhoneState, process: PhoneProcess, reason: string): void {
  for (const message of [
    'FATAL EXCEPTION: main',
    `Process: ${process.name}, PID: ${process.processId}`,
    `java.lang.RuntimeException: ${reason}`,
  ]) {
    phone.boot.log.add({ ...logOf(phone, process), priority: 'E', tag: 'AndroidRuntime', message, buffer: 'crash' });
  }
  endProcess(phone, process.processId, 'crash', 'crash');
}

const logOf = (phone: PhoneState, process: PhoneProcess) => ({
  epochMs: phone.clock.epochMs(),
  processId: process.processId,
  threadId: process.processId,
  userId: process.userId,
});

function contextOf(phone: PhoneState, process: PhoneProcess): AppContext {
  const packageName = process.name;
  const isAlive = () => phone.boot.processes.all.get(process.processId) === process;
  return {
    packageName,
    processId: process.processId,
    files: appFiles(phone),
    externalFilesDir: externalFilesDir(packageName),
    bootId: phone.boot.id,
    screen: phone.profile.identity.screen,
    log(priority, tag, message) {
      if (isAlive()) phone.boot.log.add({ ...logOf(phone, process), priority, tag, message, buffer: 'main' });
    },
    setPssKb(pssKb) {
      if (!isAlive()) return;
      process.pssKb = Math.round(pssKb);
      process.peakPssKb = Math.max(process.peakPssKb, process.pssKb);
      makeRoom(phone);
    },
    heat: () => ({
      speed: phone.thermal.speed(),
      status: phone.thermal.status(),
      skinCelsius: phone.thermal.heat().skinC,
    }),
    setBusy(busy) {
      if (isAlive()) phone.thermal.setBusy(process.processId, busy);
    },
    reached(moment, frame) {
      if (isAlive()) phone.faults.reached(moment, frame);
    },
    crash(reason) {
      if (isAlive()) crashProcess(phone, process, reason);
    },
  };
}
