/** Limits of a channel; one that is left out does not limit. */
export interface BudgetLimits {
  readonly maxBytes?: number | undefined;
  readonly maxDownloadBytes?: number | undefined;
  readonly maxColdStartMs?: number | undefined;
}

/** Null: never measured. */
export interface BudgetFigures {
  readonly bytes: number;
  readonly downloadBytes: number | null;
  readonly coldStartMs: number | null;
}

export const BUDGET_FIGURES = ['bytes', 'downloadBytes', 'coldStartMs'] as const satisfies (keyof BudgetFigures)[];
const LIMIT_OF = { bytes: 'maxBytes', downloadBytes: 'maxDownloadBytes', coldStartMs: 'maxColdStartMs' } as const;

export interface BudgetCheck {
  readonly figure: (typeof BUDGET_FIGURES)[number];
  readonly limit: number;
  readonly measured: number | null;
  readonly within: boolean;
}

/** Every limited figure beside its limit. Exactly at the limit is within; what was never measured is not. */
export function budgetChecks(limits: BudgetLimits, figures: BudgetFigures): BudgetCheck[] {
  return BUDGET_FIGURES.flatMap((figure) => {
    const [limit, measured] = [limits[LIMIT_OF[figure]], figures[figure]];
    return limit === undefined ? [] : [{ figure, limit, measured, within: measured !== null && measured <= limit }];
  });
}
