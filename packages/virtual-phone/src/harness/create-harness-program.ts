import path from 'node:path';
import type { PhoneProfile } from '@framefarm/phone-model';
import type { AppContext, VirtualApp, VirtualAppProgram } from '../app/virtual-app.ts';
import { type HarnessClock, systemClock } from './harness-clock.ts';
import type { HarnessTrouble } from './harness-trouble.ts';
import { HARNESS_PACKAGE, type HarnessState, harnessView } from './harness-view.ts';
import type { HostMnn } from './host-mnn-launch.ts';
import type { LaunchEnd } from './launch-end.ts';
import { type LaunchOptions, runLaunch } from './run-launch.ts';

export interface HarnessProgramOptions {
  readonly profile: PhoneProfile;
  /** Same seed, attempt and launch: same modelled times. */
  readonly seed: number;
  /** What serves plans with engine `host-mnn`; without it they end in `engine.unavailable`. */
  readonly hostMnn?: HostMnn;
  readonly clock?: HarnessClock;
  readonly troubles?: readonly HarnessTrouble[];
  /** Asked at the beginning of each launch; on top of `troubles`. */
  readonly troublesNow?: () => readonly HarnessTrouble[];
}

const TAG = 'Framefarm';

/** The harness app of a virtual phone. The plan's word `engine` decides between the phone's model and the real MNN of the host. */
export function createHarnessProgram(options: HarnessProgramOptions): VirtualAppProgram {
  const launchOptions: LaunchOptions = {
    profile: options.profile,
    seed: options.seed,
    hostMnn: options.hostMnn ?? null,
    clock: options.clock ?? systemClock,
    troubles: () => [...(options.troubles ?? []), ...(options.troublesNow?.() ?? [])],
  };
  return { packageName: HARNESS_PACKAGE, start: (context) => startHarness(launchOptions, context) };
}

function startHarness(options: LaunchOptions, context: AppContext): VirtualApp {
  const life = new AbortController();
  let state: HarnessState = 'IDLE';
  let detail = '';
  let planPath: string | null = null;
  context.setPssKb(options.profile.memory.appPssKb.value);

  const finish = (end: LaunchEnd, launch: string) => {
    // a killed process says nothing any more
    if (life.signal.aborted) return;
    state = end.ok ? 'DONE' : 'FAILED';
    detail = end.detail;
    context.setBusy(false);
    context.log(end.ok ? 'I' : 'E', TAG, `launch-end ${launch} ${end.ok ? 'ok' : 'error'}`);
  };
  const run = async () => {
    if (state !== 'IDLE') return;
    if (planPath === null || !/^launches\/[\w-]+\/plan\.json$/.test(planPath)) {
      state = 'FAILED';
      detail = 'plan.unsupported: start the activity with the string extra plan, launches/<attempt>-<launch>/plan.json';
      context.log('E', TAG, detail);
      return;
    }
    state = 'RUNNING';
    context.reached('run');
    context.setBusy(true);
    const launch = path.posix.basename(path.posix.dirname(planPath));
    try {
      finish(await runLaunch(options, context, planPath, life.signal), launch);
    } catch (error) {
      finish({ ok: false, detail: String(error) }, launch);
    }
  };

  return {
    onIntent(_activity, extras) {
      if (state === 'IDLE') planPath = extras['plan'] ?? planPath;
      else context.log('W', TAG, 'this process has had its launch; force-stop the app before the next');
    },
    view: () => harnessView(context.screen, state, detail),
    click(node) {
      if (node.resourceId === `${HARNESS_PACKAGE}:id/run`) void run();
    },
    setText() {},
    kill: () => life.abort(),
  };
}
