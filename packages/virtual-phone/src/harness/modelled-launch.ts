import { createHash } from 'node:crypto';
import type { HarnessPlan } from '@framefarm/contracts';
import {
  type MemoryPhase,
  type PhoneProfile,
  hasBackend,
  launchTimes,
  pssKbAt,
  seededRandom,
} from '@framefarm/phone-model';
import type { AppContext } from '../app/virtual-app.ts';
import { checkedArtifact } from './checked-artifact.ts';
import { createCourse } from './create-course.ts';
import { checkFence } from './fence.ts';
import type { LaunchTime } from './harness-clock.ts';
import { type LaunchTroubles, withNaN, withOtherBytes } from './harness-trouble.ts';
import { LaunchError } from './launch-error.ts';
import { openClip } from './modelled-clip.ts';
import { modelledPick } from './modelled-pick.ts';
import type { ReportWriter } from './report-writer.ts';

const MODEL_VERSION = 'phone-model 1';

export interface ModelledLaunch {
  readonly plan: HarnessPlan;
  readonly profile: PhoneProfile;
  readonly seed: number;
  readonly context: AppContext;
  readonly report: ReportWriter;
  readonly time: LaunchTime;
  readonly troubles: LaunchTroubles;
  /** Rejects when the process is killed, never resolves. */
  killed(): Promise<never>;
}

/** Measures nothing: every time comes from the phone's model, and real time passes with it. It has no pictures and no scores. */
export async function modelledLaunch(launch: ModelledLaunch): Promise<void> {
  const { plan, profile, context, report, time, troubles } = launch;
  const random = seededRandom(seedOf(launch.seed, plan));
  const times = launchTimes(profile, random);
  const { backend } = plan;
  if (!hasBackend(profile, backend))
    throw new LaunchError(
      'engine.unavailable',
      `${profile.name} has no driver for backend ${backend}; ask for another`,
    );
  const speed = () => context.heat().speed;
  const memory = (phase: MemoryPhase) => {
    const pssKb = pssKbAt(profile, phase, random);
    context.setPssKb(pssKb);
    report.add('memory', { phase, pssKb, peakRssKb: null });
  };
  const heat = () => {
    const { status, skinCelsius, speed: left } = context.heat();
    const most = profile.cpu.clusters.reduce((sum, cluster) => sum + Math.round(cluster.maxKHz * left), 0);
    report.add('heat', { status, celsius: skinCelsius, cpuMaxKHz: most });
  };

  memory('start');
  heat();
  const root = context.externalFilesDir;
  const spoil = troubles.wrongModelBytes ? withOtherBytes : (data: Buffer) => data;
  const model = checkedArtifact(context.files, root, plan.model.sha256, 'model', spoil);
  if (model.length === 0) throw new LaunchError('model.corrupt', 'the model is empty; convert or bring it again');
  const clips = plan.clips.map(({ name, sha256 }) => ({
    name,
    sha256,
    data: checkedArtifact(context.files, root, sha256, 'clip'),
  }));
  const loadMs = times.modelLoadMs(backend, speed());
  await time.advance(loadMs);
  report.add('engine', {
    name: 'modelled',
    version: MODEL_VERSION,
    backend: 'modelled',
    threads: plan.threads,
    precision: plan.model.precision,
    loadMs,
  });
  memory('loaded');
  report.flush();

  const { width, height } = plan.model.preprocessing;
  const engine = {
    backend,
    precision: plan.model.precision,
    threads: plan.threads,
    inputWidth: width,
    inputHeight: height,
  };
  const { framePlan } = plan;
  if (framePlan.kind === 'planned')
    throw new LaunchError(
      'plan.unsupported',
      'a modelled launch has no scores for a planner to decide by; use the host phone, or a fixed or dense frame plan',
    );
  const opened = clips.map(({ name, sha256, data }) => ({ sha256, clip: openClip(data, name) }));
  let frame = 0;
  const beforeFrame = async () => {
    if (time.atMs > plan.launchTimeoutMs)
      throw new LaunchError(
        'harness.internal',
        `the launch took longer than ${plan.launchTimeoutMs} ms; raise launchTimeoutMs`,
      );
    context.reached('frame', frame);
    const trouble = troubles.atFrame(frame++);
    if (trouble === 'crash') context.crash(`scenario: crash at frame ${frame - 1}`);
    if (trouble === 'crash' || trouble === 'hang') await launch.killed();
  };
  let written = 0;
  const course = createCourse(plan.sustained ?? null);
  for (
    let iteration = 0;
    iteration < plan.warmupIterations + plan.iterations || course.goesOn(time.atMs);
    iteration++
  ) {
    if (iteration === plan.warmupIterations) course.begin(time.atMs);
    for (const { sha256, clip } of opened) {
      const whose = { clip: sha256, iteration, warmup: iteration < plan.warmupIterations };
      const picked = await modelledPick(clip, framePlan, {
        times,
        engine,
        time,
        exactSeek: profile.decode.exactSeek.value,
        speed,
        beforeFrame,
      });
      for (const looked of course.wantsFrames() ? picked.frames : [])
        report.add(
          'frame',
          { ...whose, ...looked },
          troubles.atFrame(written++) === 'not-a-number' ? withNaN : undefined,
        );
      report.add('choice', { ...whose, ...picked.choice });
      report.flush();
      checkFence(context.files, root, plan.farm, plan.fence);
    }
    if (course.endRound(time.atMs)) heat();
  }
  memory('end');
  heat();
}

/** The same phone gives the same launch of an attempt the same times, and every other launch others. */
function seedOf(seed: number, { attempt, launch }: HarnessPlan): number {
  return createHash('sha256').update(`${seed}/${attempt}/${launch}`).digest().readUInt32LE(0);
}
