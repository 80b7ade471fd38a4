import { type GuardrailLook, type RolloutCounts, networkColumns, sumCounts } from '@framefarm/domain';
import { groupBy } from '@framefarm/stats';

/** What counted at one look from one network. */
export interface Counted {
  /** From 1. */
  readonly look: number;
  readonly network: string;
  readonly counts: GuardrailLook;
}

/** The counts of a rollout as its judge reads them: by look and by network. Linear in the rows: a busy rollout has a hundred thousand. */
export function rolloutCounts(counted: readonly Counted[], looks: number): RolloutCounts {
  const byNetwork = groupBy(counted, ({ network }) => network);
  const names = [...byNetwork.keys()].toSorted();
  return {
    looks: looksOf(counted, looks),
    networks: networkColumns(names.map((name) => sumCounts((byNetwork.get(name) ?? []).map(({ counts }) => counts)))),
    looksWithout: (out) => {
      const left = new Set([...out].map((i) => names[i]));
      return looksOf(
        counted.filter(({ network }) => !left.has(network)),
        looks,
      );
    },
  };
}

function looksOf(counted: readonly Counted[], looks: number): GuardrailLook[] {
  const byLook = groupBy(counted, ({ look }) => look);
  return Array.from({ length: looks }, (_, i) => sumCounts((byLook.get(i + 1) ?? []).map(({ counts }) => counts)));
}
