import { expect, it } from 'vitest';
import { incompatibility } from './incompatibility.ts';

const needs = {
  engine: { name: 'MNN', minVersion: '3.6.1' },
  operators: ['Convolution', 'Pooling3D'],
  instructionSets: [],
} as const;
const engine = { name: 'mnn', version: '3.6.1' };

it('what is not told is not held against anybody', () => {
  expect(incompatibility(needs, 'fp16', {})).toBeNull();
  expect(incompatibility(null, 'fp32', { engine, instructionSets: [] })).toBeNull();
});

it('a newer engine with all operators will do, and parts of a version are numbers', () => {
  for (const version of ['3.6.1', '3.6.10', '3.10', '4']) {
    expect(incompatibility(needs, 'fp32', { engine: { ...engine, version } })).toBeNull();
  }
  expect(incompatibility(needs, 'fp32', { engine: { ...engine, operators: needs.operators } })).toBeNull();
});

it.each([
  [{ engine: { ...engine, version: '3.6.0' } }, 'its harness has MNN 3.6.0, at least 3.6.1 is needed'],
  [{ engine: { ...engine, version: '3.6' } }, 'its harness has MNN 3.6, at least 3.6.1 is needed'],
  [{ engine: { name: 'ncnn', version: '9.0' } }, 'its harness has ncnn, MNN is needed'],
  [{ engine: { ...engine, operators: ['Convolution'] } }, "its harness's MNN lacks the operators Pooling3D"],
] as const)('says what stands against it: %j', (offered, reason) =>
  expect(incompatibility(needs, 'fp32', offered)).toBe(reason),
);

it('fp16 needs a processor that has it, and a variant may need more', () => {
  expect(incompatibility(needs, 'fp16', { instructionSets: ['i8sdot'] })).toBe('its processor lacks fp16');
  expect(incompatibility(needs, 'fp16', { instructionSets: ['fp16'] })).toBeNull();
  const dot = { ...needs, instructionSets: ['i8sdot'] as const };
  expect(incompatibility(dot, 'int8', { instructionSets: ['fp16'] })).toBe('its processor lacks i8sdot');
});
