import { type EngineSetting, inferMs } from './infer-ms.ts';
import type { PhoneProfile } from './phone-profile.ts';
import type { Random } from './seeded-random.ts';

const PIXELS_720P = 1280 * 720;
const PIXELS_1080P = 1920 * 1080;

export interface ClipSize {
  readonly width: number;
  readonly height: number;
  /** AVC when left out. */
  readonly codec?: 'avc' | 'hevc';
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
  return {
    seekMs: profile.decode.seekMs.value,
    decodeMs: decodedFrames * decodeFrameMs(profile, clip),
    convertMs: profile.costs.convert720pMs.value * ((clip.width * clip.height) / PIXELS_720P),
    inferMs: inferMs(profile, engine),
  };
}

/** Between and beyond the two published sizes: a power of the number of pixels. HEVC by its ratio to AVC at 1080p. */
function decodeFrameMs({ decode }: PhoneProfile, { width, height, codec = 'avc' }: ClipSize): number {
  const [at720p, at1080p] = [1000 / decode.avc720pFps.value, 1000 / decode.avc1080pFps.value];
  const exponent = Math.log(at1080p / at720p) / Math.log(PIXELS_1080P / PIXELS_720P);
  const avcMs = at720p * ((width * height) / PIXELS_720P) ** exponent;
  return codec === 'avc' ? avcMs : avcMs * (decode.avc1080pFps.value / decode.hevc1080pFps.value);
}

/** Times of one launch: the same seed and the same calls give the same times. */
export interface LaunchTimes {
  modelLoadMs(backend: EngineSetting['backend'], speed: number): number;
  openMs(speed: number): number;
  frame(clip: ClipSize, decodedFrames: number, engine: EngineSetting, speed: number): FrameCost;
  selectMs(speed: number): number;
}

/** `speed` is the heat state's share of full speed, in (0, 1]. */
export function launchTimes(profile: PhoneProfile, random: Random): LaunchTimes {
  const { noise, costs, gpu, decode } = profile;
  const launchFactor = Math.exp(noise.launchSigma.value * random.normal());
  let framesDone = 0;
  const noisy = (ms: number, speed: number, sigma = noise.sigma.value) => {
    const outlier =
      random.uniform() < noise.outlierRate.value ? 1 + random.uniform() * (noise.outlierMaxFactor.value - 1) : 1;
    return (ms * launchFactor * outlier * Math.exp(sigma * random.normal())) / speed;
  };
  return {
    modelLoadMs: (backend = 'cpu', speed) =>
      noisy(costs.modelLoadMs.value + (backend === 'cpu' ? 0 : gpu.loadMs.value), speed),
    openMs: (speed) => noisy(decode.openMs.value, speed),
    selectMs: (speed) => noisy(costs.selectMs.value, speed),
    frame(clip, decodedFrames, engine, speed) {
      const cost = nominalFrameCost(profile, clip, decodedFrames, engine);
      const cold = framesDone++ < noise.coldFrames.value ? noise.coldFactor.value : 1;
      const onCpu = (engine.backend ?? 'cpu') === 'cpu';
      return {
        seekMs: noisy(cost.seekMs, speed),
        decodeMs: noisy(cost.decodeMs, speed),
        convertMs: noisy(cost.convertMs, speed),
        inferMs: noisy(cost.inferMs * cold, speed, onCpu ? noise.sigma.value : gpu.sigma.value),
      };
    },
  };
}
