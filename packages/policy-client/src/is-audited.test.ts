import { expect, it } from 'vitest';
import { isAudited } from './is-audited.ts';

it('audits one session of a hundred, always the same ones', () => {
  const ids = Array.from({ length: 20_000 }, (_, i) => `session-${String(i).padStart(12, '0')}`);
  const audited = ids.filter(isAudited);
  // binomial, four standard deviations
  expect(Math.abs(audited.length - 200)).toBeLessThan(57);
  expect(ids.filter(isAudited)).toEqual(audited);
});
