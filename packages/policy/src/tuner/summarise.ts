import { quantile } from '@framefarm/stats';
import type { Outcomes } from './replay-candidate.ts';

export interface Summary {
  readonly runs: number;
  readonly regret: number;
  readonly overShare: number;
  /** Of blind picks: no frame was scored, so the first is the cover, and the little time that took is in every quantile. */
  readonly blindShare: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly busyMs: number;
  readonly frames: number;
  readonly decoders: number;
}

export function summarise({ latencyMs, regret, busyMs, frames, decoders }: Outcomes, budgetMs: number): Summary {
  const at = (q: number) => quantile(latencyMs, q) ?? Number.NaN;
  return {
    runs: latencyMs.length,
    regret: mean(regret),
    overShare: latencyMs.filter((ms) => ms > budgetMs).length / latencyMs.length,
    blindShare: frames.filter((count) => count === 0).length / frames.length,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
    busyMs: mean(busyMs),
    frames: mean(frames),
    decoders,
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
