/** Ends every `switch` over a closed union; reached only through a bug. */
export function assertNever(value: never): never {
  throw new TypeError(`unexpected value: ${JSON.stringify(value)}`);
}
