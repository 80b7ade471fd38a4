import type { ManifestPayload, TierRule } from '@framefarm/contracts';

export type Tier = keyof ManifestPayload['tiers'];

/** What a phone says of itself; null where it does not say, which no selector on it matches. */
export interface PhoneFacts {
  readonly model: string | null;
  readonly soc: string | null;
  readonly ramMb: number | null;
  /** Android's media performance class; 0 or null for none. */
  readonly performanceClass: number | null;
}

/** The tier of the matching rule of the highest level, the first one among equals; without any the lowest, which every phone can afford. */
export function tierOf(rules: readonly TierRule[], facts: PhoneFacts): Tier {
  const matching = rules.filter(({ selectors }) => selectors.some((selector) => holds(selector, facts)));
  const [best] = matching.toSorted((a, b) => b.level - a.level);
  return best?.tier ?? 'low';
}

function holds(selector: TierRule['selectors'][number], { model, soc, ramMb, performanceClass }: PhoneFacts): boolean {
  const { models, socs, minRamMb, maxRamMb, minPerformanceClass } = selector;
  return (
    (models === undefined || (model !== null && models.includes(model))) &&
    (socs === undefined || (soc !== null && socs.includes(soc))) &&
    (minRamMb === undefined || (ramMb !== null && ramMb >= minRamMb)) &&
    (maxRamMb === undefined || (ramMb !== null && ramMb <= maxRamMb)) &&
    (minPerformanceClass === undefined || (performanceClass !== null && performanceClass >= minPerformanceClass))
  );
}
