import { type Rollout } from './contracts.js';
/** Bucket of an installation, 0 to 9,999: the first 64 bits, big-endian, of SHA-256 of `salt:installId`, modulo 10,000. */
export declare function bucketOf(salt: string, installId: string): number;
/** `control` uses the stable policy as everybody does, and is compared with the candidate. */
export type Arm = 'stable' | 'candidate' | 'control';
export declare function armOf(rollout: Rollout | undefined, installId: string): Arm;
