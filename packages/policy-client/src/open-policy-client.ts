import { createHash } from 'node:crypto';
import type { ManifestPayload, PolicyPayload } from '@framefarm/contracts';
import type { Arm } from './bucket-of.ts';
import { checkKeptManifest, checkManifest } from './check-manifest.ts';
import { isPolicy } from './check-policy.ts';
import type { Context } from './context.ts';
import { PolicyClientError } from './errors.ts';
import { fetchJson } from './fetch-json.ts';
import { type Following, followManifest } from './follow-manifest.ts';
import { type Kept, readKept, writeKept } from './kept-file.ts';
import { type Assignment, assign, verifiedPolicies } from './kept-policies.ts';
import type { Refreshed } from './refreshed.ts';
import type { PhoneFacts, Tier } from './tier-of.ts';
import { type Trust, type TrustState, shippedTrust, trustedKeys, walked, withRoot } from './trust.ts';

export interface PolicyClientOptions {
  /** Address of the API or of the CDN before it. */
  readonly url: string;
  readonly app: string;
  readonly channel: string;
  readonly platform: string;
  readonly trust: Trust;
  /** Its tier, or what the phone says of itself for the rules of the manifest. */
  readonly tier: Tier | PhoneFacts;
  /** Random, made once per installation; decides about the arms of rollouts. */
  readonly installId: string;
  readonly storeFile: string;
  /** The policy in the app, for when no fetched one may be used. Fetching goes on all the same. */
  readonly floor: PolicyPayload | null;
  readonly harness?: number;
  readonly models?: readonly string[];
  readonly nowMs?: () => number;
}
/** What a publish session uses, and what its telemetry names. */
export interface Current {
  /** Null: the app picks no cover by policy. */
  readonly policy: PolicyPayload | null;
  readonly origin: 'fetched' | 'bundled' | 'none';
  readonly arm: Arm | null;
  readonly shadow: PolicyPayload | null;
  /** Digest of the policy's bytes; null unless fetched. */
  readonly sha256: string | null;
  readonly manifestVersion: number | null;
  /** Why not the fetched policy; null when it is. */
  readonly reason: string | null;
}
export type PolicyClient = Awaited<ReturnType<typeof openPolicyClient>>;

/** After a manifest has expired, the last good policy is used for so long. */
const LAST_GOOD_MS = 86_400_000;
/** Rotations that are followed in one refresh. */
const MOST_ROOTS = 16;

/** A verified manifest and policies, in memory: a publish never waits for a disk or the net. */
interface State {
  readonly trust: TrustState;
  readonly seen: Kept['seen'];
  readonly held: {
    readonly envelope: unknown;
    readonly manifest: ManifestPayload;
    readonly assignment: Assignment;
    readonly policy: PolicyPayload | null;
    readonly shadow: PolicyPayload | null;
    readonly envelopes: Readonly<Record<string, unknown>>;
  } | null;
}

/**
 * What an app embeds: fetch, verify, keep. Opening reads what is kept and verifies all of it again. Afterwards nothing throws into the
 * app: whatever is wrong, the last good policy stays.
 * @throws PolicyClientError for a root document or a bundled policy that cannot be used
 */
export async function openPolicyClient(options: PolicyClientOptions) {
  const { app, channel, platform, installId, storeFile } = options;
  const base = `${options.url.replace(/\/$/, '')}/v1/policy`;
  const place = [app, channel, platform].map(encodeURIComponent).join('/');
  if (options.floor !== null && !isPolicy(options.floor))
    throw new PolicyClientError(
      'the policy in the app is none that this client knows; take the payload of a published one',
    );
  const shipped = shippedTrust(options.trust, app);
  const now = options.nowMs ?? Date.now;
  let state = restored(await readKept(storeFile));
  let running: Promise<Refreshed> | null = null;

  function contextFor(trust: TrustState, nowMs: number | null): Context {
    return {
      app,
      channel,
      platform,
      harness: options.harness,
      models: options.models,
      nowMs: nowMs ?? 0,
      keys: trustedKeys(trust, nowMs),
      rootVersion: trust.root?.rootVersion,
    };
  }

  /** Kept things are verified as on arrival but for the clock, which `current` looks at. */
  function restored(kept: Kept | null): State {
    const trust = walked(shipped, kept?.roots ?? [], app);
    const epoch = trust.root?.versionEpoch ?? 0;
    const nothing: State = { trust, seen: { epoch, version: 0 }, held: null };
    if (kept === null) return nothing;
    const seen = kept.seen.epoch === epoch ? kept.seen : nothing.seen;
    const context = contextFor(trust, null);
    const checked = checkKeptManifest(kept.manifest, context);
    if (!checked.ok) return { ...nothing, seen };
    const manifest = checked.value;
    const assignment = assign(manifest, options.tier, installId);
    const killed = manifest.kill !== 'none';
    const verified = killed
      ? ({ ok: true, value: { policy: null, shadow: null } } as const)
      : verifiedPolicies(assignment, kept.policies, context);
    if (!verified.ok) return { ...nothing, seen };
    const held = { envelope: kept.manifest, manifest, assignment, envelopes: kept.policies, ...verified.value };
    return { trust, seen, held };
  }

  /** Fetches what is new. Several calls at once are one. `manifestSha256` comes from the refetch signal: a CDN may still hold the one before. */
  function refresh(manifestSha256?: string): Promise<Refreshed> {
    running ??= fetchAll(manifestSha256)
      .catch((error: unknown) => outcome('unreachable', null, error instanceof Error ? error.message : String(error)))
      .finally(() => (running = null));
    return running;
  }

  async function fetchAll(manifestSha256: string | undefined): Promise<Refreshed> {
    const etag = state.held === null ? null : etagOf(state.held.envelope);
    const url = manifestSha256 === undefined ? `${base}/${place}/manifest.json` : `${base}/blob/${manifestSha256}.json`;
    const { status, json } = await fetchJson(url, etag === null ? {} : { 'if-none-match': etag });
    if (status === 304 && state.held !== null) return outcome('unchanged', status, null);
    if (status !== 200) return outcome('unreachable', status, `HTTP ${status}`);
    const nowMs = now();
    const trust = await newestTrust(json, nowMs);
    const context = contextFor(trust, nowMs);
    const epoch = trust.root?.versionEpoch ?? 0;
    const floorVersion = state.seen.epoch === epoch ? state.seen.version : 0;
    const checked = checkManifest(json, context, floorVersion);
    if (!checked.ok) return outcome('refused', status, checked.reason);
    const manifest = checked.value;
    const assignment = assign(manifest, options.tier, installId);
    // a kill counts even while the blobs cannot be fetched
    const envelopes = manifest.kill === 'none' ? await fetchPolicies(assignment) : {};
    const verified =
      manifest.kill === 'none'
        ? verifiedPolicies(assignment, envelopes, context)
        : ({ ok: true, value: { policy: null, shadow: null } } as const);
    if (!verified.ok) return outcome('refused', status, verified.reason);
    state = {
      trust,
      seen: { epoch, version: manifest.manifestVersion },
      held: { envelope: json, manifest, assignment, envelopes, ...verified.value },
    };
    return outcome('fresh', status, await keep());
  }

  /** Follows rotations when the manifest is signed by a key, or names a root document, that is not known yet. */
  async function newestTrust(manifest: unknown, nowMs: number): Promise<TrustState> {
    let { trust } = state;
    for (let step = 0; trust.root !== null && step < MOST_ROOTS; step += 1) {
      const checked = checkManifest(manifest, contextFor(trust, nowMs), 0);
      if (checked.ok || !/^(bad signature|names a root)/.test(checked.reason)) break;
      const { status, json } = await fetchJson(
        `${base}/${encodeURIComponent(app)}/root/${trust.root.rootVersion + 1}.json`,
      );
      const next = status === 200 ? withRoot(trust, json, app) : null;
      if (next?.ok !== true) break;
      trust = next.value;
    }
    return trust;
  }

  async function fetchPolicies({ use, shadow }: Assignment): Promise<Record<string, unknown>> {
    const envelopes: Record<string, unknown> = {};
    for (const reference of [use, shadow]) {
      if (reference === null) continue;
      const { sha256 } = reference;
      // immutable: what is here already is not fetched again
      envelopes[sha256] = state.held?.envelopes[sha256] ?? (await fetchJson(`${base}/blob/${sha256}.json`)).json;
    }
    return envelopes;
  }

  /** @returns why it could not be kept; what was fetched is used all the same */
  async function keep(): Promise<string | null> {
    if (state.held === null) return null;
    const { envelope, envelopes } = state.held;
    try {
      await writeKept(storeFile, {
        roots: state.trust.chain,
        manifest: envelope,
        policies: envelopes,
        seen: state.seen,
      });
      return null;
    } catch (error) {
      return `could not be kept in ${storeFile}: ${error instanceof Error ? error.message : String(error)}`;
    }
  }

  const outcome = (kind: Refreshed['kind'], status: number | null, reason: string | null): Refreshed => ({
    kind,
    status,
    reason,
    etag: state.held === null ? null : etagOf(state.held.envelope),
    manifestVersion: state.held?.manifest.manifestVersion ?? null,
  });

  /** What to use in the publish session that begins now: from memory, at once. A refresh takes effect at the next call. */
  function current(): Current {
    const { held } = state;
    if (held === null) return bundled('nothing that was fetched may be used', null);
    const { manifest, assignment, policy, shadow } = held;
    const { manifestVersion } = manifest;
    if (manifest.kill === 'off')
      return { ...bundled('switched off by the kill switch', manifestVersion), policy: null, origin: 'none' };
    if (manifest.kill === 'floor') return bundled('set to the floor by the kill switch', manifestVersion);
    if (Date.parse(manifest.notAfter) + LAST_GOOD_MS <= now())
      return bundled('expired more than a day ago', manifestVersion);
    if (policy === null || assignment.use === null)
      return bundled(`nothing is published for tier ${assignment.tier}`, manifestVersion);
    const { sha256 } = assignment.use;
    return { policy, shadow, sha256, manifestVersion, origin: 'fetched', arm: assignment.arm, reason: null };
  }

  function bundled(reason: string, manifestVersion: number | null): Current {
    const { floor } = options;
    const origin = floor === null ? 'none' : 'bundled';
    return { policy: floor, origin, arm: null, shadow: null, sha256: null, manifestVersion, reason };
  }

  /** Refreshes by itself while it may listen to the server's refetch signal, in the foreground for example. */
  function follow(onRefreshed?: (refreshed: Refreshed) => void): Following {
    const url = `${base}/${encodeURIComponent(app)}/${encodeURIComponent(channel)}/events`;
    return followManifest({ url, platform, refresh, onRefreshed });
  }

  return { refresh, current, follow };
}

/** The server's ETag is the digest of the payload; worked out here, it cannot belong to other bytes than the kept ones. */
function etagOf(envelope: unknown): string {
  const { payload } = envelope as { payload: string };
  return `"sha256-${createHash('sha256').update(Buffer.from(payload, 'base64url')).digest('base64url')}"`;
}
