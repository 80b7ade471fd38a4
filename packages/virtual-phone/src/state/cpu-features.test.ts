import { PHONE_PROFILES } from '@framefarm/phone-model';
import { expect, it } from 'vitest';
import { cpuFeatures } from './cpu-features.ts';

it.each([
  ['Cortex-A53', false, false],
  ['Cortex-A73', false, false],
  ['Kryo', false, false],
  ['Cortex-A55', true, false],
  ['Cortex-A76', true, false],
  ['Cortex-X1', true, false],
  ['Oryon', true, true],
  ['Cortex-A510', true, true],
  ['Cortex-X4', true, true],
])('%s has half precision and dot product: %s, matrix products: %s', (core, isV82, hasI8mm) => {
  const words = cpuFeatures(core).split(' ');
  expect([words.includes('asimdhp'), words.includes('asimddp'), words.includes('i8mm')]).toEqual([
    isV82,
    isV82,
    hasI8mm,
  ]);
});
it('no profile is faster in half precision than its cores allow', () => {
  for (const { name, cpu } of PHONE_PROFILES)
    for (const { core, megacycles } of cpu.clusters)
      if (!cpuFeatures(core).includes('asimdhp'))
        expect(megacycles.fp16.value / megacycles.fp32.value, `${name} ${core}`).toBeGreaterThan(0.8);
});
