import type { KeyRole } from '@framefarm/contracts';
import type { Refusal, TrustedKey } from './verify-envelope.ts';

/** Who checks, when, and whom it trusts. */
export interface Context {
  readonly app: string;
  readonly channel: string;
  readonly platform: string;
  readonly keys: readonly TrustedKey[];
  readonly nowMs: number;
  /** Version of the root document that the keys come from; without one a manifest may not ask for one. */
  readonly rootVersion?: number | undefined;
  /** Version of the harness in the app; without it every harness is new enough. */
  readonly harness?: number | undefined;
  /** Digests of the model files on the phone; without it every model counts as there. */
  readonly models?: readonly string[] | undefined;
}
export type Checked<T> = { readonly ok: true; readonly value: T } | Refusal;

export const keysFor = (role: KeyRole, { keys }: Context): readonly TrustedKey[] =>
  keys.filter((key) => key.role === undefined || key.role === role);

/** What another app, channel or platform is called; null when it is this one. */
export function mismatch(
  payload: { readonly app: string; readonly channel: string; readonly platform: string },
  context: Context,
): string | null {
  for (const name of ['app', 'channel', 'platform'] as const) {
    if (payload[name] !== context[name]) return `wrong ${name}`;
  }
  return null;
}

/** The JSON in verified bytes; null, which no schema takes, when they are none. */
export function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)) as unknown;
  } catch {
    return null;
  }
}
