import type { RawPair } from '../comparison/judge-comparison.ts';

/** Pairs on so many phones: B is slower by `change`, launches wobble by half a percent. */
export function pairs(count: number, phones: number, change: number): RawPair[] {
  return Array.from({ length: count }, (_, number) => ({
    number,
    device: `phone ${number % phones}`,
    state: 'valid' as const,
    launches: (['A', 'B'] as const).map((arm) => {
      const level = 100 * (1 + 0.005 * Math.sin(7 * number + (arm === 'A' ? 0 : 2))) * (arm === 'B' ? 1 + change : 1);
      const picks = Array.from({ length: 5 }, (__, i) => ({ total: level * (1 + 0.001 * i) }));
      return {
        arm,
        id: `${number}${arm}`,
        build: arm,
        body: 'real',
        os: '14',
        loadMs: 1,
        pssKb: null,
        clips: picks.map(() => 'c'),
        picks,
      };
    }),
  }));
}
