import type { Planner } from '../planner/planner.ts';

/** A fixed list, cut into one contiguous part per decoder, without any guard: what a fixed N does. */
export function listPlanner(frames: readonly number[], decoders: number): Planner {
  const part = Math.ceil(frames.length / decoders);
  const at = Array.from({ length: decoders }, (_, d) => d * part);
  let bestScore = Number.NEGATIVE_INFINITY;
  let bestFrame = 0;
  return {
    opened: () => decoders,
    next(d) {
      const i = at[d] as number;
      if (i >= Math.min(frames.length, (d + 1) * part)) return { kind: 'stop', reason: 'list-done' };
      at[d] = i + 1;
      return { kind: 'look', frame: frames[i] as number, reason: 'list' };
    },
    scored(frame, score) {
      if (score > bestScore) {
        bestScore = score;
        bestFrame = frame;
      }
    },
    chosen: () => bestFrame,
  };
}
