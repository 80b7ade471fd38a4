import type { ModelDetails, ModelVariant } from '@framefarm/contracts';
import { expect, it } from 'vitest';
import { modelDetailsText } from './model-details-text.ts';

const fp16: ModelVariant = {
  id: 'var_00000001',
  variant: 'fp16',
  precision: 'fp16',
  sha256: 'a'.repeat(64),
  bytes: 10,
  lineage: null,
  requires: {
    engine: { name: 'MNN', minVersion: '3.6.1' },
    operators: ['Convolution', 'Pooling'],
    instructionSets: [],
  },
  measured: null,
};
const model: ModelDetails = {
  id: 'mdl_00000001',
  name: 'cover',
  version: '1',
  preprocessing: { width: 160, height: 160, channels: 'rgb', resize: 'bilinear', mean: [0, 0, 0], scale: [1, 1, 1] },
  variants: [fp16, { ...fp16, variant: 'fp32', precision: 'fp32', requires: null }],
  createdAt: '2026-11-24T00:00:00.000Z',
  budgets: [
    {
      channel: 'stable',
      checks: [
        { variant: 'fp16', figure: 'bytes', limit: 10, measured: 10, within: true },
        { variant: 'fp16', figure: 'coldStartMs', limit: 400, measured: null, within: false },
        { variant: 'fp32', figure: 'coldStartMs', limit: 400, measured: 412.345, within: false },
      ],
    },
  ],
};

const lines = modelDetailsText(model)
  .split('\n')
  .map((line) => line.replaceAll(/ {2,}/g, ' | '));

it('shows every channel: limits beside what was measured, or that it takes everything', () => {
  expect(lines).toContain('fp16 | bytes on the phone | 10 | 10 | yes');
  expect(lines).toContain('fp16 | cold start ms | 400 | never | NO');
  expect(lines).toContain('fp32 | cold start ms | 400 | 412.3 | NO');
  expect(lines).toContain('sandbox takes everything');
});

it('shows what the check before device time reads: engine, instruction sets, of them fp16 for its precision, and operators', () => {
  expect(lines).toContain('fp16 | MNN 3.6.1 or newer | fp16 | Convolution Pooling');
  expect(lines).toContain('fp32 | not registered | any | not registered');
});
