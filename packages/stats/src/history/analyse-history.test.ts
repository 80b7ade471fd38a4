import { expect, it } from 'vitest';
import { HISTORY_METHODS, analyseHistory } from './analyse-history.ts';

const step = Array.from({ length: 60 }, (_, run) => (run < 30 ? 100 : 120) + ((run * 7) % 5) / 5);
const never = () => 0;

it('calls a rise bad when lower is better, good when higher is, and neither when nobody says', () => {
  const effectOf = (direction?: 'lower' | 'higher') =>
    analyseHistory({ name: 'a', values: step, ...(direction ? { direction } : {}) }, 'ours', never).map(
      ({ index, effect }) => [index, effect],
    );
  expect(effectOf('lower')).toEqual([[30, 'bad']]);
  expect(effectOf('higher')).toEqual([[30, 'good']]);
  expect(effectOf()).toEqual([[30, null]]);
});

it('explains a change by levels, relative size and confidence', () => {
  const [change] = analyseHistory({ name: 'a', values: step }, 'ours', never);
  expect(change?.before).toBeCloseTo(100.4, 6);
  expect(change?.after).toBeCloseTo(120.4, 6);
  expect(change?.relativeChange).toBeCloseTo(20 / 100.4, 6);
  expect(change?.confidence).toBeGreaterThan(0.99);
  expect(change?.confidence).toBeLessThanOrEqual(1);
});

it('finds the same obvious step by every method', () => {
  let state = 1;
  const uniform = () => (state = (state * 48271) % 2147483647) / 2147483647;
  for (const method of HISTORY_METHODS) {
    expect(analyseHistory({ name: 'a', values: step }, method, uniform).map(({ index }) => index)).toEqual([30]);
  }
});

it.each([
  [[], 'no values'],
  [[1], 'one value'],
  [[1, NaN], 'value 1 of history "x" is NaN'],
  [[1, 2, Infinity], 'value 2 of history "x" is Infinity'],
  [[null, 2], 'value 0 of history "x" is null'],
  [['3', 2], 'value 0 of history "x" is "3"'],
])('refuses %j and says why', (values, message) => {
  expect(() => analyseHistory({ name: 'x', values: values as number[] }, 'ours', never)).toThrow(message);
});

it('says that six thousand runs are too many for the method of MongoDB, and takes them itself', () => {
  const values = Array.from({ length: 6000 }, (_, run) => run % 7);
  expect(() => analyseHistory({ name: 'x', values }, 'mongodb', never)).toThrow('method mongodb takes 5000');
  expect(analyseHistory({ name: 'x', values }, 'ours', never)).toEqual([]);
});
