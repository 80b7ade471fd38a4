import type { Precision, Variant } from '../words.ts';

/** The variant that a precision stands for where none is named. */
const STANDS_FOR: Readonly<Record<Precision, Variant>> = { fp32: 'fp32', fp16: 'fp16', int8: 'int8-calibrated' };

export function variantFor({ precision, variant }: { precision: Precision; variant?: Variant | undefined }): Variant {
  return variant ?? STANDS_FOR[precision];
}
