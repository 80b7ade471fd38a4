import type { Rule } from './judge-rule.ts';

/** What of a gate has to go together. */
export interface GateParts {
  readonly rules: readonly Rule[];
  readonly plan?: { readonly kind: 'pairs' | 'fixed' | 'cold-start'; readonly looks?: readonly number[] };
  readonly warmupIterations: number;
  readonly iterations: number;
}

export interface GateProblem {
  /** Fields from the outermost to the innermost; numbers count from 0. */
  readonly place: readonly (string | number)[];
  readonly what: string;
}

/** What is wrong with a gate whose form is right; empty when it makes sense. */
export function problemsOfGate({ rules, plan, warmupIterations, iterations }: GateParts): readonly GateProblem[] {
  const isCold = plan?.kind === 'cold-start';
  const problems: GateProblem[] = rules.flatMap((_, place) => problemsOfRule(rules, place, isCold));
  const { looks = [] } = plan ?? {};
  const falling = looks.findIndex((pairs, at) => at > 0 && pairs <= (looks[at - 1] as number));
  if (falling !== -1)
    problems.push({ place: ['plan', 'looks', falling], what: `is not above the look before it: looks must rise` });
  if (isCold && (warmupIterations !== 0 || iterations !== 1))
    problems.push({
      place: ['plan', 'kind'],
      what: 'is cold-start, which is one pick without warm-up: set warmupIterations to 0 and iterations to 1',
    });
  return problems;
}

function problemsOfRule(rules: readonly Rule[], place: number, isCold: boolean): GateProblem[] {
  const rule = rules[place] as Rule;
  const problems: GateProblem[] = [];
  const say = (what: string, ...below: string[]) =>
    problems.push({ place: ['rules', place, ...below], what: `(${nameOf(rule)}) ${what}` });
  if (rule.budgetMs !== undefined && rule.allowedChange !== undefined)
    say('has a budget and an allowed change; make it two rules');
  if (rule.budgetMs !== undefined && rule.estimand === 'the tier')
    say(
      'asks a budget of the tier; a budget speaks of these phones only, and a claim about the tier needs a change against the baseline',
      'estimand',
    );
  if (rule.budgetMs !== undefined && (rule.value === 'pssKb' || rule.value === 'score'))
    say('has a budget in milliseconds, and that is no time; state an allowed change', 'budgetMs');
  if ((rule.value === 'cold-start') !== isCold)
    say('does not fit the plan: cold-start is measured by plan cold-start and by no other', 'value');
  const same = rules.findIndex(
    (other) =>
      nameOf(other) === nameOf(rule) &&
      (other.budgetMs === undefined) === (rule.budgetMs === undefined) &&
      (other.estimand === rule.estimand || other.allowedChange !== rule.allowedChange),
  );
  if (same !== -1 && same < place)
    say(`asks the same as rules[${same}]; keep one, or ask it of the other estimand with the same allowed change`);
  return problems;
}

function nameOf({ tier, value, quantile }: Rule): string {
  return `${value} ${quantile} on ${tier}`;
}
