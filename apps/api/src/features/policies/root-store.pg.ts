import type { Envelope, RootPayload } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';

/** The newest root document of an app; null when phones trust the keys themselves. It was checked when it was installed. */
export async function readNewestRoot(tx: Tx, app: string): Promise<RootPayload | null> {
  const { rows } = await tx.query<{ envelope: Envelope }>(
    'SELECT envelope FROM policy_root WHERE app = $1 ORDER BY version DESC LIMIT 1',
    [app],
  );
  const payload = rows[0]?.envelope.payload;
  return payload === undefined ? null : (JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as RootPayload);
}

export async function readRoot(tx: Tx, app: string, version: number): Promise<Envelope | null> {
  const { rows } = await tx.query<{ envelope: Envelope }>(
    'SELECT envelope FROM policy_root WHERE app = $1 AND version = $2',
    [app, version],
  );
  return rows[0]?.envelope ?? null;
}

export async function insertRoot(tx: Tx, tenantId: string, root: RootPayload, envelope: Envelope): Promise<void> {
  await tx.query('INSERT INTO policy_root (tenant_id, app, version, envelope) VALUES ($1, $2, $3, $4)', [
    tenantId,
    root.app,
    root.rootVersion,
    JSON.stringify(envelope),
  ]);
}
