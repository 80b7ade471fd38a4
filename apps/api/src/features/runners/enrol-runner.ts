import type { Tx } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { sha256 } from '../../http/auth.ts';
import { createToken } from '../tokens/create-token.ts';

/** Trades a one-time code for a runner and its token. A used, unknown or old code is `auth.invalid`. */
export async function enrolRunner(
  tx: Tx,
  { newId }: Pick<Deps, 'newId'>,
  input: { code: string; name: string },
): Promise<{ id: string; token: string }> {
  const { rows } = await tx.query<{ tenant_id: string }>(
    'UPDATE enrolment_code SET used_at = now() WHERE sha256 = $1 AND used_at IS NULL AND expires_at > now() RETURNING tenant_id',
    [sha256(input.code)],
  );
  const tenantId = rows[0]?.tenant_id;
  if (tenantId === undefined)
    throw new AppError('auth.invalid', 'this enrolment code is unknown, used or older than 15 minutes; make a new one');
  const id = newId('rnr');
  await tx.query('INSERT INTO runner (id, tenant_id, name) VALUES ($1, $2, $3)', [id, tenantId, input.name]);
  const { token } = await createToken(tx, {
    id: newId('tok'),
    tenantId,
    name: `runner ${input.name}`,
    scopes: ['runner'],
    expiresInDays: 90,
    runnerId: id,
  });
  return { id, token };
}
