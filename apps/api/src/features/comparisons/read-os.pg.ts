import type { Tx } from '../../db/transaction.ts';

/** What names the operating system of a device: its build fingerprint, else its version. */
export async function readOs(tx: Tx, deviceId: string): Promise<string> {
  const { rows } = await tx.query<{ os: string }>(
    `SELECT coalesce(facts->>'fingerprint', facts->>'osVersion') AS os FROM device WHERE id = $1`,
    [deviceId],
  );
  return rows[0]?.os ?? 'unknown';
}
