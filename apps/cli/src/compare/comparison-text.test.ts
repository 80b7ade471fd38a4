import { expect, it } from 'vitest';
import { intervalText, percent, progressKey } from './comparison-text.ts';

it('shows changes as percent, and what is beyond any use only as that', () => {
  expect([percent(null), percent(-0.01), percent(0.1974), percent(10)]).toEqual([
    '-',
    '-1.00 %',
    '+19.74 %',
    '+1000.00 %',
  ]);
  expect(intervalText([-1, 12_799_936])).toBe('-100.00 % to over +1000 %');
});

it('tells a wait once, whatever its seconds, and the rest before each launch not at all', () => {
  const line = '1 of at most 2 pairs; ends by 10:00:00 UTC';
  expect(progressKey(`${line}; phone-1 waits for rest since 1 s`)).toBe(progressKey(line));
  const waits = `${line}; phone-1 waits for battery-level, rest since`;
  expect(progressKey(`${waits} 1 s`)).toBe(progressKey(`${waits} 2 s`));
  expect(progressKey(`${waits} 1 s`)).not.toBe(progressKey(line));
});
