import { frameOrder } from './frame-order.ts';

/** Every frame of one clip scored once, in presentation order. Times are milliseconds. */
export interface DenseTrace {
  readonly clip: string;
  readonly durationMs: number;
  readonly frames: readonly { readonly ptsMs: number; readonly score: number }[];
}

/** What one measured pick took, raw: milliseconds of opening plus selecting, and of each frame in the order looked at. */
export interface PickCosts {
  readonly openMs: number;
  readonly frameMs: readonly number[];
}
/** Every measured pick of one launch on the tier's phone; warm-up is left out. */
export type LaunchCosts = readonly PickCosts[];

export interface ReplayedPick {
  readonly latencyMs: number;
  readonly frames: number;
  /** Best score of the dense trace minus the score of the pick; 0 is the best possible. */
  readonly regret: number;
}

/** One pick of a fixed frame plan, replayed: scores out of the trace, costs out of a measured pick, in its order and over again when it is short. */
export function replayFixed(trace: DenseTrace, costs: PickCosts, count: number, deadlineMs: number): ReplayedPick {
  let latencyMs = costs.openMs;
  let dearest = 0;
  let best = Number.NEGATIVE_INFINITY;
  let frames = 0;
  for (const k of frameOrder(count)) {
    if (frames > 0 && latencyMs + dearest > deadlineMs) break;
    const target = ((k + 0.5) / count) * trace.durationMs;
    const found = trace.frames.find((frame) => frame.ptsMs >= target - 0.0005) ?? trace.frames.at(-1);
    const cost = costs.frameMs[frames % costs.frameMs.length] ?? 0;
    latencyMs += cost;
    dearest = Math.max(dearest, cost);
    best = Math.max(best, found?.score ?? Number.NEGATIVE_INFINITY);
    frames += 1;
  }
  return { latencyMs, frames, regret: Math.max(...trace.frames.map((frame) => frame.score)) - best };
}
