import type { Noise } from '@framefarm/contracts';
import { type NoiseFloor, noiseFloor } from '@framefarm/stats';
import type { Tx } from '../../db/transaction.ts';
import { type AaRow, type Night, readAaResults } from './aa-store.pg.ts';

/** The noise floor of every tier and metric that had a night of A/A, the schedule, and the newest nights. */
export async function readNoise(tx: Tx, tenantId: string): Promise<Noise> {
  const groups = new Map<string, AaRow[]>();
  for (const row of await readAaResults(tx, tenantId)) {
    const key = `${row.tier} ${row.metric} ${row.quantile}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const floors = [...groups.values()].map((rows) => {
    const { tier, metric, quantile } = rows[0] as AaRow;
    const { falseAlarmRate, ...floor } = noiseFloor(rows);
    return { tier, metric, quantile, ...floor, falseAlarmRate: [...falseAlarmRate] };
  });
  const { rows: schedules } = await tx.query<{ starts_at: string; enabled: boolean }>(
    `SELECT to_char(starts_at, 'HH24:MI') AS starts_at, enabled FROM aa_schedule WHERE tenant_id = $1`,
    [tenantId],
  );
  const { rows: nights } = await tx.query<Pick<Night, 'night' | 'tier' | 'state' | 'reason' | 'comparison_id'>>(
    `SELECT night::text, tier, state, reason, comparison_id FROM aa_night WHERE tenant_id = $1 ORDER BY night DESC, tier LIMIT 50`,
    [tenantId],
  );
  const [schedule] = schedules;
  return {
    schedule: schedule === undefined ? null : { startsAt: schedule.starts_at, enabled: schedule.enabled },
    floors,
    nights: nights.map(({ comparison_id: comparisonId, ...night }) => ({ ...night, comparisonId })),
  };
}

/** The noise floor of the median of one metric on a tier; that of no night at all where there was none. */
export async function readNoiseFloor(tx: Tx, tenantId: string, tier: string, metric: string): Promise<NoiseFloor> {
  const rows = await readAaResults(tx, tenantId);
  return noiseFloor(rows.filter((row) => row.tier === tier && row.metric === metric && row.quantile === 'median'));
}
