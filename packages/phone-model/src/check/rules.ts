import { PARAMETER_KINDS, type Parameter } from '../phone-profile.ts';
import { type ProfileProblem, shown } from './profile-problem.ts';

/** Finds what is wrong with one value; nothing found means that the value is a `T`. */
export type Rule<T> = {
  problems(value: unknown, path: string): readonly ProfileProblem[];
  /** Only for the compiler. */
  readonly of?: T;
};

/** Exactly these fields: an unknown one is a slip of the pen, not a wish. */
export function fields<T extends object>(rules: { readonly [Name in keyof T]-?: Rule<T[Name]> }): Rule<T> {
  const names = Object.keys(rules);
  return {
    problems(value, path) {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return [
          { path, what: `${shown(value)} is no object`, why: 'it has fields of its own', allowed: names.join(', ') },
        ];
      const at = (name: string) => (path === '' ? name : `${path}.${name}`);
      const unknown = Object.keys(value).filter((name) => !names.includes(name));
      return [
        ...names.flatMap((name) =>
          name in value
            ? ((rules as Record<string, Rule<unknown>>)[name]?.problems(
                (value as Record<string, unknown>)[name],
                at(name),
              ) ?? [])
            : [
                {
                  path: at(name),
                  what: 'is missing',
                  why: 'the model needs every parameter',
                  allowed: 'see another profile',
                },
              ],
        ),
        ...unknown.map((name) => ({
          path: at(name),
          what: 'is unknown',
          why: 'a field that nobody reads is most often a misspelt one',
          allowed: names.join(', '),
        })),
      ];
    },
  };
}

export function text(pattern: RegExp, allowed: string): Rule<string> {
  return simple((value) => typeof value === 'string' && pattern.test(value), 'it is a text', allowed);
}

export function oneOfWords<const Word extends string>(words: readonly Word[], why: string): Rule<Word> {
  return simple((value) => words.includes(value as Word), why, words.join(', '));
}

/** A finite number from `least` to `most`; `why` says what bounds it. */
export function number(least: number, most: number, unit: string, why: string): Rule<number> {
  const inside = (value: unknown) => typeof value === 'number' && value >= least && value <= most;
  return simple(inside, why, `${least} to ${most} ${unit}`.trim());
}

export function whole(least: number, most: number, unit: string, why: string): Rule<number> {
  const inside = (value: unknown) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
  return simple(inside, why, `a whole number from ${least} to ${most} ${unit}`.trim());
}

export function yesOrNo(why: string): Rule<boolean> {
  return simple((value) => typeof value === 'boolean', why, 'true or false');
}

export function list<T>(rule: Rule<T>, least: number, most: number, why: string): Rule<readonly T[]> {
  return {
    problems(value, path) {
      if (!Array.isArray(value) || value.length < least || value.length > most) {
        const allowed = least === most ? `a list of ${least}` : `a list of ${least} to ${most}`;
        return [{ path, what: `${shown(value)} is not that list`, why, allowed }];
      }
      return value.flatMap((item, index) => rule.problems(item, `${path}[${index}]`));
    },
  };
}

/** A value with its provenance. */
export function parameter<T>(rule: Rule<T>): Rule<Parameter<T>> {
  return fields<Parameter<T>>({
    value: rule,
    kind: oneOfWords(PARAMETER_KINDS, 'whoever reads a number has to know what it is worth'),
    source: text(/\S.{3,}/, 'a text of at least 4 characters: who published it, or why it was guessed'),
  });
}

export function orNull<T>(rule: Rule<T>): Rule<T | null> {
  return { problems: (value, path) => (value === null ? [] : rule.problems(value, path)) };
}

function simple<T>(fits: (value: unknown) => boolean, why: string, allowed: string): Rule<T> {
  return {
    problems: (value, path) => (fits(value) ? [] : [{ path, what: `${shown(value)} is not possible`, why, allowed }]),
  };
}
