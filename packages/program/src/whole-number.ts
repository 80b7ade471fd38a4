import Type from 'typebox';

/** A variable that holds a whole number from `from` to `to`, as text. */
export function wholeNumber(from: number, to: number, options: { description: string; default?: string }) {
  return Type.Refine(
    Type.String({ ...options, description: `${options.description}; a whole number from ${from} to ${to}` }),
    (text) => /^(0|[1-9][0-9]{0,15})$/.test(text) && Number(text) >= from && Number(text) <= to,
  );
}
