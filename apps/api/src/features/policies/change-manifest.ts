import { createHash } from 'node:crypto';
import { type Envelope, MANIFEST_TYPE, type ManifestPayload } from '@framefarm/contracts';
import { checkManifest } from '@framefarm/policy-client';
import { seal } from '@framefarm/policy-signing';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { type KeyRing, trustedKeysOf } from './key-ring.ts';
import { readManifest } from './policy-store.pg.ts';
import { refuseUntrustedKeys } from './refuse-untrusted-keys.ts';
import { readNewestRoot } from './root-store.pg.ts';

/** The longest that a frozen phone may go on with a manifest. */
const VALID_DAYS = 7;

export interface Place {
  readonly app: string;
  readonly channel: ManifestPayload['channel'];
  readonly platform: ManifestPayload['platform'];
}
/** What a change may touch; version, times and place are not its business. */
export type ManifestContent = Pick<ManifestPayload, 'kill' | 'minHarness' | 'tierRules' | 'tiers'>;

interface Input {
  readonly tenantId: string;
  readonly place: Place;
  readonly keys: KeyRing;
  readonly now: Date;
  /** The ETag that the caller has seen; another one now is refused, nothing is lost. */
  readonly ifMatch?: string | undefined;
}

/**
 * The only way to a new manifest: one at a time for an app, channel and platform, each of the next higher version, signed and stored in
 * the caller's transaction. `change` gets what holds now.
 */
export async function changeManifest(
  tx: Tx,
  { tenantId, place, keys, now, ifMatch }: Input,
  change: (content: ManifestContent) => ManifestContent,
): Promise<ManifestPayload> {
  const { app, channel, platform } = place;
  await lockPlace(tx, place);
  const newest = await readManifest(tx, app, channel, platform);
  if (ifMatch !== undefined && ifMatch !== newest?.etag)
    throw new AppError(
      'policy.changed',
      `the manifest of ${app}, ${channel}, ${platform} is ${newest?.etag ?? 'none'} by now, not ${ifMatch}; read it again and decide anew`,
    );
  const root = await readNewestRoot(tx, app);
  refuseUntrustedKeys(app, keys, root, newest, now);
  const old = newest === null ? null : payloadOf(newest.envelope);
  const manifest: ManifestPayload = {
    schema: 1,
    app,
    channel,
    platform,
    manifestVersion: (newest?.version ?? 0) + 1,
    issuedAt: now.toISOString(),
    notAfter: new Date(now.getTime() + VALID_DAYS * 86_400_000).toISOString(),
    ...change(old === null ? { kill: 'none', tiers: {} } : contentOf(old)),
    ...(root === null ? {} : { rootVersion: root.rootVersion }),
  };
  const bytes = Buffer.from(JSON.stringify(manifest));
  const envelope = await seal(MANIFEST_TYPE, bytes, keys.manifest);
  refuseWhatClientsRefuse(envelope, manifest, keys, now);
  await tx.query(
    'INSERT INTO manifest (tenant_id, app, channel, platform, version, envelope, etag) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [tenantId, app, channel, platform, manifest.manifestVersion, JSON.stringify(envelope), etagOf(bytes)],
  );
  return manifest;
}

/** The digest of the payload: the same content under other signatures keeps its name. */
export const etagOf = (payload: Uint8Array): string =>
  `"sha256-${createHash('sha256').update(payload).digest('base64url')}"`;

/** Until the end of the transaction nobody else changes the manifest of this place. */
export async function lockPlace(tx: Tx, { app, channel, platform }: Place): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [[app, channel, platform].join(' ')]);
}

function contentOf({ kill, minHarness, tierRules, tiers }: ManifestPayload): ManifestContent {
  return {
    kill,
    ...(minHarness === undefined ? {} : { minHarness }),
    ...(tierRules === undefined ? {} : { tierRules }),
    tiers,
  };
}

/** The client's own check, before anything is published. */
function refuseWhatClientsRefuse(envelope: Envelope, manifest: ManifestPayload, keys: KeyRing, now: Date): void {
  const { app, channel, platform, rootVersion } = manifest;
  const context = { app, channel, platform, rootVersion, keys: trustedKeysOf(keys), nowMs: now.getTime() };
  const checked = checkManifest(envelope, context, manifest.manifestVersion);
  if (!checked.ok)
    throw new AppError('policy.refused', `phones would refuse this manifest of ${app}: ${checked.reason}`);
}

export function payloadOf(envelope: Envelope): ManifestPayload {
  return JSON.parse(Buffer.from(envelope.payload, 'base64url').toString('utf8')) as ManifestPayload;
}
