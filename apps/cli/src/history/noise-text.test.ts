import type { Noise } from '@framefarm/contracts';
import { expect, it } from 'vitest';
import { noiseText } from './noise-text.ts';

const floor: Noise['floors'][number] = {
  tier: 'low',
  metric: 'total',
  quantile: 'p95',
  comparisons: 28,
  pairs: 252,
  pairSd: 0.031,
  mde: 0.048,
  falseAlarms: 3,
  falseAlarmRate: [0.0227, 0.2823],
  alertFloor: 0.04,
  isInformational: true,
};

it('a metric that is too noisy says so, and the others from which change on they alert', () => {
  const noise: Noise = { schedule: { startsAt: '02:00', enabled: true }, floors: [floor], nights: [] };
  expect(noiseText(noise)).toMatch(/low +total p95 +28 +252 +3\.1 % +4\.8 % +3 +2\.3 % to 28\.2 % +informational/);
  expect(noiseText({ ...noise, floors: [{ ...floor, isInformational: false }] })).toContain('alerts from 4.0 %');
});

it('a farm without nights says how to get them, and a night that did not end says why', () => {
  const nights: Noise['nights'] = [
    { night: '2026-01-01', tier: 'low', state: 'missed', reason: 'no phone', comparisonId: null },
  ];
  expect(noiseText({ schedule: null, floors: [], nights })).toBe(
    'no nights of A/A are planned: framefarm noise schedule --at 02:00\nno night has ended yet: nothing is known of the noise\n2026-01-01 low: missed, no phone',
  );
});
