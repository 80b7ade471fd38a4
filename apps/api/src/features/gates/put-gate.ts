import type { GateDefinition } from '@framefarm/contracts';
import { problemsOfGate } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { sha256 } from '../../http/auth.ts';
import { requireArtifacts } from '../artifacts/require-artifacts.pg.ts';
import { writeAudit } from '../runners/write-audit.pg.ts';
import { readBaselines } from './baseline-store.pg.ts';

interface Input {
  readonly tenantId: string;
  readonly actor: string;
  readonly definition: GateDefinition;
}

/** Keeps a gate as its next version; the same content again is the version that is there. */
export async function putGate(
  tx: Tx,
  { newId }: Pick<Deps, 'newId'>,
  { tenantId, actor, definition }: Input,
): Promise<string> {
  const problems = problemsOfGate(definition).map(({ place, what }) => `${place.join('.')} ${what}`);
  if (problems.length > 0) throw new AppError('gate.invalid', problems.join('; '));
  const [baseline] = await readBaselines(tx, tenantId, { name: definition.baseline });
  if (baseline === undefined)
    throw new AppError('gate.invalid', `there is no baseline ${definition.baseline}; begin it with PUT /v1/baselines`);
  if (baseline.channel !== definition.channel)
    throw new AppError(
      'gate.invalid',
      `baseline ${baseline.name} is of channel ${baseline.channel}, the gate of ${definition.channel}; numbers of one say nothing in the other`,
    );
  await requireArtifacts(
    tx,
    tenantId,
    definition.clips.map((clip) => clip.sha256),
  );
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`gate ${tenantId} ${definition.name}`]);
  const digest = sha256(JSON.stringify(definition));
  const { rows } = await tx.query<{ id: string; version: number; sha256: string }>(
    'SELECT id, version, sha256 FROM gate WHERE tenant_id = $1 AND name = $2 ORDER BY version DESC LIMIT 1',
    [tenantId, definition.name],
  );
  if (rows[0]?.sha256 === digest) return rows[0].id;
  const id = newId('gat');
  const version = (rows[0]?.version ?? 0) + 1;
  await tx.query(
    'INSERT INTO gate (id, tenant_id, name, version, definition, sha256) VALUES ($1, $2, $3, $4, $5, $6)',
    [id, tenantId, definition.name, version, definition, digest],
  );
  await writeAudit(tx, tenantId, actor, 'gate.put', { gate: id, name: definition.name, version });
  return id;
}
