import { createHash } from 'node:crypto';
import { type Envelope, MANIFEST_PAYLOAD_TYPE, type ManifestPayload } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import type { KeyRing } from './key-ring.ts';
import { insertManifest, type Line, type ManifestRow } from './policy-store.pg.ts';
import { signEnvelope } from './sign-envelope.ts';

/** The longest life that clients accept: a frozen or replayed manifest dies by itself. */
export const MANIFEST_LIFE_MS = 7 * 24 * 3600 * 1000;
export const MANIFEST_FRESH_MS = 24 * 3600 * 1000;

type Content = Pick<ManifestPayload, 'minHarness' | 'tiers' | 'kill'>;

/** Signs and stores the next manifest of a line. The caller holds the line's lock. */
export async function issueManifest(tx: Tx, keys: KeyRing, line: Line, last: ManifestRow | null, content: Content, now: Date): Promise<Omit<ManifestRow, 'tenant_id'>> {
  const version = (last?.version ?? 0) + 1;
  const payload: ManifestPayload = {
    schema: 1, app: line.app, channel: line.channel, platform: line.platform, manifestVersion: version,
    issuedAt: now.toISOString(), notAfter: new Date(now.getTime() + MANIFEST_LIFE_MS).toISOString(), ...content,
  };
  const envelope = signEnvelope(MANIFEST_PAYLOAD_TYPE, Buffer.from(JSON.stringify(payload)), keys);
  const etag = `"sha256-${createHash('sha256').update(envelopeText(envelope)).digest('base64url')}"`;
  const row = { version, envelope, etag, created_at: now };
  await insertManifest(tx, line, row);
  return row;
}

/** The one spelling that is served: jsonb does not keep the order of fields, and the ETag is of these bytes. */
export function envelopeText({ payloadType, payload, signatures }: Envelope): string {
  return JSON.stringify({ payloadType, payload, signatures: signatures.map(({ keyid, alg, sig }) => ({ keyid, alg, sig })) });
}

export function manifestOf(row: Pick<ManifestRow, 'envelope'>): ManifestPayload {
  return JSON.parse(Buffer.from(row.envelope.payload, 'base64url').toString('utf8')) as ManifestPayload;
}
