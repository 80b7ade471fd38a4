import type { Envelope, RootPayload } from '@framefarm/contracts';
import { POLICY_TYPE } from '@framefarm/contracts';
import { checkRoot } from '@framefarm/policy-client';
import { seal } from '@framefarm/policy-signing';
import { type Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { changeManifest } from './change-manifest.ts';
import type { KeyRing } from './key-ring.ts';
import { readPlaces, reserveApp } from './policy-store.pg.ts';
import { insertRoot, readNewestRoot } from './root-store.pg.ts';

interface Input {
  readonly tenantId: string;
  readonly actor: string;
  readonly envelope: Envelope;
  readonly keys: KeyRing;
  readonly now: Date;
}

/**
 * Installs the next root document of an app, and signs its manifests and the policies named in them with the keys that it lists. All
 * in one transaction: phones never meet a manifest that names a root document which is not there.
 */
export async function installRoot(tx: Tx, { tenantId, actor, envelope, keys, now }: Input): Promise<RootPayload> {
  const claimed = appOf(envelope);
  if (!(await reserveApp(tx, tenantId, claimed)))
    throw new AppError('policy.app-taken', `the app name ${claimed} belongs to another tenant; choose another name`);
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 3))', [claimed]);
  const previous = await readNewestRoot(tx, claimed);
  const checked = checkRoot(envelope, claimed, previous);
  if (!checked.ok)
    throw new AppError(
      'policy.root-refused',
      `this root document of ${claimed} is refused: ${checked.reason}; the newest here is ${previous?.rootVersion ?? 'none'}`,
    );
  const root = checked.value;
  await insertRoot(tx, tenantId, root, envelope);
  for (const place of await readPlaces(tx, tenantId, root.app)) {
    const { tiers } = await changeManifest(tx, { tenantId, place, keys, now }, (content) => content);
    const named = Object.values(tiers).flatMap(({ sha256, rollout }) => [sha256, rollout?.candidate.sha256 ?? sha256]);
    const { rows } = await tx.query<{ id: string; payload: Buffer }>(
      'SELECT id, payload FROM policy WHERE tenant_id = $1 AND sha256 = ANY($2)',
      [tenantId, named],
    );
    for (const { id, payload } of rows) {
      const again = JSON.stringify(await seal(POLICY_TYPE, payload, keys.policy));
      await tx.query('UPDATE policy SET envelope = $2 WHERE id = $1', [id, again]);
    }
  }
  await tx.query('INSERT INTO audit (tenant_id, actor, action, details) VALUES ($1, $2, $3, $4)', [
    tenantId,
    actor,
    'policy.install-root',
    JSON.stringify({ app: root.app, rootVersion: root.rootVersion, versionEpoch: root.versionEpoch }),
  ]);
  return root;
}

/** Only to know which app it says it is for; the check comes after. */
function appOf({ payload }: Envelope): string {
  try {
    const { app } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { app?: unknown };
    if (typeof app === 'string' && app.length > 0 && app.length <= 120 && !app.includes('\0')) return app;
  } catch {
    // refused below like JSON without an app
  }
  throw new AppError('policy.root-refused', 'the payload of this root document names no app');
}
