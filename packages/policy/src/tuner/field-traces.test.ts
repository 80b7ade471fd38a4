import { seededRandom } from '@framefarm/phone-model';
import { describe, expect, it } from 'vitest';
import { type FieldTrace, chooseFieldTraces } from './field-traces.ts';
import { fitPrior } from './fit-prior.ts';
import { scoredClip } from './scored-clip.ts';

const FRAMES = 60;
const wave = (middle: number, height: number) =>
  Array.from({ length: FRAMES }, (_, i) => middle + height * Math.sin(i / 7));
const measured = Array.from({ length: 30 }, (_, i) =>
  scoredClip(`clip-${i}`, { frames: FRAMES, fps: 30, keyFrames: [0], bFrames: null }, wave(0.4 + i / 150, 0.1)),
);
const fieldTrace = (network: number, scores: readonly number[]): FieldTrace => ({
  network: `10.0.${network}.0`,
  points: scores.map((score, i) => ({ ptsMs: i * 33, score })),
});
const field = (count: number, middle: number, from = 0) =>
  Array.from({ length: count }, (_, i) => fieldTrace(from + i, wave(middle, 0.1)));
const choose = (offered: readonly FieldTrace[]) => chooseFieldTraces(measured, offered, seededRandom(3));

describe('traces from the field', () => {
  it('refresh the prior: one per network, at most half as many as were measured', () => {
    const chosen = choose([...field(20, 0.62), ...field(20, 0.62)]);
    expect(chosen).toMatchObject({ offered: 40, networks: 20, unlike: 0 });
    expect(chosen.used).toHaveLength(15);
    const [before, after] = [fitPrior(measured), fitPrior([...measured, ...chosen.used])];
    expect(after.mean - before.mean).toBeGreaterThan(0.02);
    expect(after.mean).toBeLessThan(0.6);
  });
  it('of too few networks are not used, however many they are', () => {
    expect(choose(field(9, 0.6)).used).toEqual([]);
    expect(choose(Array.from({ length: 500 }, () => field(3, 0.6)).flat()).used).toEqual([]);
  });
  it('unlike anything measured are left out: a stranger with a hundred networks moves the prior no further than measured clips reach', () => {
    for (const poison of [wave(-90, 0.1), wave(0.5, 40), Array<number>(FRAMES).fill(0.5)]) {
      const bad = Array.from({ length: 100 }, (_, i) => fieldTrace(i, poison));
      expect(choose(bad)).toMatchObject({ unlike: 100, used: [] });
      expect(choose([...bad, ...field(20, 0.5, 100)]).used).toHaveLength(15);
    }
    const nearly = choose(field(100, 0.68));
    const shift = fitPrior([...measured, ...nearly.used]).mean - fitPrior(measured).mean;
    expect(shift).toBeLessThan(0.1);
  });
  it('that are torn, short or out of order are left out', () => {
    const torn = field(12, 0.5).map(({ network, points }) => ({ network, points: points.slice(0, 5) }));
    const mixed = field(12, 0.5).map(({ network, points }) => ({ network, points: points.toReversed() }));
    for (const bad of [torn, mixed]) expect(choose(bad)).toMatchObject({ offered: 12, networks: 0, used: [] });
  });
});
