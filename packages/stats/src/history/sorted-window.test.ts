import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSortedWindow } from './sorted-window.ts';

it('gives the mean rank of every value, however the window has moved', () => {
  const moves = fc.array(fc.record({ add: fc.integer({ min: 0, max: 8 }), drop: fc.integer({ min: 0, max: 12 }) }));
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 300, maxLength: 300 }),
      moves,
      (values, steps) => {
        const capacity = 40;
        const buffer = Float64Array.from(values);
        const sorted = createSortedWindow(capacity);
        let [start, end] = [0, 0];
        for (const { add, drop } of steps) {
          end = Math.min(values.length, end + add);
          start = Math.max(end - capacity, Math.min(end, start + drop - 3), 0);
          sorted.moveTo(buffer, start, end);
          const window = values.slice(start, end);
          for (const value of window) {
            const less = window.filter((other) => other < value).length;
            const equal = window.filter((other) => other === value).length;
            expect(sorted.midRank(value)).toBe(less + (equal + 1) / 2);
          }
        }
      },
    ),
  );
});
