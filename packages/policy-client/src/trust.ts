import type { RootPayload } from '@framefarm/contracts';
import { checkRoot, keysAt } from './check-root.ts';
import type { Checked } from './context.ts';
import { PolicyClientError } from './errors.ts';
import type { TrustedKey } from './verify-envelope.ts';

/** What the app is built with: a signed root document, or (without rotation) the keys themselves. */
export type Trust = { readonly root: unknown } | { readonly keys: readonly TrustedKey[] };

/** The keys that are trusted, and the chain of root documents that says so. */
export interface TrustState {
  readonly root: RootPayload | null;
  /** Documents newer than the shipped one, oldest first. */
  readonly chain: readonly unknown[];
  readonly pinned: readonly TrustedKey[];
}

/** @throws PolicyClientError when the shipped root document is none */
export function shippedTrust(trust: Trust, app: string): TrustState {
  if ('keys' in trust) return { root: null, chain: [], pinned: trust.keys };
  const checked = checkRoot(trust.root, app, null);
  if (!checked.ok)
    throw new PolicyClientError(
      `the root document in the app cannot be used: ${checked.reason}; take the one that "framefarm key" wrote for ${app}`,
    );
  return { root: checked.value, chain: [], pinned: [] };
}

/** With one more root document; refused unless it is the next one. */
export function withRoot(state: TrustState, envelope: unknown, app: string): Checked<TrustState> {
  const checked = checkRoot(envelope, app, state.root);
  return checked.ok
    ? { ok: true, value: { ...state, root: checked.value, chain: [...state.chain, envelope] } }
    : checked;
}

/** The kept chain walked again from the shipped document; what does not follow any more is left out. */
export function walked(shipped: TrustState, chain: readonly unknown[], app: string): TrustState {
  let state = shipped;
  for (const envelope of chain) {
    const next = withRoot(state, envelope, app);
    if (next.ok) state = next.value;
  }
  return state;
}

export const trustedKeys = ({ root, pinned }: TrustState, nowMs: number | null): readonly TrustedKey[] =>
  root === null ? pinned : keysAt(root, nowMs);
