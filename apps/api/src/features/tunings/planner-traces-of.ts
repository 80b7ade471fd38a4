import type { ReportRecordOf } from '@framefarm/contracts';
import type { ClipIndex } from '@framefarm/policy';
import { AppError } from '../../errors.ts';
import type { EvidenceRun } from '../policies/read-evidence.ts';

/** A clip as the planner sees it, and the score of each of its frames. */
export interface PlannerTrace {
  /** Digest of the clip. */
  readonly clip: string;
  readonly index: ClipIndex;
  readonly scores: readonly number[];
}

type Frame = ReportRecordOf<'frame'>;
/** Of a clip with a single frame, whose rate means nothing. */
const ONE_FRAME_FPS = 30;

/** One trace per clip, from the first pick over it. Throws AppError `policy.evidence` for runs that are no trace. */
export function plannerTracesOf(evidence: readonly EvidenceRun[]): PlannerTrace[] {
  const traces = new Map<string, PlannerTrace>();
  for (const { run, records } of evidence) {
    if (run.configuration.framePlan.kind !== 'dense')
      throw new AppError('policy.evidence', `run ${run.id} has no dense frame plan; traces need every frame scored`);
    for (const choice of records.filter((record) => record.type === 'choice')) {
      if (traces.has(choice.clip)) continue;
      const frames = records.filter((record) => record.type === 'frame').filter((frame) => isOf(frame, choice));
      const scores = frames.map(({ score }) => {
        if (score === null)
          throw new AppError('policy.evidence', `run ${run.id} has no scores: a modelled run cannot be a trace`);
        return score;
      });
      traces.set(choice.clip, { clip: choice.clip, index: indexOf(frames), scores });
    }
  }
  return [...traces.values()].toSorted((a, b) => (a.clip < b.clip ? -1 : 1));
}

export const isOf = (frame: Frame, choice: ReportRecordOf<'choice'>): boolean =>
  frame.launch === choice.launch && frame.clip === choice.clip && frame.iteration === choice.iteration;

function indexOf(frames: readonly Frame[]): ClipIndex {
  const spanMs = (frames.at(-1)?.ptsMs ?? 0) - (frames[0]?.ptsMs ?? 0);
  const types = frames.map(({ bFrame }) => bFrame);
  return {
    frames: frames.length,
    fps: spanMs > 0 ? ((frames.length - 1) * 1000) / spanMs : ONE_FRAME_FPS,
    keyFrames: frames.flatMap(({ key }, frame) => (key ? [frame] : [])),
    bFrames: types.every((type) => type !== undefined) ? (types as boolean[]) : null,
  };
}
