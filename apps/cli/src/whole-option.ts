import { CommandError } from './errors.ts';

/** For commander: an option that is a whole number from `from` to `to`. Throws CommandError with exit code 2 for anything else. */
export function wholeOption(from: number, to: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^[0-9]{1,12}$/.test(text) || value < from || value > to)
      throw new CommandError(2, `"${text}" is no whole number from ${from} to ${to}`);
    return value;
  };
}
