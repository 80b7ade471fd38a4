import type { Random } from '@framefarm/phone-model';
import type { ScoredClip } from '@framefarm/policy';
import { EvalInputError } from './eval-input-error.ts';
import { sourceOf } from './load-traces.ts';

export interface Split {
  readonly tune: ReadonlySet<string>;
  readonly report: ReadonlySet<string>;
}

/** Sources in random order until they hold the share of the clips that is tuned on; the source that would pass it by more than it falls short stays out. */
export function splitBySource(clips: readonly ScoredClip[], tuneShare: number, random: Random): Split {
  const sizes = new Map<string, number>();
  for (const clip of clips) sizes.set(sourceOf(clip), (sizes.get(sourceOf(clip)) ?? 0) + 1);
  if (sizes.size < 2) throw new EvalInputError('all clips have one source: a split by source needs at least two');
  const order = [...sizes.keys()]
    .map((source) => ({ source, key: random.uniform() }))
    .toSorted((a, b) => a.key - b.key);
  const tune = new Set<string>();
  let count = 0;
  for (const { source } of order) {
    const size = sizes.get(source) as number;
    const wanted = tuneShare * clips.length;
    if (tune.size < sizes.size - 1 && Math.abs(count + size - wanted) < Math.abs(count - wanted)) {
      tune.add(source);
      count += size;
    }
  }
  return { tune, report: new Set([...sizes.keys()].filter((source) => !tune.has(source))) };
}
