/**
 * Latencies as they came: finite numbers above zero. `problem` names the first one that is not, as "values[3] is -1, ...", or says that there
 * are none; JSON has no NaN, so that a text, null or an overflow such as 1e999 stands for it.
 */
export function readPositiveValues(input: readonly unknown[]): {
  readonly values: Float64Array;
  readonly problem: string | null;
} {
  const values = new Float64Array(input.length);
  let problem = input.length === 0 ? 'values is empty: a launch without a value is a lost launch' : null;
  input.forEach((value, index) => {
    const isGood = typeof value === 'number' && value > 0 && value < Infinity;
    values[index] = isGood ? value : NaN;
    if (!isGood)
      problem ??= `values[${index}] is ${describe(value)}, not a finite number above zero; a change is a ratio, which only such numbers have: correct it, or put the metric on a scale above zero`;
  });
  return { values, problem };
}

function describe(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return `the text ${JSON.stringify(value.slice(0, 20))}`;
  return value === null ? 'null' : typeof value === 'object' ? 'an array or object' : typeof value;
}
