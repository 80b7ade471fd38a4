import { createHash } from 'node:crypto';
import path from 'node:path';
import type { HarnessPlan } from '@framefarm/contracts';
import type { PhoneProfile } from '@framefarm/phone-model';
import type { AppContext } from '../app/virtual-app.ts';
import { raiseFence } from './fence.ts';
import { type HarnessClock, createLaunchTime } from './harness-clock.ts';
import { type HarnessTrouble, troublesOf } from './harness-trouble.ts';
import { type HostMnn, hostMnnLaunch } from './host-mnn-launch.ts';
import type { LaunchEnd } from './launch-end.ts';
import { LaunchError, NoReportError } from './launch-error.ts';
import { modelledLaunch } from './modelled-launch.ts';
import { readIdentity, readPlan } from './read-plan.ts';
import { createReportFile } from './report-file.ts';
import { createReportWriter } from './report-writer.ts';

export interface LaunchOptions {
  readonly profile: PhoneProfile;
  readonly seed: number;
  /** null: a plan with engine `host-mnn` is answered with `engine.unavailable`. */
  readonly hostMnn: HostMnn | null;
  readonly clock: HarnessClock;
  readonly troubles: () => readonly HarnessTrouble[];
}

const HARNESS = { name: 'framefarm-virtual', version: '0.1.0' };

/**
 * One launch, from the plan file to the report's `end` record. Throws NoReportError when nobody could tell whose report it
 * would be; rejects with the signal's reason when the process is killed.
 */
export async function runLaunch(
  options: LaunchOptions,
  context: AppContext,
  planPath: string,
  signal: AbortSignal,
): Promise<LaunchEnd> {
  const { clock, hostMnn } = options;
  const { files, externalFilesDir: root } = context;
  const data = files.read(`${root}/${planPath}`)?.data;
  if (data === undefined) throw new NoReportError(`plan ${planPath} is not on the phone; push it again`);
  const identity = readIdentity(data);
  if (identity === null)
    throw new NoReportError(`plan ${planPath} is torn: it names no run, attempt, fence and launch; push it again`);

  const wallMs = () => clock.wallClock().getTime();
  const report = createReportFile(files, `${root}/${path.posix.dirname(planPath)}/report.ndjson`, wallMs, signal);
  const troubles = troublesOf(options.troubles(), identity.launch);
  const time = createLaunchTime(clock, signal);
  const writer = createReportWriter(report, identity, () => time.atMs, troubles.tornLastLine);
  const killed = () =>
    new Promise<never>((_, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  const introduce = (plan: HarnessPlan | null) =>
    writer.add('launch', {
      harness: HARNESS,
      platform: 'android',
      body: 'virtual',
      timing: plan?.engine === 'device' ? 'modelled' : 'none',
      bootId: context.bootId,
      planSha256: createHash('sha256').update(data).digest('hex'),
      modelSha256: plan?.model.sha256 ?? '0'.repeat(64),
      wallClock: clock.wallClock().toISOString(),
    });

  let plan: HarnessPlan | null = null;
  let introduced = false;
  try {
    plan = readPlan(data);
    raiseFence(files, root, plan.farm, plan.fence, wallMs());
    if (plan.engine === 'host-mnn' && hostMnn !== null)
      return await hostMnnLaunch({ host: hostMnn, plan, planPath, context, report, troubles, signal, killed });
    introduce(plan);
    introduced = true;
    refuseHostMnn(plan.engine);
    await modelledLaunch({ ...options, plan, context, report: writer, time, troubles, killed });
    writer.end(true);
    return { ok: true, detail: '' };
  } catch (error) {
    signal.throwIfAborted();
    const fault =
      error instanceof LaunchError
        ? error
        : new LaunchError('harness.internal', `${String(error)}; report this as a bug`);
    // lines of the host's harness are there already: a second beginning would only confuse
    if (!introduced && !report.isEmpty()) throw error;
    if (!introduced) introduce(plan);
    writer.add('error', { code: fault.code, message: fault.message.slice(0, 2000) });
    writer.end(false);
    return { ok: false, detail: `${fault.code}: ${fault.message}` };
  }
}

function refuseHostMnn(engine: HarnessPlan['engine']): void {
  if (engine === 'host-mnn')
    throw new LaunchError(
      'engine.unavailable',
      'this virtual phone has no MNN of its host; start it with one, or ask for engine device',
    );
}
