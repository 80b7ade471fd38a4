import type { RootPayload } from '@framefarm/contracts';
import { keysAt } from '@framefarm/policy-client';
import { AppError } from '../../errors.ts';
import type { KeyRing } from './key-ring.ts';
import type { ManifestRow } from './policy-store.pg.ts';

/**
 * Refuses to sign what phones would refuse: with keys that the app's root document does not list, or (without one) with none of the
 * keys that signed the manifest before, which are lost then.
 */
export function refuseUntrustedKeys(
  app: string,
  { manifest, policy, acceptNew }: KeyRing,
  root: RootPayload | null,
  newest: ManifestRow | null,
  now: Date,
): void {
  if (root !== null) {
    const listed = keysAt(root, now.getTime());
    for (const [role, signers] of [
      ['manifest', manifest],
      ['policy', policy],
    ] as const) {
      const good = signers.some(({ keyid }) => listed.some((key) => key.keyid === keyid && key.role === role));
      if (!good)
        throw new AppError(
          'policy.key-untrusted',
          `root document ${root.rootVersion} of ${app} lists no ${role} key of this farm that is still good (here: ${idsOf(signers)}); rotate with "framefarm key rotate" and install the new document`,
        );
    }
    return;
  }
  if (newest === null || acceptNew) return;
  const before = newest.envelope.signatures.map(({ keyid }) => keyid);
  if (manifest.some(({ keyid }) => before.includes(keyid))) return;
  throw new AppError(
    'policy.key-lost',
    `the phones of ${app} trust ${before.join(', ')}, and this farm has ${idsOf(manifest)}: they would refuse what it signs. Bring the old key back; if it is lost, start the API once with FRAMEFARM_ACCEPT_NEW_KEYS=1 and ship an app with the new ones`,
  );
}

const idsOf = (signers: readonly { readonly keyid: string }[]): string =>
  signers.map(({ keyid }) => keyid).join(', ') || 'none';
