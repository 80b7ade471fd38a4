import { describe, expect, it } from 'vitest';
import { tierOf } from './tier-of.ts';

const facts = { model: 'Pixel 9', soc: 'Tensor G4', ramMb: 11_500, performanceClass: 35 };
const rules = [
  { level: 1, tier: 'mid', selectors: [{ minRamMb: 3500 }] },
  { level: 2, tier: 'high', selectors: [{ minRamMb: 5500, minPerformanceClass: 33 }, { socs: ['Dimensity 9000'] }] },
  { level: 9, tier: 'low', selectors: [{ models: ['Slow One'] }] },
] as const;
const tier = (changes: object) => tierOf(rules as never, { ...facts, ...changes });

describe('the tier of a phone by the rules of a manifest', () => {
  it('is that of the matching rule of the highest level', () => {
    expect([tier({}), tier({ performanceClass: 0 }), tier({ model: 'Slow One' })]).toEqual(['high', 'mid', 'low']);
    expect(tier({ performanceClass: 0, soc: 'Dimensity 9000' })).toBe('high');
  });
  it('is low when no rule matches, also because the phone does not say', () => {
    expect(tier({ ramMb: null, soc: null, performanceClass: null })).toBe('low');
    expect(tierOf([], facts)).toBe('low');
  });
});
