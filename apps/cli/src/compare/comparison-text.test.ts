import { expect, it } from 'vitest';
import { intervalText, percent } from './comparison-text.ts';

it('shows changes as percent, and what is beyond any use only as that', () => {
  expect([percent(null), percent(-0.01), percent(0.1974), percent(10)]).toEqual([
    '-',
    '-1.00 %',
    '+19.74 %',
    '+1000.00 %',
  ]);
  expect(intervalText([-1, 12_799_936])).toBe('-100.00 % to over +1000 %');
});
