import type { PreparedClip } from '../planner/clip-index.ts';
import { type CostTable, contentionOf } from '../planner/cost-table.ts';
import type { Planner } from '../planner/planner.ts';

/** One run on one device: what multiplies the device's nominal times, and the noise of its scores. Drawn once, shared by all policies. */
export interface ReplayWorld {
  readonly decodeFactor: number;
  readonly inferFactor: number;
  /** Ratios of observed to expected step times, used from `at` on, around. */
  readonly stepRatios: Float64Array;
  readonly at: number;
  /** Standard normal, one per frame from `noiseAt` on, around. */
  readonly scoreNoise: Float64Array;
  readonly noiseAt: number;
}

export interface Replayed {
  readonly latencyMs: number;
  readonly chosen: number;
  readonly regret: number;
  readonly frames: number;
  readonly busyMs: number;
  readonly decoders: number;
}

const STOPPED = Number.POSITIVE_INFINITY;

/**
 * One pick: decoders work side by side, one engine scores frames in the order in which they were asked for. Everything started is
 * waited for. Latency is from opening the clip to the last score.
 */
export function replayPolicy(
  scores: ArrayLike<number>,
  clip: PreparedClip,
  costs: CostTable,
  scoreNoiseSd: number,
  planner: Planner,
  world: ReplayWorld,
): Replayed {
  const { decodeFactor, inferFactor, stepRatios, scoreNoise } = world;
  let step = world.at % stepRatios.length;
  const ratio = (): number => {
    const value = stepRatios[step] as number;
    step = step + 1 === stepRatios.length ? 0 : step + 1;
    return value;
  };
  const openedMs = costs.openMs * decodeFactor;
  const decoders = planner.opened(openedMs);
  const slow = contentionOf(costs, decoders);
  const freeMs = new Float64Array(decoders);
  const position = new Int32Array(decoders).fill(-1);
  for (let d = 0; d < decoders; d += 1) freeMs[d] = openedMs + costs.decoderInitMs * decodeFactor * slow * ratio();
  const queued: number[] = [];
  const doneMs: number[] = [];
  let head = 0;
  let engineMs = 0;
  let endMs = openedMs;
  let busyMs = 0;
  for (;;) {
    let d = 0;
    for (let k = 1; k < decoders; k += 1) if ((freeMs[k] as number) < (freeMs[d] as number)) d = k;
    const nowMs = decoders === 0 ? STOPPED : (freeMs[d] as number);
    if (head < queued.length && (doneMs[head] as number) <= nowMs) {
      const frame = queued[head] as number;
      endMs = doneMs[head] as number;
      const noise =
        scoreNoiseSd === 0 ? 0 : scoreNoiseSd * (scoreNoise[(world.noiseAt + frame) % scoreNoise.length] as number);
      planner.scored(frame, (scores[frame] as number) + noise, endMs);
      head += 1;
      continue;
    }
    if (nowMs === STOPPED) break;
    const decision = planner.next(d, nowMs);
    if (decision.kind === 'stop') {
      freeMs[d] = STOPPED;
      // nothing was looked at: the choice falls when the planner gives up
      if (queued.length === 0) endMs = Math.max(endMs, nowMs);
      continue;
    }
    if (decision.kind === 'wait') {
      freeMs[d] = head < queued.length ? (doneMs[head] as number) + 1e-6 : STOPPED;
      continue;
    }
    const { frame } = decision;
    const start = clip.gopStart[frame] as number;
    const at = position[d] as number;
    const forward = at >= start && at < frame;
    const steps = forward ? (frame - at) * costs.decodeMs : costs.seekMs + (frame - start + 1) * costs.decodeMs;
    const decodeMs = (steps * slow + costs.convertMs) * decodeFactor * ratio();
    position[d] = frame;
    freeMs[d] = nowMs + decodeMs;
    const inferMs = costs.inferMs * inferFactor * ratio();
    engineMs = Math.max(nowMs + decodeMs, engineMs) + inferMs;
    busyMs += decodeMs + inferMs;
    queued.push(frame);
    doneMs.push(engineMs);
  }
  const chosen = planner.chosen();
  let best = 0;
  for (let f = 1; f < clip.index.frames; f += 1) if ((scores[f] as number) > (scores[best] as number)) best = f;
  return {
    latencyMs: endMs,
    chosen,
    regret: (scores[best] as number) - (scores[chosen] as number),
    frames: queued.length,
    busyMs,
    decoders,
  };
}
