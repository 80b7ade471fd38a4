import { quantile } from '@framefarm/stats';
import type { Tx } from '../../db/transaction.ts';

const PROBES_REMEMBERED = 50;

/** Median of the device's last probes before launches that count, of other runs; null while it has none, and then the probe is judged within launches only. */
export async function usualProbeMs(tx: Tx, deviceId: string, runId: string): Promise<number | null> {
  const { rows } = await tx.query<{ ms: number }>(
    `SELECT (l.telemetry->'before'->>'probeMs')::float8 AS ms FROM launch l
     JOIN attempt a ON a.id = l.attempt_id LEFT JOIN launch_pair p ON p.comparison_id = l.comparison_id AND p.number = l.pair
     WHERE a.device_id = $1 AND a.run_id <> $2 AND l.telemetry->'before'->>'probeMs' IS NOT NULL
       AND l.reasons = '{}' AND (p.state IS NULL OR p.state = 'valid')
     ORDER BY a.started_at DESC, l.launch DESC LIMIT $3`,
    [deviceId, runId, PROBES_REMEMBERED],
  );
  return quantile(
    rows.map(({ ms }) => ms),
    0.5,
  );
}
