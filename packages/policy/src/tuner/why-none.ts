import type { TunerLimits, Weighed } from './weighed.ts';

/** Which limits the policy breaks that comes nearest to keeping them all. */
export function whyNone(weighed: readonly Weighed[], limits: TunerLimits): string {
  const [nearest] = weighed.map((one) => broken(one, limits)).toSorted((a, b) => worst(a) - worst(b));
  const what = (nearest ?? []).map(({ words }) => words).join(', ');
  return `no policy keeps the limits: the nearest has ${what}; raise the budget or keep the present policy`;
}

interface Broken {
  readonly words: string;
  /** Found over allowed. */
  readonly ratio: number;
}

function broken({ summary, overShareTwiceSlow, memoryKb }: Weighed, limits: TunerLimits): readonly Broken[] {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const budget = `over ${limits.budgetMs.toFixed(0)} ms`;
  const found = [
    {
      ratio: summary.overShare / limits.overShare,
      words: `${percent(summary.overShare)} of picks ${budget} (${percent(limits.overShare)} allowed)`,
    },
    {
      ratio: overShareTwiceSlow / limits.overShareTwiceSlow,
      words: `${percent(overShareTwiceSlow)} ${budget} on phones twice as slow (${percent(limits.overShareTwiceSlow)} allowed)`,
    },
    {
      ratio: summary.blindShare / limits.blindShare,
      words: `${percent(summary.blindShare)} of picks blind (${percent(limits.blindShare)} allowed): no time for a first look`,
    },
    {
      ratio: summary.busyMs / limits.busyMs,
      words: `${summary.busyMs.toFixed(0)} ms of work a pick (${limits.busyMs.toFixed(0)} allowed)`,
    },
    { ratio: memoryKb / limits.memoryKb, words: `${memoryKb.toFixed(0)} KB (${limits.memoryKb.toFixed(0)} allowed)` },
  ];
  return found.filter(({ ratio }) => ratio > 1);
}

const worst = (all: readonly Broken[]) => Math.max(...all.map(({ ratio }) => ratio));
