import type { Model } from '@framefarm/contracts';
import { expect, it } from 'vitest';
import { diffModels } from './diff-models.ts';

const variant = {
  id: 'var_00000001',
  variant: 'fp32',
  precision: 'fp32',
  sha256: 'a'.repeat(64),
  bytes: 10,
  lineage: null,
  requires: null,
  measured: null,
} as const;
const model: Model = {
  id: 'mdl_00000001',
  name: 'quality',
  version: '1',
  preprocessing: { width: 160, height: 160, channels: 'rgb', resize: 'bilinear', mean: [0, 0, 0], scale: [1, 1, 1] },
  variants: [variant],
  createdAt: '2026-11-24T00:00:00.000Z',
};

it('a version differs from itself in nothing', () => expect(diffModels(model, model)).toEqual([]));

it('names the fields that differ, and the variant that only one has', () => {
  const other: Model = {
    ...model,
    preprocessing: { ...model.preprocessing, channels: 'bgr', mean: [1, 0, 0] },
    variants: [
      { ...variant, bytes: 11 },
      { ...variant, id: 'var_00000002', variant: 'fp16', precision: 'fp16' },
    ],
  };
  expect(diffModels(model, other)).toEqual([
    { what: 'preprocessing channels', a: 'rgb', b: 'bgr' },
    { what: 'preprocessing mean', a: '[0,0,0]', b: '[1,0,0]' },
    { what: 'fp32 bytes', a: '10', b: '11' },
    { what: 'fp16', a: 'none', b: 'var_00000002' },
  ]);
});
