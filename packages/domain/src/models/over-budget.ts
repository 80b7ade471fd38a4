import { type BudgetFigures, type BudgetLimits, budgetChecks } from './budget-checks.ts';

const UNITS = { bytes: 'bytes on the phone', downloadBytes: 'bytes of download', coldStartMs: 'ms of cold start' };

/** What is over its limit, or limited and never measured, each as a sentence; a figure exactly at its limit is within. */
export function overBudget(limits: BudgetLimits, figures: BudgetFigures): string[] {
  return budgetChecks(limits, figures)
    .filter(({ within }) => !within)
    .map(({ figure, limit, measured }) =>
      measured === null
        ? `${UNITS[figure]} were never measured, at most ${limit} are allowed`
        : `${Math.round(measured * 10) / 10} ${UNITS[figure]}, at most ${limit} are allowed`,
    );
}
