import { FROZEN_PARAMETERS } from '@framefarm/stats';
import { LAUNCH_GATES, type LaunchGateLimits } from '../gates/launch-gates.ts';
import type { ComparedMetric, ComparisonDesign } from './judge-comparison.ts';

/** What was asked for; what is left out is taken from the house. */
export interface AskedComparison {
  readonly plan:
    | { readonly kind: 'pairs'; readonly looks?: readonly number[] }
    | { readonly kind: 'fixed' | 'cold-start'; readonly pairs: number };
  readonly metrics?: readonly ComparedMetric[];
  readonly alpha?: number;
  readonly allowedChange?: number;
  readonly limits?: Partial<LaunchGateLimits>;
}

const DEFAULT_METRICS = [
  { value: 'total', quantile: 'median' },
  { value: 'total', quantile: 'p95' },
] as const;
const COLD_START = [{ value: 'cold-start', quantile: 'median' }] as const;
// how long a phone may cool cannot make a launch count that did not
const HARMLESS: ReadonlySet<string> = new Set(['coolDown']);

/** What a comparison is judged by. */
export function designOf(asked: AskedComparison): ComparisonDesign {
  const { verdict, sequentialPlan } = FROZEN_PARAMETERS;
  const { plan } = asked;
  return {
    plan:
      plan.kind === 'pairs'
        ? { kind: 'sequential', looks: plan.looks ?? sequentialPlan.looks }
        : { kind: 'fixed', pairs: plan.pairs },
    metrics: asked.metrics ?? (plan.kind === 'cold-start' ? COLD_START : DEFAULT_METRICS),
    alpha: asked.alpha ?? verdict.alpha,
    allowedChange: asked.allowedChange ?? verdict.allowedChange,
    changedLimits: Object.entries(asked.limits ?? {})
      .filter(([name]) => !HARMLESS.has(name))
      .map(([name, limit]) => `${name} ${wordsOf(limit)}`)
      .toSorted(),
  };
}

/** Postgres keeps the fields of an object in an order of its own, and a verdict has the same bytes wherever it is computed. */
function wordsOf(limit: number | object): string {
  return typeof limit === 'number' ? `${limit}` : JSON.stringify(Object.fromEntries(Object.entries(limit).toSorted()));
}

export function limitsOf({ limits }: Pick<AskedComparison, 'limits'>): LaunchGateLimits {
  return { ...LAUNCH_GATES, ...limits };
}
