import type { DeviceSelector, PlanClip, RunConfiguration } from '@framefarm/contracts';
import type { VerdictName } from '@framefarm/stats';
import type { Static } from 'typebox';
import type { Tx } from '../../db/transaction.ts';

/** What ran: a model, and the harness build that carried it. */
export interface Build {
  readonly modelId: string;
  readonly harness: string;
  /** For people: version of the model, and of the harness. */
  readonly label: string;
}

/** A value of a pick or of one of its stages, and which quantile of a launch's picks. */
export interface ComparedMetric {
  readonly value: string;
  readonly quantile: 'median' | 'p95';
  /** The comparison's if left out. */
  readonly allowedChange?: number;
}

/** A paired comparison that the farm asks of itself: of two builds with everything else alike. */
export interface ComparisonRequest {
  readonly tenantId: string;
  /** The same key again is the same comparison. */
  readonly key: string;
  readonly name: string;
  readonly a: Build;
  readonly b: Build;
  readonly configuration: RunConfiguration;
  readonly clips: readonly Static<typeof PlanClip>[];
  readonly target: DeviceSelector;
  readonly warmupIterations: number;
  readonly iterations: number;
  readonly metrics: readonly ComparedMetric[];
  /** Two-sided error of all metrics together. */
  readonly alpha: number;
  /** As B/A - 1: what is looked for has to be told from it. */
  readonly allowedChange: number;
}

/** The verdict on one metric; null where it could not be told. */
export interface MetricVerdict extends ComparedMetric {
  readonly verdict: VerdictName;
  readonly pairs: number;
  readonly pairSd: number | null;
  readonly effect: number | null;
  readonly interval: readonly [number, number] | null;
  readonly mde: number | null;
}

/** What histories, alerts and nights of A/A need of paired comparisons. */
export interface ComparisonPort {
  /** Starts one in this transaction and returns its id; an AppError says why it cannot run now. */
  readonly start: (tx: Tx, request: ComparisonRequest) => Promise<string>;
  /** Null while it is under way. */
  readonly verdicts: (tx: Tx, tenantId: string, comparisonId: string) => Promise<readonly MetricVerdict[] | null>;
}
