import type { ComparisonArm, Device, PairsOffer } from '@framefarm/contracts';
import { type LaunchGateLimits, limitsOf } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { readComparisonRows } from '../comparisons/comparison-store.pg.ts';
import { type Builds, type PlannedAttempt, offeredArm } from './offered-arm.ts';

interface Input {
  readonly run: { readonly benchmark_id: string };
  readonly device: Device;
  readonly builds: Builds;
  readonly planned: PlannedAttempt;
}

/** The pairs that a run measures, and the limits of their gates; null for a run that belongs to no comparison. */
export async function offeredPairs(
  tx: Tx,
  tenantId: string,
  input: Input,
): Promise<{ readonly pairs: PairsOffer; readonly limits: LaunchGateLimits } | null> {
  const { run, device, builds, planned } = input;
  const [comparison] = await readComparisonRows(tx, tenantId, { benchmarkId: run.benchmark_id });
  if (comparison === undefined) return null;
  const armOf = ({ modelId, configuration }: ComparisonArm) =>
    offeredArm(tx, tenantId, builds, device.platform, planned, { modelId, configuration });
  const { a, b } = comparison.body;
  return {
    pairs: { comparisonId: comparison.id, arms: { A: await armOf(a), B: await armOf(b) } },
    limits: limitsOf(comparison.body),
  };
}
