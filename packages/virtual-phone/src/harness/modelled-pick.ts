import type { HarnessPlan, ReportRecordOf } from '@framefarm/contracts';
import type { EngineSetting, LaunchTimes } from '@framefarm/phone-model';
import { frameOrder } from '@framefarm/policy';
import type { ClipFacts } from '../mp4/read-clip.ts';
import type { LaunchTime } from './harness-clock.ts';
import { type FoundFrame, frameAt } from './modelled-clip.ts';

type Frame = Pick<
  ReportRecordOf<'frame'>,
  'order' | 'targetMs' | 'ptsMs' | 'key' | 'startMs' | 'seekMs' | 'decodeMs' | 'convertMs' | 'inferMs' | 'score'
>;
type Choice = Pick<
  ReportRecordOf<'choice'>,
  'startMs' | 'openMs' | 'selectMs' | 'latencyMs' | 'frames' | 'stoppedBy' | 'ptsMs' | 'score' | 'durationMs'
>;

/** What can be looked at without scores to decide by. */
export type ListedFrames = Exclude<HarnessPlan['framePlan'], { kind: 'planned' }>;

export interface PickContext {
  readonly times: LaunchTimes;
  readonly engine: EngineSetting;
  readonly time: LaunchTime;
  readonly exactSeek: boolean;
  /** Share of full speed that the phone's heat leaves now. */
  speed(): number;
  /** Called before each frame; may refuse to go on. */
  beforeFrame(): Promise<void>;
}

/** One pick in modelled time: the same steps as a real one, only that nothing is decoded or scored. */
export async function modelledPick(
  clip: ClipFacts,
  plan: ListedFrames,
  context: PickContext,
): Promise<{ readonly frames: readonly Frame[]; readonly choice: Choice }> {
  const { times, time } = context;
  const startMs = time.atMs;
  const openMs = times.openMs(context.speed());
  await time.advance(openMs);
  const deadlineMs = plan.kind === 'fixed' ? plan.deadlineMs : null;
  const frames: Frame[] = [];
  let dearestMs = 0;
  let stoppedBy: Choice['stoppedBy'] = 'plan';
  for (const { targetMs, found } of targetsOf(clip, plan, context.exactSeek)) {
    if (frames.length > 0 && deadlineMs !== null && time.atMs - startMs + dearestMs > deadlineMs) {
      stoppedBy = 'deadline';
      break;
    }
    await context.beforeFrame();
    const cost = times.frame(clip, found.decodedFrames, context.engine, context.speed());
    const seekMs = plan.kind === 'dense' ? 0 : cost.seekMs;
    const { ptsMs, key } = found.frame;
    const { decodeMs, convertMs, inferMs } = cost;
    const place = { order: frames.length, targetMs, ptsMs, key, startMs: time.atMs };
    frames.push({ ...place, seekMs, decodeMs, convertMs, inferMs, score: null });
    const frameMs = seekMs + decodeMs + convertMs + inferMs;
    dearestMs = Math.max(dearestMs, frameMs);
    await time.advance(frameMs);
  }
  const selectMs = times.selectMs(context.speed());
  await time.advance(selectMs);
  const choice: Choice = {
    startMs,
    openMs,
    selectMs,
    latencyMs: time.atMs - startMs,
    frames: frames.length,
    stoppedBy,
    // without scores every frame is a tie, and a tie goes to the earliest
    ptsMs: Math.min(...frames.map(({ ptsMs }) => ptsMs)),
    score: null,
    durationMs: clip.durationMs,
  };
  return { frames, choice };
}

function* targetsOf(
  clip: ClipFacts,
  plan: ListedFrames,
  exactSeek: boolean,
): Generator<{ readonly targetMs: number; readonly found: FoundFrame }> {
  if (plan.kind === 'dense') {
    for (const frame of clip.frames) yield { targetMs: frame.ptsMs, found: { frame, decodedFrames: 1 } };
    return;
  }
  for (const part of frameOrder(plan.frames)) {
    const targetMs = ((part + 0.5) / plan.frames) * clip.durationMs;
    yield { targetMs, found: frameAt(clip, targetMs, exactSeek) };
  }
}
