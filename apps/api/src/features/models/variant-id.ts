import { createHash } from 'node:crypto';
import type { Preprocessing } from '@framefarm/contracts';

/** The id of a variant: of its bytes and of what its input has to look like, so that the same file read in another way is another variant. */
export function variantId(sha256: string, preprocessing: Preprocessing): string {
  const { width, height, channels, resize, mean, scale } = preprocessing;
  const identity = JSON.stringify([sha256, width, height, channels, resize, mean, scale]);
  return `var_${createHash('sha256').update(identity).digest('hex').slice(0, 40)}`;
}
