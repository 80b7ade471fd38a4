import type { PhoneProfile } from './phone-profile.ts';
import type { Random } from './seeded-random.ts';

const PIXELS_720P = 1280 * 720;
const PIXELS_224 = 224 * 224;

export interface ClipSize {
  readonly width: number;
  readonly height: number;
}

export interface EngineSetting {
  readonly precision: 'fp32' | 'fp16' | 'int8';
  readonly threads: number;
  readonly inputWidth: number;
  readonly inputHeight: number;
}

export interface FrameCost {
  readonly seekMs: number;
  readonly decodeMs: number;
  readonly convertMs: number;
  readonly inferMs: number;
}

/** What one frame costs on a cool, warm-caches phone without noise; `decodedFrames` counts from the key frame on, inclusive. */
export function nominalFrameCost(
  profile: PhoneProfile,
  clip: ClipSize,
  decodedFrames: number,
  engine: EngineSetting,
): FrameCost {
  const { costs } = profile;
  const sizeRatio = (clip.width * clip.height) / PIXELS_720P;
  const precision = { fp32: 1, fp16: costs.fp16Factor.value, int8: costs.int8Factor.value }[engine.precision];
  const share = costs.parallelShare.value;
  const timeWith = (threads: number) => 1 - share + share / threads;
  // more threads than four big cores do not help on any phone of the tables
  const threads = timeWith(Math.min(engine.threads, 4)) / timeWith(4);
  return {
    seekMs: costs.seekMs.value,
    decodeMs: decodedFrames * costs.decodeFrame720pMs.value * sizeRatio ** costs.decodeSizeExponent.value,
    convertMs: costs.convert720pMs.value * sizeRatio,
    inferMs: costs.infer224Ms.value * ((engine.inputWidth * engine.inputHeight) / PIXELS_224) * precision * threads,
  };
}

/** Times of one launch: the same seed and the same calls give the same times. */
export interface LaunchTimes {
  modelLoadMs(speed: number): number;
  openMs(speed: number): number;
  frame(clip: ClipSize, decodedFrames: number, engine: EngineSetting, speed: number): FrameCost;
  selectMs(speed: number): number;
}

/** `speed` is the heat state's share of full speed, in (0, 1]. */
export function launchTimes(profile: PhoneProfile, random: Random): LaunchTimes {
  const { noise, costs } = profile;
  const launchFactor = Math.exp(noise.launchSigma.value * random.normal());
  let framesDone = 0;
  const noisy = (ms: number, speed: number) => {
    const outlier =
      random.uniform() < noise.outlierRate.value ? 1 + random.uniform() * (noise.outlierMaxFactor.value - 1) : 1;
    return (ms * launchFactor * outlier * Math.exp(noise.sigma.value * random.normal())) / speed;
  };
  return {
    modelLoadMs: (speed) => noisy(costs.modelLoadMs.value, speed),
    openMs: (speed) => noisy(costs.openMs.value, speed),
    selectMs: (speed) => noisy(costs.selectMs.value, speed),
    frame(clip, decodedFrames, engine, speed) {
      const cost = nominalFrameCost(profile, clip, decodedFrames, engine);
      const cold = framesDone++ < noise.coldFrames.value ? noise.coldFactor.value : 1;
      return {
        seekMs: noisy(cost.seekMs, speed),
        decodeMs: noisy(cost.decodeMs, speed),
        convertMs: noisy(cost.convertMs, speed),
        inferMs: noisy(cost.inferMs * cold, speed),
      };
    },
  };
}
