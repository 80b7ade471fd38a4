import type { ModelVariant } from '@framefarm/contracts';
import type { BudgetFigures } from '@framefarm/domain';

/** What a budget limits of a variant. */
export function figuresOf({ bytes, measured }: ModelVariant): BudgetFigures {
  return { bytes, downloadBytes: measured?.downloadBytes ?? null, coldStartMs: measured?.coldStartMs ?? null };
}
