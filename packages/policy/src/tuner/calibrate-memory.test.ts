import { describe, expect, it } from 'vitest';
import { calibrateMemory } from './calibrate-memory.ts';

const launches = (device: string, decoders: number, ...pssKb: number[]) =>
  pssKb.map((kb) => ({ device, decoders, pssKb: kb }));

describe('what a decoder holds', () => {
  it('is what launches with two hold more than launches with one, and no launch is above the sum', () => {
    const seen = [...launches('a', 1, 60_000, 64_000, 69_000), ...launches('a', 2, 69_000, 70_000, 72_000)];
    expect(calibrateMemory(seen)).toEqual({ baseKb: 63_000, decoderKb: 6000 });
  });
  it('is shared out when a launch started more than one more', () => {
    expect(calibrateMemory([...launches('a', 1, 50_000), ...launches('a', 3, 58_000)])).toEqual({
      baseKb: 46_000,
      decoderKb: 4000,
    });
  });
  it('is told within one device, of several the most', () => {
    const big = [...launches('big', 1, 90_000), ...launches('big', 2, 92_000)];
    const small = [...launches('small', 1, 40_000), ...launches('small', 2, 45_000)];
    expect(calibrateMemory([...big, ...small]).decoderKb).toBe(5000);
    // a big phone with two and a small one with one say nothing about a decoder
    expect(calibrateMemory([...launches('big', 2, 92_000), ...launches('small', 1, 40_000)])).toEqual({
      baseKb: 92_000,
      decoderKb: 0,
    });
  });
  it('is never less than nothing, and the worst launch counts', () => {
    expect(calibrateMemory([...launches('a', 1, 61_000), ...launches('a', 2, 60_000)])).toEqual({
      baseKb: 61_000,
      decoderKb: 0,
    });
  });
});
