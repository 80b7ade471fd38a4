export * from './phone-profile.ts';
export { PHONE_PROFILES, profileByName } from './profile-by-name.ts';
export { type Random, seededRandom } from './seeded-random.ts';
export { type HeatState, heatAfter, idleHeat, speedUnder, thermalStatusOf } from './heat.ts';
export {
  type ClipSize,
  type EngineSetting,
  type FrameCost,
  type LaunchTimes,
  launchTimes,
  nominalFrameCost,
} from './stage-times.ts';
export { type PhoneTier, framesIn800Ms, tierOf } from './tier-of.ts';
export { type MemoryPhase, pssKbAt } from './memory-at.ts';
