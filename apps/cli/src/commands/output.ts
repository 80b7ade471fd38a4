/** Prints the value as JSON when asked for, else as text for a person. */
export function print(json: boolean | undefined, value: unknown, text: () => string): void {
  console.log(json ? JSON.stringify(value, null, 2) : text());
}

export interface Common {
  readonly json?: boolean;
  readonly url?: string;
}
