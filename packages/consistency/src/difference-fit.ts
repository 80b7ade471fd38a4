/** Normal equations of a ridge regression with several targets, filled one observation at a time. */
export interface DifferenceFit {
  add(inputs: readonly number[], targets: readonly number[]): void;
  /** Coefficients, one row per target; zeros when nothing was added. */
  solve(): readonly (readonly number[])[];
}

/**
 * Explains a difference by what it may depend on: targets = A inputs, with the sum of squares of A held down by `ridge` per observation, so
 * that a direction in which the inputs hardly vary (a grey clip has no colour) gives no evidence instead of noise. Source: Hoerl and Kennard,
 * Ridge Regression, Technometrics 12 (1970).
 */
export function createDifferenceFit(inputs: number, targets: number, ridge: readonly number[]): DifferenceFit {
  const gram = Array.from({ length: inputs }, () => new Float64Array(inputs));
  const moments = Array.from({ length: targets }, () => new Float64Array(inputs));
  let count = 0;
  return {
    add(x, y) {
      count += 1;
      for (let i = 0; i < inputs; i++) {
        const row = gram[i];
        const xi = x[i] ?? 0;
        if (row === undefined) continue;
        for (let j = i; j < inputs; j++) row[j] = (row[j] ?? 0) + xi * (x[j] ?? 0);
        for (let t = 0; t < targets; t++) {
          const moment = moments[t];
          if (moment !== undefined) moment[i] = (moment[i] ?? 0) + xi * (y[t] ?? 0);
        }
      }
    },
    solve() {
      if (count === 0) return moments.map((row) => Array.from(row));
      const full = gram.map((_, i) =>
        Array.from({ length: inputs }, (__, j) => {
          const value = (i <= j ? gram[i]?.[j] : gram[j]?.[i]) ?? 0;
          return value / count + (i === j ? (ridge[i] ?? 0) : 0);
        }),
      );
      return moments.map((row) =>
        solveSymmetric(
          full,
          Array.from(row, (value) => value / count),
        ),
      );
    },
  };
}

/** Gauss elimination with pivots; the ridge keeps the matrix regular. */
function solveSymmetric(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const size = rows.length;
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column + 1; i < size; i++) if (Math.abs(at(i, column)) > Math.abs(at(pivot, column))) pivot = i;
    const [a, b] = [rows[column] ?? [], rows[pivot] ?? []];
    rows[column] = b;
    rows[pivot] = a;
    for (let i = column + 1; i < size; i++) {
      const factor = at(i, column) / at(column, column);
      rows[i] = (rows[i] ?? []).map((value, j) => value - factor * at(column, j));
    }
  }
  const solution = Array.from({ length: size }, () => 0);
  for (let i = size - 1; i >= 0; i--) {
    let rest = at(i, size);
    for (let j = i + 1; j < size; j++) rest -= at(i, j) * (solution[j] ?? 0);
    solution[i] = rest / at(i, i);
  }
  return solution;
}
