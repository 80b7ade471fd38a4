import type { PhoneProfile } from './phone-profile.ts';
import type { Random } from './seeded-random.ts';

export type MemoryPhase = 'start' | 'loaded' | 'end';

/** Proportional set size of the harness process in a phase of its launch, in KiB. */
export function pssKbAt({ memory }: PhoneProfile, phase: MemoryPhase, random: Random): number {
  const engine = phase === 'start' ? 0 : memory.enginePssKb.value;
  const decoder = phase === 'end' ? memory.decoderPssKb.value : 0;
  return Math.round((memory.appPssKb.value + engine + decoder) * Math.exp(0.01 * random.normal()));
}
