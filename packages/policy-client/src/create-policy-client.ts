import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { MAX_SIGNED_BYTES, type ManifestPayload, type PolicyPayload } from '@framefarm/contracts';
import { type Context, checkManifest, checkPolicy } from './check-policy.ts';
import type { TrustedKey } from './verify-envelope.ts';

export interface PolicyClientOptions {
  readonly url: string;
  readonly app: string;
  readonly channel: string;
  readonly platform: string;
  readonly keys: readonly TrustedKey[];
  /** One file: manifest, policies and ETag together, so that they can never disagree. */
  readonly storeFile: string;
  readonly nowMs?: () => number;
}
export interface Refreshed {
  readonly kind: 'fresh' | 'unchanged' | 'refused' | 'unreachable';
  readonly status: number | null;
  readonly etag: string | null;
  readonly reason: string | null;
}
interface Store {
  readonly etag: string;
  readonly manifest: unknown;
  readonly policies: Readonly<Record<string, unknown>>;
}
/** Envelopes carry base64url and signatures around the payload. */
const MAX_ENVELOPE_BYTES = MAX_SIGNED_BYTES * 2;

/** What an app embeds: fetch, verify, keep. Never throws into the app; whatever is wrong, the last good policy stays. */
export function createPolicyClient(options: PolicyClientOptions) {
  const context = (): Context => ({ ...options, nowMs: (options.nowMs ?? Date.now)() });
  const base = `${options.url.replace(/\/$/, '')}/v1/policy`;

  async function refresh(): Promise<Refreshed> {
    const kept = await readStore(options.storeFile);
    const keptVersion = kept === null ? 0 : versionOf(kept, context());
    // an ETag of a store that does not verify any more would answer 304 for ever
    const etagKept = kept !== null && isWhole(kept, context()) ? kept.etag : null;
    const url = `${base}/${options.app}/${options.channel}/${options.platform}/manifest.json`;
    let status: number | null = null;
    try {
      const response = await fetch(url, {
        headers: etagKept === null ? {} : { 'if-none-match': etagKept },
        signal: AbortSignal.timeout(10_000),
      });
      status = response.status;
      const etag = response.headers.get('etag');
      if (status === 304 && etagKept !== null) return { kind: 'unchanged', status, etag, reason: null };
      if (status !== 200 || etag === null) return { kind: 'unreachable', status, etag, reason: `HTTP ${status}` };
      const manifest = await readJson(response);
      const checked = checkManifest(manifest, context(), keptVersion);
      if (!checked.ok) return { kind: 'refused', status, etag, reason: checked.reason };
      if (checked.value.kill !== 'none') {
        // a kill counts even while the blobs cannot be fetched
        await writeStore(options.storeFile, { etag, manifest, policies: {} });
        return { kind: 'fresh', status, etag, reason: null };
      }
      const policies: Record<string, unknown> = {};
      for (const [tier, entry] of Object.entries(checked.value.tiers)) {
        const blob = await readJson(
          await fetch(`${base}/blob/${entry.sha256}.json`, { signal: AbortSignal.timeout(10_000) }),
        );
        const policy = checkPolicy(blob, entry, tier, context());
        if (!policy.ok) return { kind: 'refused', status, etag, reason: `policy of tier ${tier}: ${policy.reason}` };
        policies[tier] = blob;
      }
      await writeStore(options.storeFile, { etag, manifest, policies });
      return { kind: 'fresh', status, etag, reason: null };
    } catch (error) {
      return {
        kind: 'unreachable',
        status,
        etag: null,
        reason: error instanceof Error ? error.message : String(error),
      };
    }
  }

  /** The kept policy, verified again as it is read; null when there is none that may be used: the app takes its bundled floor. */
  async function policyFor(tier: string): Promise<PolicyPayload | null> {
    const kept = await readStore(options.storeFile);
    const manifest = kept === null ? null : checkManifest(kept.manifest, context(), 0);
    if (kept === null || manifest === null || !manifest.ok || manifest.value.kill !== 'none') return null;
    const entry = manifest.value.tiers[tier as keyof ManifestPayload['tiers']];
    const policy = entry === undefined ? null : checkPolicy(kept.policies[tier], entry, tier, context());
    return policy?.ok ? policy.value : null;
  }
  return { refresh, policyFor };
}

/** Whether the kept manifest and every policy that it names still verify; the clock does not matter. */
function isWhole(store: Store, context: Context): boolean {
  const checked = checkManifest(store.manifest, { ...context, nowMs: 0 }, 0);
  if (!checked.ok) return false;
  if (checked.value.kill !== 'none') return true;
  return Object.entries(checked.value.tiers).every(
    ([tier, entry]) => checkPolicy(store.policies[tier], entry, tier, context).ok,
  );
}

/** An expired manifest still holds the floor of versions: freezing must not open the way to a rollback. */
function versionOf(store: Store, context: Context): number {
  const checked = checkManifest(store.manifest, { ...context, nowMs: 0 }, 0);
  return checked.ok ? checked.value.manifestVersion : 0;
}

async function readJson(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += (chunk as Uint8Array).length;
    if (length > MAX_ENVELOPE_BYTES) return null;
    chunks.push(chunk as Uint8Array);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    return null; // refused by the envelope check as "not an envelope"
  }
}

async function readStore(file: string): Promise<Store | null> {
  try {
    const store = JSON.parse(await readFile(file, 'utf8')) as Store;
    return typeof store.etag === 'string' && typeof store.policies === 'object' && store.policies !== null
      ? store
      : null;
  } catch {
    return null; // nothing kept, or unreadable: fetch anew without an ETag
  }
}

async function writeStore(file: string, store: Store): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(`${file}.new`, 'w', 0o600);
  try {
    await handle.writeFile(JSON.stringify(store));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}
