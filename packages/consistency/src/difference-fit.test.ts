import { expect, it } from 'vitest';
import { createDifferenceFit } from './difference-fit.ts';
import { rankCorrelation } from './rank-correlation.ts';

it('finds the linear map behind a difference', () => {
  const fit = createDifferenceFit(2, 1, [1e-9, 1e-9]);
  for (let i = 0; i < 50; i++) {
    const [x, y] = [Math.sin(i), Math.cos(3 * i)];
    fit.add([x, y], [0.25 * x - 2 * y]);
  }
  const [[a = 0, b = 0] = []] = fit.solve();
  expect(a).toBeCloseTo(0.25, 6);
  expect(b).toBeCloseTo(-2, 6);
});

it('gives a direction without variation no coefficient', () => {
  const fit = createDifferenceFit(2, 1, [1, 1]);
  for (let i = 0; i < 50; i++) fit.add([10 * Math.sin(i), 1e-3], [3 * Math.cos(7 * i)]);
  expect(Math.abs(fit.solve()[0]?.[1] ?? 1)).toBeLessThan(1e-3);
});

it('gives zeros when nothing was added', () => {
  expect(createDifferenceFit(2, 1, [1, 1]).solve()).toEqual([[0, 0]]);
});

// 7 pairs in order, 3 against it: (7 - 3) / 10
it('ranks by the pairs that the reference holds apart', () => {
  expect(rankCorrelation([1, 2, 3, 4, 5], [2, 1, 4, 5, 3])).toBeCloseTo(0.4, 12);
  expect(rankCorrelation([1, 1.01, 2], [5, 4, 6], 0.1)).toBe(1);
  expect(rankCorrelation([1], [1])).toBe(1);
});
