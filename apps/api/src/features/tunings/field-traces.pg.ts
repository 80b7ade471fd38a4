import type { PickRecord, TuneBody } from '@framefarm/contracts';
import type { FieldTrace } from '@framefarm/policy';
import { isAudited } from '@framefarm/policy-client';
import type { Tx } from '../../db/transaction.ts';

/** Older ones tell of another time's clips. */
const FRESH = '90 days';
const MOST = 5000;

interface Wanted extends Pick<TuneBody, 'app' | 'channel' | 'platform'> {
  readonly tenantId: string;
  /** Only their scores can be laid beside those of the traces. */
  readonly modelSha256: string;
  readonly precision: string;
}

/** The newest audited session of each install, newest first, of any tier: scores do not depend on the phone's speed. */
export async function readFieldTraces(tx: Tx, wanted: Wanted): Promise<FieldTrace[]> {
  const { tenantId, app, channel, platform, modelSha256, precision } = wanted;
  const { rows } = await tx.query<{ run_id: string; network: string; trace: NonNullable<PickRecord['trace']> }>(
    `SELECT run_id, network, trace FROM (
       SELECT DISTINCT ON (t.install_sha256) t.run_id, t.network, t.record->'trace' AS trace, t.received_at
       FROM telemetry t JOIN policy p ON p.tenant_id = t.tenant_id AND p.sha256 = t.policy_sha256
       WHERE t.tenant_id = $1 AND t.app = $2 AND p.channel = $3 AND p.platform = $4 AND t.kind = 'pick' AND t.record ? 'trace'
         AND t.received_at > now() - $5::interval
         AND convert_from(p.payload, 'UTF8')::jsonb @> jsonb_build_object('modelSha256', $6::text, 'precision', $7::text)
       ORDER BY t.install_sha256, t.received_at DESC) audited
     ORDER BY received_at DESC LIMIT $8`,
    [tenantId, app, channel, platform, FRESH, modelSha256, precision, MOST],
  );
  // a trace of any other session was chosen by somebody
  return rows.filter((row) => isAudited(row.run_id)).map(({ network, trace }) => ({ network, points: trace }));
}
