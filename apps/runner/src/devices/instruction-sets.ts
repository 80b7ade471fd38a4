import type { InstructionSet } from '@framefarm/domain';

/** Words of /proc/cpuinfo: hwcaps of arm64 (Documentation/arch/arm64/elf_hwcaps.rst) and flags of x86. */
const SHOWN_BY: Readonly<Record<string, InstructionSet>> = {
  asimdhp: 'fp16',
  asimddp: 'i8sdot',
  i8mm: 'i8mm',
  sve2: 'sve2',
  avx2: 'avx2',
  avx512f: 'avx512',
};

/** What every core has, because a thread may run on any; null when the text lists no features. */
export function instructionSets(cpuInfo: string): readonly InstructionSet[] | null {
  const cores = [...cpuInfo.matchAll(/^(?:Features|flags)\s*:(.*)$/gm)].map(([, words = '']) =>
    words.trim().split(/\s+/),
  );
  if (cores.length === 0) return null;
  return Object.entries(SHOWN_BY)
    .filter(([word]) => cores.every((words) => words.includes(word)))
    .map(([, name]) => name);
}
