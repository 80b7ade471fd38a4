import type { ConsistencyRecord, ConsistencyReport } from '@framefarm/contracts';
import type { Channel } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';

type Row = Omit<ConsistencyRecord, 'measuredAt' | 'createdAt'> & { measured_at: Date; created_at: Date };
const ON_A_VIRTUAL_PHONE = `report->'captures' @> '[{"body":"virtual"}]'`;
const COLUMNS = `id, verdict, tier, models, measured_at, created_at,
  CASE WHEN ${ON_A_VIRTUAL_PHONE} THEN 'sandbox' ELSE 'stable' END AS channel`;
const toRecord = ({ measured_at, created_at, ...rest }: Row): ConsistencyRecord => ({
  ...rest,
  measuredAt: measured_at.toISOString(),
  createdAt: created_at.toISOString(),
});

/** Newest measurement first; `sha256` asks for ladders that ran this file of a model, `channel` stable for those without a phone in software. */
export async function readConsistencyRecords(
  tx: Tx,
  tenantId: string,
  {
    id = null,
    sha256 = null,
    channel = 'sandbox',
  }: { readonly id?: string | null; readonly sha256?: string | null; readonly channel?: Channel },
): Promise<ConsistencyRecord[]> {
  const { rows } = await tx.query<Row>(
    `SELECT ${COLUMNS} FROM consistency_report WHERE tenant_id = $1 AND ($2::text IS NULL OR id = $2)
       AND ($3::text IS NULL OR models @> jsonb_build_array(jsonb_build_object('sha256', $3::text)))
       AND ($4 = 'sandbox' OR NOT ${ON_A_VIRTUAL_PHONE})
     ORDER BY measured_at DESC, id LIMIT 200`,
    [tenantId, id, sha256, channel],
  );
  return rows.map(toRecord);
}

export async function requireConsistencyReport(tx: Tx, tenantId: string, id: string): Promise<ConsistencyReport> {
  const { rows } = await tx.query<Row & { report: ConsistencyReport['report'] }>(
    `SELECT ${COLUMNS}, report FROM consistency_report WHERE tenant_id = $1 AND id = $2`,
    [tenantId, id],
  );
  const [row] = rows;
  if (row === undefined)
    throw new AppError('resource.not-found', `there is no report ${id}; GET /v1/consistency-reports lists them`);
  const { report, ...rest } = row;
  return { ...toRecord(rest), report };
}
