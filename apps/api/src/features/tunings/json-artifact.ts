import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import type { Deps } from '../../deps.ts';

/** Keeps a value as an artifact of the tenant. The same value has the same bytes, so it is kept once. @returns the digest */
export async function storeJsonArtifact(
  { artifacts, pool }: Pick<Deps, 'artifacts' | 'pool'>,
  tenantId: string,
  value: unknown,
): Promise<string> {
  const bytes = Buffer.from(JSON.stringify(value));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if ((await artifacts.size(sha256)) === null) await artifacts.put(sha256, Readable.from([bytes]));
  await pool.query('INSERT INTO artifact (tenant_id, sha256, bytes) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
    tenantId,
    sha256,
    bytes.length,
  ]);
  return sha256;
}

/** The value that `storeJsonArtifact` has kept under this digest. The digest comes from our own table or from a payload that we made. */
export async function readJsonArtifact({ artifacts }: Pick<Deps, 'artifacts'>, sha256: string): Promise<unknown> {
  return json(await artifacts.read(sha256));
}
