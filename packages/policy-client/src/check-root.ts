import { KEY_ROLES, ROOT_TYPE, RootPayload } from '@framefarm/contracts';
import { Compile } from 'typebox/compile';
import { type Checked, parse } from './context.ts';
import { type TrustedKey, fromBase64Url, refuse, verifyEnvelope } from './verify-envelope.ts';

const schema = Compile(RootPayload);

/**
 * Checks a root document. The first one (`previous` null) is what the app ships: it has to be signed by its own threshold. Each later one
 * has to be of the next version and signed by the thresholds of both. Expiry is not asked for here: a phone that slept for a year
 * walks over expired documents to the newest; `keysAt` then trusts nothing of an expired one.
 */
export function checkRoot(envelope: unknown, app: string, previous: RootPayload | null): Checked<RootPayload> {
  const claimed = previous ?? claimedRoot(envelope);
  if (claimed === null) return refuse('the root document has a form that this client does not know');
  const verified = verifyEnvelope(envelope, ROOT_TYPE, claimed.rootKeys, claimed.threshold);
  if (!verified.ok) return verified;
  const root = parse(verified.payload);
  if (!schema.Check(root)) return refuse('the root document has a form that this client does not know');
  if (root.app !== app) return refuse('wrong app');
  if (root.threshold > root.rootKeys.length || !areDifferent(root.rootKeys) || !eachRoleOnce(root))
    return refuse('a key of the root document stands twice, or too few for its threshold');
  if (!verifyEnvelope(envelope, ROOT_TYPE, root.rootKeys, root.threshold).ok)
    return refuse('not signed by enough of its own root keys');
  if (previous !== null) {
    if (root.rootVersion !== previous.rootVersion + 1) return refuse('not the next version of the root document');
    if (root.versionEpoch < previous.versionEpoch) return refuse('lower epoch than the root document before');
    if (root.versionEpoch > previous.versionEpoch && keepsManifestKey(root, previous))
      return refuse('lets versions start anew but keeps a manifest key');
  }
  return { ok: true, value: root };
}

/** The online keys that a root document lets sign at this time; `nowMs` null asks for all, for what was accepted earlier. */
export function keysAt(root: RootPayload, nowMs: number | null): readonly TrustedKey[] {
  if (nowMs === null) return root.keys;
  if (Date.parse(root.notAfter) <= nowMs) return [];
  return root.keys.filter(({ notAfter }) => Date.parse(notAfter) > nowMs);
}

/** The shipped document names the keys that check it; whoever can change it can change the app. */
function claimedRoot(envelope: unknown): RootPayload | null {
  if (typeof envelope !== 'object' || envelope === null || !('payload' in envelope)) return null;
  if (typeof envelope.payload !== 'string') return null;
  const payload = fromBase64Url(envelope.payload);
  const root = payload === null ? null : parse(payload);
  return schema.Check(root) ? root : null;
}

/** One key under two names would be two of a threshold. */
function areDifferent(keys: readonly TrustedKey[]): boolean {
  const [ids, pems] = [new Set(keys.map(({ keyid }) => keyid)), new Set(keys.map(({ publicKeyPem }) => publicKeyPem))];
  return ids.size === keys.length && pems.size === keys.length;
}

/** One key may sign both manifests and policies. */
const eachRoleOnce = ({ keys }: RootPayload): boolean =>
  KEY_ROLES.every((role) => areDifferent(keys.filter((key) => key.role === role)));

function keepsManifestKey(root: RootPayload, previous: RootPayload): boolean {
  const before = new Set(previous.keys.map(({ publicKeyPem }) => publicKeyPem));
  return root.keys.some(({ role, publicKeyPem }) => role === 'manifest' && before.has(publicKeyPem));
}
