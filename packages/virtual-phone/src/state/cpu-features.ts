/** The base of ARMv8.0 as the kernel of a phone prints it. */
const V8_0 = 'fp asimd evtstrm aes pmull sha1 sha2 crc32';
/** With half-precision arithmetic and the dot product: cores from 2017 on. */
const V8_2 = `${V8_0} atomics fphp asimdhp cpuid asimdrdm lrcpc dcpop asimddp`;
const V8_6 = `${V8_2} jscvt fcma uscat ilrcpc flagm dcpodp flagm2 frint i8mm bf16`;
const V9_0 = `${V8_6} sve sve2`;

/**
 * The line `Features` of /proc/cpuinfo by the name of a core. Words: the kernel's arm64 elf_hwcaps. Levels: Arm's Technical Reference Manuals;
 * Kryo here is that of 2016, which is ARMv8.0. Assumed: that ARMv9 phones show SVE, which some makers switch off.
 */
export function cpuFeatures(core: string): string {
  const arm = /^Cortex-(?<kind>[AX])(?<number>\d+)$/.exec(core)?.groups;
  if (core === 'Oryon') return V8_6;
  if (arm === undefined) return V8_0;
  const number = Number(arm['number']);
  if (arm['kind'] === 'X') return number === 1 ? V8_2 : V9_0;
  if (number >= 510) return V9_0;
  return number === 55 || number >= 75 ? V8_2 : V8_0;
}
