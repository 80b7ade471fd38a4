import { describe, expect, it } from 'vitest';
import { type TierClues, priorTier } from './prior-tier.ts';

const unknown: TierClues = { model: 'X-1', soc: null, ramMb: 5700, cores: 8, lowRam: false };

describe('the tier of a phone that nobody measured', () => {
  it('is that of the known phone of its model, however it is spelt', () =>
    expect(priorTier({ ...unknown, model: 'PIXEL 4a (5G)', ramMb: 1000 })).toBe('mid'));
  it('is that of a known phone with the same SoC', () =>
    expect(priorTier({ ...unknown, soc: 'sm7250', ramMb: null })).toBe('mid'));
  it.each([
    ['low with little memory', { ramMb: 2800 }, 'low'],
    ['low when it calls itself a low-memory phone', { lowRam: true }, 'low'],
    ['low with fewer than eight cores', { cores: 4 }, 'low'],
    ['low when its memory is not known', { ramMb: null }, 'low'],
    ['mid with the memory of a phone sold with 4 GB', { ramMb: 3700 }, 'mid'],
    ['high with the memory of a phone sold with 6 GB or more', { ramMb: 11_000 }, 'high'],
  ] as const)('is %s', (_, clues, tier) => expect(priorTier({ ...unknown, ...clues })).toBe(tier));
});
