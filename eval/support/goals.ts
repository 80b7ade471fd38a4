/** A figure that has to keep a limit. `figure` null means that it could not be obtained, which misses. */
export interface Goal {
  readonly name: string;
  readonly figure: number | null;
  readonly operator: '<=' | '>=' | '<' | '>';
  readonly limit: number;
}

export function isMet({ figure, operator, limit }: Goal): boolean {
  if (figure === null || Number.isNaN(figure)) return false;
  if (operator === '<=') return figure <= limit;
  if (operator === '>=') return figure >= limit;
  return operator === '<' ? figure < limit : figure > limit;
}

/** `NAME: FIGURE (goal OP NUMBER): pass|miss`, several joined by `; `. */
export function verdictLine(goals: readonly Goal[]): string {
  return goals
    .map((goal) => {
      const figure = goal.figure === null ? 'none' : Number(goal.figure.toPrecision(4));
      return `${goal.name}: ${figure} (goal ${goal.operator} ${goal.limit}): ${isMet(goal) ? 'pass' : 'miss'}`;
    })
    .join('; ');
}
