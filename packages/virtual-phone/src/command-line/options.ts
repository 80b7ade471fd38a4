import { PHONE_PROFILES, type PhoneProfile, checkPhoneProfile, profileByName } from '@framefarm/phone-model';
import { ScenarioError, readScenario } from '../scenario/read-scenario.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** The command line cannot be used; the message says what is wrong with it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The text of a file; throws like `readFileSync`. */
export type ReadText = (file: string) => string;

/** What `read` makes of a command line, or what is wrong with it. */
export function orWrong<Arguments>(
  read: () => Arguments,
): Arguments | { readonly kind: 'wrong'; readonly problem: string } {
  try {
    return read();
  } catch (error) {
    // parseArgs throws TypeErrors with a code
    if (error instanceof UsageError || (error instanceof TypeError && 'code' in error))
      return { kind: 'wrong', problem: error.message };
    throw error;
  }
}

export function needed(name: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new UsageError(`--${name} is missing`);
  return value;
}

export function wholeNumber(name: string, text: string, least: number, largest: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= largest) return value;
  const range = least === 0 ? `up to ${largest}` : `from ${least} to ${largest}`;
  throw new UsageError(`--${name} has to be a whole number ${range}, not ${text}`);
}

/** A profile that comes with the product by its name, or one that a person wrote by its file. */
export function profileOf(nameOrFile: string, readText: ReadText): PhoneProfile {
  const known = profileByName(nameOrFile);
  if (known !== null) return known;
  if (!/[./\\]/.test(nameOrFile))
    throw new UsageError(
      `there is no profile ${nameOrFile}; give the file of one, or one of ${PHONE_PROFILES.map(({ name }) => name).join(', ')}`,
    );
  let data: unknown;
  try {
    data = JSON.parse(textOf('profile', nameOrFile, readText));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(`profile ${nameOrFile} is not JSON: ${error.message}`);
  }
  const result = checkPhoneProfile(data);
  if (result.ok) return result.profile;
  const problems = result.problems.map(
    ({ path, what, why, allowed }) =>
      `  ${path === '' ? 'the file' : path} ${what}, because ${why}; allowed: ${allowed}`,
  );
  throw new UsageError(`profile ${nameOrFile} cannot be a phone:\n${withoutControls(problems.join('\n'))}`);
}

export function scenarioOf(file: string, readText: ReadText): Scenario {
  try {
    return readScenario(textOf('scenario', file, readText));
  } catch (error) {
    if (error instanceof ScenarioError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}

function textOf(what: string, file: string, readText: ReadText): string {
  try {
    return readText(file);
  } catch (error) {
    throw new UsageError(`${what} ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A file that somebody else wrote cannot steer the terminal. */
function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, '?');
}
