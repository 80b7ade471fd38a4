import { type Envelope, type KeyRole, ROOT_TYPE, type RootPayload } from '@framefarm/contracts';
import { KeyError } from './errors.ts';
import { seal } from './seal.ts';
import type { PublicKey, Signer } from './signer.ts';

const DAY_MS = 86_400_000;
/** A root document has to be renewed once a year, an online key about once a month or year: then it is worth nothing to a thief. */
export const ROOT_LIFE_DAYS = 400;
export const KEY_LIFE_DAYS: Readonly<Record<KeyRole, number>> = { manifest: 45, policy: 400 };
export const THRESHOLD = 2;

const named = ({ keyid, alg, publicKeyPem }: PublicKey) => ({ keyid, alg, publicKeyPem });
const instant = (ms: number): string => new Date(ms).toISOString();

export interface OnlineKeys {
  readonly manifest: readonly PublicKey[];
  readonly policy: readonly PublicKey[];
}

function onlineKeys(keys: OnlineKeys, nowMs: number): RootPayload['keys'] {
  const of = (role: KeyRole) =>
    keys[role].map((key) => ({ ...named(key), role, notAfter: instant(nowMs + KEY_LIFE_DAYS[role] * DAY_MS) }));
  return [...of('manifest'), ...of('policy')];
}

/** The first root document of an app: three root keys, two of which have to sign each later one. */
export function firstRoot(app: string, rootKeys: readonly PublicKey[], keys: OnlineKeys, nowMs: number): RootPayload {
  return {
    schema: 1,
    app,
    rootVersion: 1,
    issuedAt: instant(nowMs),
    notAfter: instant(nowMs + ROOT_LIFE_DAYS * DAY_MS),
    threshold: THRESHOLD,
    rootKeys: rootKeys.map(named),
    keys: onlineKeys(keys, nowMs),
    versionEpoch: 0,
  };
}

export interface Rotation {
  readonly keys: OnlineKeys;
  /** Another root key in the place of a lost one. */
  readonly replaceRoot?: { readonly keyid: string; readonly by: PublicKey };
  /** Let manifest versions start anew, after somebody has published a far too high one. */
  readonly startVersionsAnew?: boolean;
  readonly nowMs: number;
}

/** The next root document. @throws KeyError when it would be one that phones refuse */
export function nextRoot(
  previous: RootPayload,
  { keys, replaceRoot, startVersionsAnew, nowMs }: Rotation,
): RootPayload {
  if (replaceRoot !== undefined && !previous.rootKeys.some(({ keyid }) => keyid === replaceRoot.keyid))
    throw new KeyError(`root document ${previous.rootVersion} has no root key ${replaceRoot.keyid}`);
  const old = previous.keys.filter(({ role }) => role === 'manifest').map(({ keyid }) => keyid);
  if (startVersionsAnew === true && keys.manifest.some(({ keyid }) => old.includes(keyid)))
    throw new KeyError('versions can only start anew with new manifest keys: whoever has the old ones would go on');
  return {
    ...previous,
    rootVersion: previous.rootVersion + 1,
    issuedAt: instant(nowMs),
    notAfter: instant(nowMs + ROOT_LIFE_DAYS * DAY_MS),
    rootKeys: previous.rootKeys.map((key) => (key.keyid === replaceRoot?.keyid ? named(replaceRoot.by) : key)),
    keys: onlineKeys(keys, nowMs),
    versionEpoch: previous.versionEpoch + (startVersionsAnew === true ? 1 : 0),
  };
}

/** @throws KeyError when fewer sign than are needed: nothing is written that a phone would refuse */
export async function sealRoot(
  root: RootPayload,
  previous: RootPayload,
  signers: readonly Signer[],
): Promise<Envelope> {
  for (const { rootKeys, threshold } of [previous, root]) {
    const good = new Set(signers.map(({ keyid }) => keyid).filter((id) => rootKeys.some(({ keyid }) => keyid === id)));
    if (good.size < threshold)
      throw new KeyError(
        `${good.size} of these keys are root keys of the document, ${threshold} are needed; bring another one of ${rootKeys.map(({ keyid }) => keyid).join(', ')}`,
      );
  }
  return seal(ROOT_TYPE, Buffer.from(JSON.stringify(root)), signers);
}
