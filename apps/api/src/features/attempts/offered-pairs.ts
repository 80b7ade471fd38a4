import type { ComparisonArm, Device, PairsOffer } from '@framefarm/contracts';
import { limitsOf } from '@framefarm/domain';
import { quantile } from '@framefarm/stats';
import type { Tx } from '../../db/transaction.ts';
import { type ComparisonRow, readComparisonRows } from '../comparisons/comparison-store.pg.ts';
import { type Builds, type PlannedAttempt, offeredArm } from './offered-arm.ts';

interface Input {
  readonly run: { readonly benchmark_id: string };
  readonly device: Device;
  readonly builds: Builds;
  readonly planned: PlannedAttempt;
}

const PROBES_REMEMBERED = 50;

/** The pairs that a run measures; null for a run that belongs to no comparison. */
export async function offeredPairs(tx: Tx, tenantId: string, input: Input): Promise<PairsOffer | null> {
  const { run, device, builds, planned } = input;
  const [comparison] = await readComparisonRows(tx, tenantId, { benchmarkId: run.benchmark_id });
  if (comparison === undefined) return null;
  const armOf = ({ modelId, configuration }: ComparisonArm) =>
    offeredArm(tx, tenantId, builds, device.platform, planned, { modelId, configuration });
  const { a, b } = comparison.body;
  return {
    comparisonId: comparison.id,
    arms: { A: await armOf(a), B: await armOf(b) },
    limits: limitsOf(comparison.body),
    usualProbeMs: await usualProbeMs(tx, device.id, comparison),
  };
}

/** Median of the device's last probes in other comparisons; null while it has none, and then the probe is judged within launches only. */
async function usualProbeMs(tx: Tx, deviceId: string, { id }: ComparisonRow): Promise<number | null> {
  const { rows } = await tx.query<{ ms: number }>(
    `SELECT (l.telemetry->'before'->>'probeMs')::float8 AS ms FROM launch l
     JOIN launch_pair p ON p.comparison_id = l.comparison_id AND p.number = l.pair
     WHERE p.device_id = $1 AND p.state = 'valid' AND p.comparison_id <> $2 AND l.telemetry->'before'->>'probeMs' IS NOT NULL
     ORDER BY p.ended_at DESC LIMIT $3`,
    [deviceId, id, PROBES_REMEMBERED],
  );
  return quantile(
    rows.map(({ ms }) => ms),
    0.5,
  );
}
