import { createHash } from 'node:crypto';
import { ConsistencyError, type LadderReport, parseLadderReport } from '@framefarm/consistency';
import type { ConsistencyRecord } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { readConsistencyRecords } from './consistency-store.pg.ts';

/** The same report is kept once: its id is its digest. */
export async function keepConsistencyReport(
  tx: Tx,
  tenantId: string,
  value: unknown,
): Promise<{ readonly record: ConsistencyRecord; readonly created: boolean }> {
  const report = readReport(value);
  const id = `cns_${createHash('sha256').update(JSON.stringify(report)).digest('hex').slice(0, 40)}`;
  const { rowCount } = await tx.query(
    `INSERT INTO consistency_report (id, tenant_id, verdict, tier, models, measured_at, report) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT DO NOTHING`,
    [id, tenantId, report.verdict, report.tier, JSON.stringify(modelsOf(report)), report.at, JSON.stringify(report)],
  );
  const [record] = await readConsistencyRecords(tx, tenantId, { id });
  return { record: record as ConsistencyRecord, created: rowCount === 1 };
}

function readReport(value: unknown): LadderReport {
  try {
    return parseLadderReport(value, 'report');
  } catch (error) {
    if (error instanceof ConsistencyError) throw new AppError('consistency.invalid', error.message);
    throw error;
  }
}

function modelsOf({ captures }: LadderReport): ConsistencyRecord['models'] {
  const models = new Map(captures.map(({ model }) => [model.sha256, model]));
  return [...models.values()].map(({ name, version, sha256 }) => ({ name, version, sha256 }));
}
