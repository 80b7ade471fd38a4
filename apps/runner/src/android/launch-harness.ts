import type { HarnessPlan } from '@framefarm/contracts';
import type { PhoneReading } from '@framefarm/domain';
import type { AdbDevice } from '../adb/adb-device.ts';
import { AdbError } from '../adb/adb-error.ts';
import { askAll } from '../adb/ask-all.ts';
import { RunFault } from '../errors.ts';
import type { LaunchResult } from '../phone.ts';
import { sleep } from '../retry.ts';
import type { PhoneSession } from '../sessions/open-session.ts';
import { parseReport } from '../spool/parse-report.ts';
import { followLog } from './follow-log.ts';
import { HARNESS } from './harness-app.ts';
import { parseThermal } from './parse-thermal.ts';
import { parseAwake, parseFocus } from './parse-window.ts';
import type { PhoneLimits } from './phone-limits.ts';
import { windowDump } from './preflight.ts';
import { pullReport } from './pull-report.ts';
import { type QuietWindow, quietWindow } from './quiet-window.ts';
import { cpuShares, readCpu } from './read-cpu.ts';
import { storageFull } from './storage-full.ts';
import { whyItDied } from './why-it-died.ts';

export interface LaunchDeps {
  readonly device: AdbDevice;
  readonly sdk: number;
  readonly limits: PhoneLimits;
  /** What the phone says of itself now. */
  readonly read: (signal: AbortSignal) => Promise<PhoneReading>;
  /** Runs work on the phone's session; opens another session and runs it again when the session is lost. */
  readonly withSession: <T>(signal: AbortSignal, work: (session: PhoneSession) => Promise<T>) => Promise<T>;
}

const STATE_MS = 5000;

/** One launch, a new process: plan there, app started and tapped, quiet window, then screen, phone and report read. */
export async function launchHarness(deps: LaunchDeps, plan: HarnessPlan, signal: AbortSignal): Promise<LaunchResult> {
  const { device, sdk, limits } = deps;
  const name = `${plan.attempt}-${plan.launch}`;
  const folder = `${HARNESS.files}/launches/${name}`;
  const report = `${folder}/report.ndjson`;
  const over = new AbortController();
  try {
    const log = await followLog(device, AbortSignal.any([signal, over.signal]));
    const processId = await deps.withSession(signal, async (session) => {
      // also what an interrupted try of this launch left
      await device.run(['rm', '-rf', folder], { signal });
      await device.push(Buffer.from(JSON.stringify(plan)), `${folder}/plan.json`, { signal });
      await session.startActivity(HARNESS.activity, { plan: `launches/${name}/plan.json` }, signal);
      const id = await processOf(device, plan, signal);
      await session.tap(HARNESS.runButton, signal);
      return id;
    });
    const began = await readCpu(device, processId, signal);
    const window = await quietWindow(
      device,
      log,
      { name, processId, report, timeoutMs: plan.launchTimeoutMs, sdk },
      limits,
      signal,
    );
    if (window.ended !== 'ok' && window.ended !== 'error')
      throw await brokenLaunch(deps, plan, { processId, report, ended: window.ended }, signal);
    const ended = await readCpu(device, processId, signal);
    const { isAwake, isVisible, status } = await lookAfterwards(deps, window, signal);
    if (isVisible) await deps.withSession(signal, (session) => expectState(session, plan, window, signal));
    // before the pull: what the phone goes through while its report travels is nothing that the launch measured
    const after = window.ended === 'ok' ? await deps.read(signal) : null;
    const text = await pullReport(device, report, signal);
    await refuseFullPhone(device, plan, text, signal);
    await device.run(['rm', '-rf', folder], { signal });
    const during = {
      maxThermalStatus: window.hottest === null && sdk < 29 ? null : status,
      maxThermalHeadroom: window.maxHeadroom,
      isFocusLost: isAwake && !isVisible,
      isScreenOff: !isAwake,
      ...cpuShares(began, ended),
    };
    return { report: text, during, after };
  } finally {
    over.abort(new DOMException('the launch has ended', 'AbortError'));
  }
}

async function processOf(device: AdbDevice, plan: HarnessPlan, signal: AbortSignal): Promise<number> {
  for (let tries = 0; tries < 10; tries += 1) {
    const { stdout } = await device.shell(`pidof ${HARNESS.package}`, { signal });
    const id = Number(stdout.trim().split(/\s+/)[0]);
    if (Number.isInteger(id) && id > 0) return id;
    await sleep(200, signal);
  }
  throw new RunFault(
    'subject',
    `launch ${plan.launch}: the harness app ends right after it is started; see the phone's log`,
  );
}

/** A report that is not whole is the subject's fault, but not on a phone that took no more bytes. */
async function refuseFullPhone(
  device: AdbDevice,
  plan: HarnessPlan,
  report: string,
  signal: AbortSignal,
): Promise<void> {
  if (parseReport(report, plan.launch).flaws.length === 0) return;
  const full = await storageFull(device, signal);
  if (full !== null) throw new RunFault('device', `launch ${plan.launch}: ${full}`, true, report);
}

/** How warm the phone became, and whether its screen still shows the harness. */
async function lookAfterwards(
  { device, sdk }: LaunchDeps,
  { hottest }: QuietWindow,
  signal: AbortSignal,
): Promise<{ readonly isAwake: boolean; readonly isVisible: boolean; readonly status: number }> {
  const [thermal = '', power = '', window = ''] = await askAll(
    device,
    [sdk >= 29 ? 'dumpsys thermalservice' : 'true', 'dumpsys power', windowDump(sdk)],
    { signal },
  );
  const isAwake = parseAwake(power);
  // the next launch needs it
  if (!isAwake) await device.shell('input keyevent KEYCODE_WAKEUP ; wm dismiss-keyguard', { signal });
  const status = Math.max(hottest ?? 0, parseThermal(thermal).status ?? 0);
  return { isAwake, isVisible: isAwake && parseFocus(window) === HARNESS.package, status };
}

/** The screen has to say what the log said. */
async function expectState(
  session: PhoneSession,
  plan: HarnessPlan,
  { ended }: QuietWindow,
  signal: AbortSignal,
): Promise<void> {
  const wanted = ended === 'ok' ? 'DONE' : 'FAILED';
  let state = '';
  for (const deadline = performance.now() + STATE_MS; performance.now() < deadline; await sleep(200, signal)) {
    state = await session.text(HARNESS.state, signal);
    if (state === wanted) return;
  }
  throw new RunFault(
    'subject',
    `launch ${plan.launch}: the harness logged ${ended}, but its screen says ${JSON.stringify(state.slice(0, 100))}; check the build`,
  );
}

/** A launch that did not end by its own word, with what is known of it. */
async function brokenLaunch(
  { device, sdk, limits }: LaunchDeps,
  plan: HarnessPlan,
  { processId, report, ended }: { processId: number; report: string; ended: 'died' | 'silent' | 'late' },
  signal: AbortSignal,
): Promise<RunFault> {
  const partial = await pullReport(device, report, signal).catch((error: unknown) => {
    // it may have died before its first word
    if (error instanceof AdbError && error.code === 'adb.refused') return '';
    throw error;
  });
  const { records } = parseReport(partial, plan.launch);
  const frames = records.filter((record) => record.type === 'frame').length;
  const known = `after ${frames} reported frames (${records.length} records)`;
  const say = (what: string) => `launch ${plan.launch}: the harness ${what} ${known}`;
  const full = await storageFull(device, signal);
  if (full !== null) return new RunFault('device', `launch ${plan.launch}: ${full}`, true, partial);
  if (ended === 'silent')
    return new RunFault(
      'subject',
      say(`hangs: it has reported nothing for ${limits.silenceMs / 1000} s,`),
      false,
      partial,
    );
  if (ended === 'late')
    return new RunFault('subject', say(`did not end within ${plan.launchTimeoutMs / 1000} s,`), false, partial);
  const death = await whyItDied(device, processId, sdk, signal);
  return new RunFault(death.fault, say(death.words), death.fault !== 'subject', partial);
}
