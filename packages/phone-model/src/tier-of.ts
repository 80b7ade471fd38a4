import { hasBackend, inferMs } from './infer-ms.ts';
import type { PhoneProfile, PhoneTier } from './phone-profile.ts';
import { nominalFrameCost } from './stage-times.ts';

/** The architecture's rule: low < 10, mid 10-24, high 25-59, flagship >= 60 frames affordable in 800 ms. */
export function tierOf(framesIn800Ms: number): PhoneTier {
  if (framesIn800Ms < 10) return 'low';
  if (framesIn800Ms < 25) return 'mid';
  return framesIn800Ms < 60 ? 'high' : 'flagship';
}

/** The micro-benchmark's reference: 720p AVC with a key frame each 30 frames, exact seeks, MobileNetV3-Small at 224. */
const REFERENCE = {
  clip: { width: 1280, height: 720 },
  meanDecodedFrames: 15.5,
  engine: { precision: 'fp16', threads: 1, inputWidth: 224, inputHeight: 224 },
} as const;

/**
 * Frames that fit into 800 ms from opening the reference clip, with the fastest engine setting and as much overlap of decoding
 * and scoring as the phone gives.
 */
export function framesIn800Ms(profile: PhoneProfile): number {
  const { decode, costs } = profile;
  const cost = nominalFrameCost(profile, REFERENCE.clip, REFERENCE.meanDecodedFrames, REFERENCE.engine);
  const settings = [
    ...[1, 2, 3, 4].map((threads) => ({ backend: 'cpu' as const, threads })),
    ...(['opencl', 'vulkan'] as const)
      .filter((each) => hasBackend(profile, each))
      .map((backend) => ({ backend, threads: 1 })),
  ];
  const bestMs = Math.min(...settings.map((setting) => inferMs(profile, { ...REFERENCE.engine, ...setting })));
  const frameMs = cost.seekMs + cost.decodeMs + cost.convertMs + bestMs;
  const fixedMs = decode.openMs.value + costs.selectMs.value;
  const overlap = Math.min(decode.overlap.value, decode.instances.value);
  return Math.max(0, Math.floor(((800 - fixedMs) / frameMs) * overlap));
}
