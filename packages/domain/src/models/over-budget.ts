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

const CHECKED = [
  ['maxBytes', 'bytes', 'bytes on the phone'],
  ['maxDownloadBytes', 'downloadBytes', 'bytes of download'],
  ['maxColdStartMs', 'coldStartMs', 'ms of cold start'],
] as const;

/** What is over its limit, or limited and never measured, each as a sentence; a figure exactly at its limit is within. */
export function overBudget(limits: BudgetLimits, figures: BudgetFigures): string[] {
  return CHECKED.flatMap(([limitName, figureName, unit]) => {
    const [limit, figure] = [limits[limitName], figures[figureName]];
    if (limit === undefined) return [];
    if (figure === null) return [`${unit} were never measured, at most ${limit} are allowed`];
    return figure > limit ? [`${Math.round(figure * 10) / 10} ${unit}, at most ${limit} are allowed`] : [];
  });
}
