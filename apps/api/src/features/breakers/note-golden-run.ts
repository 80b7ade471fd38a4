import { type BreakerScope, GOLDEN_HOURS, isBroken } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { restDevice } from '../runners/rest-device.pg.ts';
import { closeBreaker, openBreaker, readOpenBreakers } from './breaker-store.pg.ts';

interface GoldenRun {
  readonly tenantId: string;
  readonly deviceId: string;
  readonly attemptId: string;
  readonly isValid: boolean;
  readonly submittedAt: Date;
  readonly reasons: readonly string[];
}

/** Of a quarantine that rests on a golden run alone; a breaker that opens takes it back. */
const GOLDEN = 'its golden run failed: ';

/**
 * Keeps how the health run of a phone ended. A phone that failed it goes into quarantine, or rests longer there; when most phones of its tier or of the farm fail at
 * once, it is not the phones: the breaker opens, their quarantine is taken back, and nothing is judged until golden runs pass again.
 */
export async function noteGoldenRun(tx: Tx, run: GoldenRun): Promise<void> {
  const { tenantId, deviceId, attemptId, isValid, submittedAt, reasons } = run;
  // phones of one farm end their golden runs at the same time: one after the other they see each other's
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [tenantId]);
  const { rows } = await tx.query<{ tier: BreakerScope; quarantined_at: Date | null }>(
    'UPDATE device SET golden_at = clock_timestamp(), golden_ok = $2 WHERE id = $1 RETURNING tier, quarantined_at',
    [deviceId, isValid],
  );
  const { tier, quarantined_at: since } = rows[0] as { tier: BreakerScope; quarantined_at: Date | null };
  const failed = { tenantId, actor: attemptId, deviceId, reason: `${GOLDEN}${reasons.at(-1) ?? 'no reason given'}` };
  if (!isValid && since === null) await restDevice(tx, { ...failed, action: 'device.quarantine' });
  // an open breaker says that it is not the phone; and the run that put it in quarantine was no check of it
  else if (
    !isValid &&
    since !== null &&
    since < submittedAt &&
    (await readOpenBreakers(tx, tenantId, tier)).length === 0
  )
    await restDevice(tx, { ...failed, action: 'device.check-failed' });
  for (const scope of [tier, 'farm'] as const) await judge(tx, run, scope);
}

async function judge(tx: Tx, { tenantId, attemptId, reasons }: GoldenRun, scope: BreakerScope): Promise<void> {
  const { rows } = await tx.query<{ serial: string; golden_ok: boolean }>(
    `SELECT serial, golden_ok FROM device WHERE tenant_id = $1 AND ($2 = 'farm' OR tier = $2)
       AND golden_at > clock_timestamp() - $3 * interval '1 hour' ORDER BY serial`,
    [tenantId, scope, GOLDEN_HOURS],
  );
  const broken = isBroken(
    scope,
    rows.map(({ golden_ok: ok }) => ok),
  );
  if (!broken) return closeBreaker(tx, tenantId, scope, attemptId, 'golden runs pass again');
  const failed = rows.filter(({ golden_ok: ok }) => !ok).map(({ serial }) => serial);
  const where = scope === 'farm' ? 'the farm' : `tier ${scope}`;
  const reason =
    `${where} judges nothing: ${failed.length} of ${rows.length} phones failed their golden run within ${GOLDEN_HOURS} hours (${failed.join(', ')}), ` +
    `which is hardly the phones; look at the host, the network and the newest release. Last reason: ${reasons.at(-1) ?? 'none given'}`;
  await openBreaker(tx, tenantId, scope, attemptId, reason.slice(0, 1000));
  await tx.query(
    `UPDATE device SET quarantined_at = NULL, quarantine_reason = NULL, check_due_at = NULL
     WHERE tenant_id = $1 AND ($2 = 'farm' OR tier = $2) AND starts_with(quarantine_reason, $3)`,
    [tenantId, scope, GOLDEN],
  );
}
