import { type Envelope, preAuthEncoding } from '@framefarm/contracts';
import type { Signer } from './signer.ts';

/** Signs the exact bytes with every one of these keys. @throws KeyError when one of them fails */
export async function seal(
  payloadType: Envelope['payloadType'],
  payload: Uint8Array,
  signers: readonly Signer[],
): Promise<Envelope> {
  const bytes = preAuthEncoding(payloadType, payload);
  const signatures = await Promise.all(
    signers.map(async ({ keyid, alg, sign }) => ({
      keyid,
      alg,
      sig: Buffer.from(await sign(bytes)).toString('base64url'),
    })),
  );
  return { payloadType, payload: Buffer.from(payload).toString('base64url'), signatures };
}
