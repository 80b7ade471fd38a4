import type { Preprocessing } from '@framefarm/contracts';
import { expect, it } from 'vitest';
import { variantId } from './variant-id.ts';

const SHA256 = 'a'.repeat(64);
const preprocessing: Preprocessing = {
  width: 160,
  height: 160,
  channels: 'rgb',
  resize: 'bilinear',
  mean: [127.5, 127.5, 127.5],
  scale: [1, 1, 1],
};
const id = variantId(SHA256, preprocessing);

it('the same bytes and preprocessing have the same id, in whatever order the fields were written', () => {
  const reversed = Object.fromEntries(Object.entries(preprocessing).toReversed()) as Preprocessing;
  expect(variantId(SHA256, reversed)).toBe(id);
});

it.each([
  ['bytes', variantId('b'.repeat(64), preprocessing)],
  ['size', variantId(SHA256, { ...preprocessing, width: 224 })],
  ['colour', variantId(SHA256, { ...preprocessing, channels: 'bgr' })],
  ['mean', variantId(SHA256, { ...preprocessing, mean: [0, 0, 0] })],
  ['scale', variantId(SHA256, { ...preprocessing, scale: [1, 1, 2] })],
])('another %s is another variant', (_, other) => expect(other).not.toBe(id));
