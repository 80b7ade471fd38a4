import { MANIFEST_TYPE, type ManifestEntry, ManifestPayload } from '@framefarm/contracts';
import { Compile } from 'typebox/compile';
import { type Checked, type Context, keysFor, mismatch, parse } from './context.ts';
import { refuse, verifyEnvelope } from './verify-envelope.ts';

const DAY_MS = 86_400_000;
/** A longer life would let somebody freeze a phone on an old policy. */
const MAX_LIFE_MS = 7 * DAY_MS;
/** A phone's clock may be so far behind. Beyond that nothing can be said of expiry, and a wrong date must not move time forward. */
const MAX_BEHIND_MS = DAY_MS;
const schema = Compile(ManifestPayload);

/**
 * Refuses bad signatures, other apps and channels, expired manifests, and versions below `storedVersion` (rollback). The checks run in
 * this order, so that every client gives the same reason.
 */
export function checkManifest(envelope: unknown, context: Context, storedVersion: number): Checked<ManifestPayload> {
  const checked = checkKeptManifest(envelope, context);
  if (!checked.ok) return checked;
  const manifest = checked.value;
  const issuedMs = Date.parse(manifest.issuedAt);
  if (issuedMs > context.nowMs + MAX_BEHIND_MS)
    return refuse('issued more than a day after the time of this phone (clock behind)');
  if (Date.parse(manifest.notAfter) <= context.nowMs) return refuse('expired');
  if (manifest.manifestVersion < storedVersion) return refuse('lower version than the one kept (rollback)');
  return checked;
}

/** Everything but the clock and the version: what has to hold of a kept manifest too. */
export function checkKeptManifest(envelope: unknown, context: Context): Checked<ManifestPayload> {
  const verified = verifyEnvelope(envelope, MANIFEST_TYPE, keysFor('manifest', context));
  if (!verified.ok) return verified;
  const manifest = parse(verified.payload);
  if (!schema.Check(manifest)) return refuse('the manifest has a form that this client does not know');
  const wrong = mismatch(manifest, context);
  if (wrong !== null) return refuse(wrong);
  const lifeMs = Date.parse(manifest.notAfter) - Date.parse(manifest.issuedAt);
  if (!(lifeMs > 0)) return refuse('ends before it begins');
  if (lifeMs > MAX_LIFE_MS) return refuse('valid for longer than seven days');
  if ((manifest.rootVersion ?? 0) > (context.rootVersion ?? 0))
    return refuse('names a root document that this client does not have');
  if ((manifest.minHarness ?? 0) > (context.harness ?? Number.POSITIVE_INFINITY))
    return refuse('wants a newer harness than this app has');
  if (!Object.values(manifest.tiers).every(hasSoundRanges))
    return refuse('the ranges of a rollout overlap or run backwards');
  return { ok: true, value: manifest };
}

function hasSoundRanges({ rollout }: ManifestEntry): boolean {
  if (rollout === undefined) return true;
  const { candidateFrom, candidateTo, controlFrom, controlTo } = rollout;
  const apart = candidateTo <= controlFrom || controlTo <= candidateFrom;
  const empty = candidateFrom === candidateTo || controlFrom === controlTo;
  return candidateFrom <= candidateTo && controlFrom <= controlTo && (apart || empty);
}
