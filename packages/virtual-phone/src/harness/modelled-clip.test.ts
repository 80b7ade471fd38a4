import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mp4Error } from '../mp4/mp4-boxes.ts';
import { readClip } from '../mp4/read-clip.ts';
import { frameAt } from './modelled-clip.ts';
import { readHarnessFile } from './phone-fixture.ts';

const HOME = readHarnessFile('clips/known-best-home.mp4');

describe('reading a clip', () => {
  it('finds size, length, times and key frames of a real one', () => {
    const clip = readClip(HOME);
    expect(clip).toMatchObject({ width: 480, height: 270, codec: 'avc', durationMs: 5000 });
    expect(clip.frames.map(({ ptsMs }) => ptsMs)).toEqual(Array.from({ length: 125 }, (_, frame) => frame * 40));
    expect(clip.frames.filter(({ key }) => key).map(({ ptsMs }) => ptsMs)).toEqual([0, 2000, 4000]);
    expect(clip.frames.map(({ decodeOrder }) => decodeOrder).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 125 }, (_, frame) => frame),
    );
  });

  it('of any damaged bytes either reads them or says what is wrong', () => {
    const damage = fc.array(fc.tuple(fc.nat(HOME.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    // the index is the last 2 kB: most damage has to be there to matter
    const inIndex = fc.array(fc.tuple(fc.integer({ min: HOME.length - 2062, max: HOME.length - 1 }), fc.nat(255)));
    fc.assert(
      fc.property(fc.oneof(damage, inIndex), fc.option(fc.nat(HOME.length)), (bytes, length) => {
        const data = Buffer.from(HOME.subarray(0, length ?? HOME.length));
        for (const [at, value] of bytes) if (at < data.length) data[at] = value;
        try {
          expect(readClip(data).frames.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(Mp4Error);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the frame at a target', () => {
  const clip = readClip(HOME);
  it.each([
    ['a key frame', 2000, 2000, 1, 1],
    ['just after a key frame', 2001, 2040, 2, 5],
    ['the middle between two key frames', 1250, 1280, 31, 36],
    ['just before the next key frame, which is the frame to find', 3961, 4000, 51, 51],
    ['the end', 5000, 4960, 25, 25],
  ])('%s is decoded from the key frame before the target', (_, targetMs, ptsMs, least, most) => {
    const found = frameAt(clip, targetMs, true);
    expect(found.frame.ptsMs).toBe(ptsMs);
    // B frames are decoded up to three places away from where they are shown
    expect(found.decodedFrames).toBeGreaterThanOrEqual(least);
    expect(found.decodedFrames).toBeLessThanOrEqual(most);
  });

  it('is the key frame before it on a phone that seeks to key frames only', () => {
    expect(frameAt(clip, 3961, false)).toMatchObject({ frame: { ptsMs: 2000, key: true }, decodedFrames: 1 });
    expect(frameAt(clip, 0, false)).toMatchObject({ frame: { ptsMs: 0, key: true }, decodedFrames: 1 });
  });
});
