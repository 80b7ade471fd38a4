import { randomBytes } from 'node:crypto';
import type { Tx } from '../../db/transaction.ts';
import { sha256 } from '../../http/auth.ts';

export interface NewToken {
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresInDays: number;
  readonly runnerId: string | null;
}

/** Stores only the digest: the token itself is shown this once. */
export async function createToken(tx: Tx, input: NewToken): Promise<{ id: string; token: string; expiresAt: string }> {
  const token = newSecret(input.runnerId === null ? 'flc' : 'flr');
  const { rows } = await tx.query<{ expires_at: Date }>(
    `INSERT INTO token (id, tenant_id, name, sha256, scopes, runner_id, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 day') RETURNING expires_at`,
    [input.id, input.tenantId, input.name, sha256(token), input.scopes, input.runnerId, input.expiresInDays],
  );
  return { id: input.id, token, expiresAt: (rows[0] as { expires_at: Date }).expires_at.toISOString() };
}

/** 192 random bits; the prefix tells a scanner of leaked secrets what it found. */
export function newSecret(prefix: string): string {
  return `${prefix}_${randomBytes(24).toString('base64url')}`;
}
