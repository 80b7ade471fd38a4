import { CommandError } from './errors.ts';

/** For commander: an option that is a share from 0 to 1. Throws CommandError with exit code 2 for anything else. */
export function shareOption(text: string): number {
  const value = Number(text);
  if (!/^[0-9.]{1,20}$/.test(text) || !(value >= 0 && value <= 1))
    throw new CommandError(2, `"${text}" is no share from 0 to 1, such as 0.01`);
  return value;
}
