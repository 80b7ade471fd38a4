import {
  type EngineSetting,
  type Outcomes,
  type PreparedClip,
  type ReplayRun,
  type ScoredClip,
  type Summary,
  listPlanner,
  replayAll,
  summarise,
} from '@framefarm/policy';
import { staticCoarseToFine } from './static-coarse-to-fine.ts';

/** `exact`: evenly spread frames; `sync`: the key frames before those; `key-frames`: evenly spread among the key frames. */
export type Family = 'exact' | 'sync' | 'key-frames' | 'coarse-to-fine';

/** A policy without a guard: so many frames, whatever the phone. */
export interface FixedPolicy {
  readonly family: Family;
  readonly frames: number;
  readonly decoders: number;
  readonly setting: EngineSetting;
}

export const FRAME_COUNTS = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 40, 48, 56, 64, 80, 96, 128] as const;

export function fixedPolicies(
  families: readonly Family[],
  counts: readonly number[],
  settings: readonly EngineSetting[],
  mostDecoders: number,
): FixedPolicy[] {
  return families.flatMap((family) =>
    settings.flatMap((setting) =>
      Array.from({ length: mostDecoders }, (_, d) => d + 1).flatMap((decoders) =>
        counts.map((frames) => ({ family, frames, decoders, setting })),
      ),
    ),
  );
}

export function replayFixedPolicy(policy: FixedPolicy, runs: readonly ReplayRun[]): Outcomes {
  const lists = new Map<ScoredClip, number[]>();
  return replayAll(policy.setting, runs, (scored) => {
    if (policy.family === 'coarse-to-fine') return staticCoarseToFine(scored.clip, policy.frames, policy.decoders);
    let list = lists.get(scored);
    if (list === undefined) {
      list = framesOf(policy.family, policy.frames, scored.clip);
      lists.set(scored, list);
    }
    return listPlanner(list, policy.decoders);
  });
}

function framesOf(
  family: Exclude<Family, 'coarse-to-fine'>,
  count: number,
  { index, gopStart }: PreparedClip,
): number[] {
  const among = family === 'key-frames' ? index.keyFrames.length : index.frames;
  const places = Array.from({ length: Math.min(count, among) }, (_, i) =>
    Math.floor(((i + 0.5) / Math.min(count, among)) * among),
  );
  const frames = places.map((place) => {
    if (family === 'key-frames') return index.keyFrames[place] as number;
    return family === 'sync' ? (gopStart[place] as number) : place;
  });
  return [...new Set(frames)];
}

export interface WeighedFixed {
  readonly policy: FixedPolicy;
  readonly summary: Summary;
}

export function weighFixed(
  policies: readonly FixedPolicy[],
  runs: readonly ReplayRun[],
  budgetMs: number,
): WeighedFixed[] {
  return policies.map((policy) => ({ policy, summary: summarise(replayFixedPolicy(policy, runs), budgetMs) }));
}

/** The one of least regret among those within the limits; when none is, the one that passes them least. */
export function bestFixed(
  weighed: readonly WeighedFixed[],
  limits: { readonly overShare: number; readonly busyMs: number },
): WeighedFixed {
  const beyond = ({ summary }: WeighedFixed) =>
    Math.max(0, summary.overShare - limits.overShare) + Math.max(0, summary.busyMs / limits.busyMs - 1);
  return weighed.toSorted((a, b) => beyond(a) - beyond(b) || a.summary.regret - b.summary.regret)[0] as WeighedFixed;
}
