import type { RunConfiguration } from '@framefarm/contracts';
import type { VerdictName } from '@framefarm/stats';
import type { Tx } from '../../db/transaction.ts';
import type { Build } from './builds-around.pg.ts';

/** A paired comparison of two builds on one phone, with everything else as in the history that asks for it. */
export interface ComparisonRequest {
  readonly tenantId: string;
  readonly name: string;
  readonly a: Build;
  readonly b: Build;
  readonly configuration: RunConfiguration;
  readonly clips: readonly string[];
  readonly deviceId: string;
  readonly warmupIterations: number;
  readonly iterations: number;
  readonly metric: string;
  /** As B/A - 1: what is looked for has to be told from it. */
  readonly allowedChange: number;
}

/** What alerts need of paired comparisons. */
export interface ComparisonPort {
  /** Starts one in this transaction and returns its id; an AppError says why it cannot run now. */
  readonly start: (tx: Tx, request: ComparisonRequest) => Promise<string>;
  /** Null while it is under way. */
  readonly verdict: (tx: Tx, tenantId: string, comparisonId: string) => Promise<VerdictName | null>;
}
