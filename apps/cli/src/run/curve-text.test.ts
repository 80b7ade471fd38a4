import type { SustainedCurve } from '@framefarm/contracts';
import { expect, it } from 'vitest';
import { sustainedPicture } from '../report/sustained-picture.ts';
import { curveText } from './curve-text.ts';

const point = (minute: number, p50Ms: number, celsius: number | null) => ({
  fromMs: minute * 60_000,
  picks: 60,
  p50Ms,
  p95Ms: 1.2 * p50Ms,
  celsius,
  thermalStatus: minute < 2 ? 0 : 2,
  cpuMaxKHz: minute < 2 ? 7_000_000 : 5_600_000,
});
const CURVE: SustainedCurve = {
  runId: 'run_1',
  pointMs: 60_000,
  launches: [[point(0, 100, 30), point(1, 110, 34), point(2, 125, 38)]],
  decline: {
    firstMs: 100,
    steadyMs: 125,
    steadyFromMs: 120_000,
    change: 0.25,
    interval: [0.2, 0.3],
    level: 0.95,
    speaksOf: 'this launch',
    n: 6,
    isSteady: false,
  },
  heatSlope: { perCelsius: 0.028, interval: [0.02, 0.035], level: 0.95, explained: 0.97, points: 3 },
};

it('a curve is drawn as sparklines of latency, temperature and clocks, with its table and what heat cost', () => {
  const text = curveText(CURVE);
  expect(text).toContain('launch 0, a point every 1 min');
  expect(text).toContain('p50 ms         ▁▄█  100.0 to 125.0');
  expect(text).toContain('temperature C  ▁▅█  30.0 to 38.0');
  expect(text).toContain('clocks MHz     ██▁  7000.0 to 5600.0');
  expect(text).toMatch(/2 min +60 +125.0 +150.0 +38.0 +2 +5600/);
  expect(text).toContain(
    '125.0 ms from 2 min on: +25.00 % (95 % interval +20.00 % to +30.00 %, within this launch, 6 blocks)',
  );
  expect(text).toContain('had not settled yet');
  expect(text).toContain('+2.80 % for each degree');
});

it('a phone that tells nothing of its heat has no line of it, in text and in the picture', () => {
  const silent = (one: SustainedCurve['launches'][number][number]) => ({ ...one, celsius: null, cpuMaxKHz: null });
  const curve = { ...CURVE, launches: CURVE.launches.map((points) => points.map(silent)), heatSlope: null };
  expect(curveText(curve)).not.toContain('temperature C ');
  expect(curveText(curve)).toContain('the phone tells no temperature');
  expect(sustainedPicture(curve).match(/<svg/g)).toHaveLength(1);
  expect(sustainedPicture(CURVE).match(/<svg/g)).toHaveLength(3);
});

it('a run without a measured pick has no curve to draw', () => {
  expect(curveText({ ...CURVE, launches: [], decline: null, heatSlope: null })).toContain('no launch has reported');
});
