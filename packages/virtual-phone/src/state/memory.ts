import type { PhoneProfile } from '@framefarm/phone-model';
import type { ProcessTable } from './process-table.ts';

export interface MemoryUse {
  readonly totalKb: number;
  readonly freeKb: number;
  readonly availableKb: number;
  readonly cachedKb: number;
}

// kernel, drivers, graphics buffers and the small daemons that the process table leaves out; no published number
const KERNEL_SHARE = 0.18;
const PAGE_CACHE_SHARE = 0.3;
/** Of all memory; when less is available, the low-memory killer takes processes. */
export const LOW_MEMORY_SHARE = 0.03;

/** What of the phone's memory is in use, from the proportional set sizes of its processes. */
export function memoryUse(profile: PhoneProfile, processes: ProcessTable): MemoryUse {
  const totalKb = profile.ramKb.value;
  const usedKb = [...processes.all.values()].reduce((sum, process) => sum + process.pssKb, 0) + totalKb * KERNEL_SHARE;
  const leftKb = Math.max(0, Math.round(totalKb - usedKb));
  const cachedKb = Math.min(leftKb, Math.round(totalKb * PAGE_CACHE_SHARE));
  return { totalKb, freeKb: leftKb - cachedKb, availableKb: leftKb, cachedKb };
}
