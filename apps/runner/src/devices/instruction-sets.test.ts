import { expect, it } from 'vitest';
import { instructionSets } from './instruction-sets.ts';

// as a Cortex-A55 and a Cortex-A53 print them
const A55 =
  'Features\t: fp asimd evtstrm aes pmull sha1 sha2 crc32 atomics fphp asimdhp cpuid asimdrdm lrcpc dcpop asimddp\n';
const A53 = 'Features\t: fp asimd evtstrm aes pmull sha1 sha2 crc32 cpuid\n';

it('reads what all cores have', () => {
  expect(instructionSets(`processor\t: 0\n${A55}\nprocessor\t: 1\n${A55}`)).toEqual(['fp16', 'i8sdot']);
  expect(instructionSets(`processor\t: 0\n${A53}\nprocessor\t: 1\n${A55}`)).toEqual([]);
  expect(instructionSets('flags\t\t: fpu sse2 avx avx2 avx512f\n')).toEqual(['avx2', 'avx512']);
});

it('takes no part of a word for a feature, and no text for none', () => {
  expect(instructionSets('flags\t\t: avx2x xavx2\n')).toEqual([]);
  expect(instructionSets('Hardware\t: unknown\n')).toBeNull();
});
