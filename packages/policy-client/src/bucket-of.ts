import { createHash } from 'node:crypto';
import { BUCKETS, type Rollout } from '@framefarm/contracts';

/** Bucket of an installation, 0 to 9,999: the first 64 bits, big-endian, of SHA-256 of `salt:installId`, modulo 10,000. */
export function bucketOf(salt: string, installId: string): number {
  const digest = createHash('sha256').update(`${salt}:${installId}`, 'utf8').digest();
  return Number(digest.readBigUInt64BE(0) % BigInt(BUCKETS));
}

/** `control` uses the stable policy as everybody does, and is compared with the candidate. */
export type Arm = 'stable' | 'candidate' | 'control';

export function armOf(rollout: Rollout | undefined, installId: string): Arm {
  if (rollout === undefined) return 'stable';
  const bucket = bucketOf(rollout.salt, installId);
  if (bucket >= rollout.candidateFrom && bucket < rollout.candidateTo) return 'candidate';
  return bucket >= rollout.controlFrom && bucket < rollout.controlTo ? 'control' : 'stable';
}
