import type { PhoneProfile } from './phone-profile.ts';
import { nominalFrameCost } from './stage-times.ts';

export type PhoneTier = 'low' | 'mid' | 'high' | 'flagship';

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
  engine: { precision: 'fp32', threads: 4, inputWidth: 224, inputHeight: 224 },
} as const;

/** Frames that fit into 800 ms from opening the reference clip, one after the other (no overlap of decode and inference). */
export function framesIn800Ms(profile: PhoneProfile): number {
  const cost = nominalFrameCost(profile, REFERENCE.clip, REFERENCE.meanDecodedFrames, REFERENCE.engine);
  const fixedMs = profile.costs.openMs.value + profile.costs.selectMs.value;
  return Math.floor((800 - fixedMs) / (cost.seekMs + cost.decodeMs + cost.convertMs + cost.inferMs));
}
