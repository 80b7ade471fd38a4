import type { PhoneProfile } from '@framefarm/phone-model';
import { BOOTED_PSS_KB, type ProcessTable } from './process-table.ts';

export interface MemoryUse {
  readonly totalKb: number;
  readonly freeKb: number;
  readonly availableKb: number;
  readonly cachedKb: number;
}

// what Linux keeps of files as long as nobody needs the space; no published number
const PAGE_CACHE_SHARE = 0.3;

/** The profile's available memory is that of the idle phone: what it has booted with is not in it, every other process takes of it. */
export function memoryUse({ ramKb, memory }: PhoneProfile, processes: ProcessTable): MemoryUse {
  const totalKb = ramKb.value;
  const pssKb = [...processes.all.values()].reduce((sum, process) => sum + process.pssKb, 0);
  const availableKb = Math.max(0, Math.round(memory.availableKb.value + BOOTED_PSS_KB - pssKb));
  const cachedKb = Math.min(availableKb, Math.round(totalKb * PAGE_CACHE_SHARE));
  return { totalKb, freeKb: availableKb - cachedKb, availableKb, cachedKb };
}
