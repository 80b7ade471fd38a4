import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { KeyRole } from '@framefarm/contracts';
import type { TrustedKey } from '@framefarm/policy-client';
import { KeyError, type KeySource, type Signer, makeKeyFile, openKey, readKeyFile } from '@framefarm/policy-signing';
import { StartError } from '../../errors.ts';

/** What this farm signs with. Both keys of a role sign, so that a rotation can hold the old and the new one for a while. */
export interface KeyRing {
  readonly manifest: readonly Signer[];
  readonly policy: readonly Signer[];
  /** Go on although phones trust other keys. */
  readonly acceptNew: boolean;
}
/** Where the keys of a role are; null for the folder, in which they are made at the first start. */
export interface KeySources {
  readonly manifest: readonly KeySource[] | null;
  readonly policy: readonly KeySource[] | null;
  readonly acceptNew: boolean;
}
export const FOLDER_KEYS: KeySources = { manifest: null, policy: null, acceptNew: false };

/** @throws StartError when a key is lost, can be read by others, or is none */
export async function openKeyRing(folder: string, sources: KeySources = FOLDER_KEYS): Promise<KeyRing> {
  try {
    const own =
      sources.manifest === null || sources.policy === null
        ? [await ownKey(folder, 'es256.pem', 'ES256'), await ownKey(folder, 'ed25519.pem', 'Ed25519')]
        : [];
    const open = async (role: KeyRole) => {
      const given = sources[role];
      return given === null ? own : Promise.all(given.map(openKey));
    };
    return { manifest: await open('manifest'), policy: await open('policy'), acceptNew: sources.acceptNew };
  } catch (error) {
    if (error instanceof KeyError) throw new StartError(error.message);
    throw error;
  }
}

async function ownKey(folder: string, name: string, alg: Signer['alg']): Promise<Signer> {
  const file = path.join(folder, name);
  const there = await stat(file).then(
    () => true,
    () => false,
  );
  return there ? readKeyFile(file) : makeKeyFile(file, alg);
}

/** The public parts, as a client takes them; a key that signs both has no role. */
export function trustedKeysOf({ manifest, policy }: KeyRing): TrustedKey[] {
  const named = ({ keyid, alg, publicKeyPem }: Signer) => ({ keyid, alg, publicKeyPem });
  const ids = (signers: readonly Signer[]) => new Set(signers.map(({ keyid }) => keyid));
  const [inManifest, inPolicy] = [ids(manifest), ids(policy)];
  return [
    ...manifest.map((signer) => ({
      ...named(signer),
      ...(inPolicy.has(signer.keyid) ? {} : { role: 'manifest' as const }),
    })),
    ...policy
      .filter(({ keyid }) => !inManifest.has(keyid))
      .map((signer) => ({ ...named(signer), role: 'policy' as const })),
  ];
}
