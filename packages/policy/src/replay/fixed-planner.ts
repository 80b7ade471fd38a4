import { frameOrder } from '../frame-order.ts';
import type { PreparedClip } from '../planner/clip-index.ts';
import type { Planner } from '../planner/planner.ts';

const ROUNDING = 1e-6;

/**
 * What a fixed frame plan does, as a planner: its frames one after the other on one decoder, each scored before the next is begun, none begun that would end after the
 * deadline if it took as long as the dearest so far. The first is always looked at.
 */
export function fixedPlanner(count: number, deadlineMs: number, { index }: PreparedClip): Planner {
  // the first frame at or after the middle of each part, as the harness takes it
  const frames = frameOrder(count).map((k) =>
    Math.min(index.frames - 1, Math.ceil(((k + 0.5) / count) * index.frames - ROUNDING)),
  );
  let at = 0;
  let askedAtMs: number | null = null;
  let dearestMs = 0;
  let bestScore = Number.NEGATIVE_INFINITY;
  let bestFrame = 0;
  return {
    opened: () => 1,
    next(_, atMs) {
      if (askedAtMs !== null) return { kind: 'wait', reason: 'scores-first' };
      const frame = frames[at];
      if (frame === undefined) return { kind: 'stop', reason: 'list-done' };
      if (at > 0 && atMs + dearestMs > deadlineMs) return { kind: 'stop', reason: 'no-time' };
      at += 1;
      askedAtMs = atMs;
      return { kind: 'look', frame, reason: 'list' };
    },
    scored(frame, score, atMs) {
      dearestMs = Math.max(dearestMs, atMs - (askedAtMs ?? atMs));
      askedAtMs = null;
      if (score > bestScore) {
        bestScore = score;
        bestFrame = frame;
      }
    },
    chosen: () => bestFrame,
  };
}
