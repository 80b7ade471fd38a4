import type { Planner, PreparedClip } from '@framefarm/policy';

/** Frames behind the best one that the second pass looks at, and their distance (the variant that won in the research, 2.2). */
const FINE_FRAMES = 8;
const FINE_STRIDE = 4;

/** `count` evenly spread frames, then some behind the best of them. No guard and no budget. */
export function staticCoarseToFine({ index }: PreparedClip, count: number, decoders: number): Planner {
  const coarse = [...new Set(Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) / count) * index.frames)))];
  const part = Math.ceil(coarse.length / decoders);
  const at = Array.from({ length: decoders }, (_, d) => d * part);
  const asked = new Set<number>();
  let pending = 0;
  let fine: number[] | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  let bestFrame = 0;
  const look = (frame: number) => {
    asked.add(frame);
    pending += 1;
    return { kind: 'look', frame, reason: 'list' } as const;
  };
  return {
    opened: () => decoders,
    next(d) {
      const i = at[d] as number;
      if (i < Math.min(coarse.length, (d + 1) * part)) {
        at[d] = i + 1;
        return look(coarse[i] as number);
      }
      if (fine === null && pending > 0) return { kind: 'wait', reason: 'scores-first' };
      fine ??= Array.from({ length: FINE_FRAMES }, (_, k) => bestFrame + (k + 1) * FINE_STRIDE);
      let frame = fine.shift();
      while (frame !== undefined && (frame >= index.frames || asked.has(frame))) frame = fine.shift();
      return frame === undefined ? { kind: 'stop', reason: 'list-done' } : look(frame);
    },
    scored(frame, score) {
      pending -= 1;
      if (score <= bestScore) return;
      bestScore = score;
      bestFrame = frame;
    },
    chosen: () => bestFrame,
  };
}
