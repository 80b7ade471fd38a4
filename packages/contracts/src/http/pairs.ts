import { GATE_REASONS, PAIR_ARMS, WAIT_REASONS } from '@framefarm/domain';
import Type, { type Static } from 'typebox';
import { HarnessPlan } from '../harness/plan.ts';
import { Count, Instant, Millis, Name, Sha256, idOf, nullable, oneOf, strictObject, text } from '../primitives.ts';

export const ComparisonId = idOf('cmp');
const Celsius = Type.Number({ minimum: -60, maximum: 150 });
const Share = Type.Number({ minimum: 0, maximum: 1 });
const Percent = Type.Number({ minimum: 0, maximum: 100 });
const thermalStatus = nullable(Type.Integer({ minimum: 0, maximum: 6 }));
const headroom = nullable(Type.Number({ minimum: 0, maximum: 100 }));

/** What a phone says of itself right before or after a launch; null where it does not say. */
export const PhoneReading = strictObject({
  monotonicMs: Type.Number({ minimum: 0 }),
  wallMs: Type.Number({ minimum: 0 }),
  thermalStatus,
  thermalHeadroom: headroom,
  batteryC: nullable(Celsius),
  batteryPercent: nullable(Percent),
  isCharging: nullable(Type.Boolean()),
  isBatterySaver: Type.Boolean(),
  cpuMaxKHz: nullable(Type.Number({ minimum: 0 })),
  probeMs: nullable(Millis),
  isScreenOn: Type.Boolean(),
  uptimeS: Type.Number({ minimum: 0 }),
  packages: nullable(text(1, 200)),
  isFixedPerformance: nullable(Type.Boolean()),
});
export const LaunchTelemetry = strictObject({
  before: PhoneReading,
  after: PhoneReading,
  maxThermalStatus: thermalStatus,
  maxThermalHeadroom: headroom,
  bigCoreShare: nullable(Share),
  otherCpuShare: nullable(Share),
  isFocusLost: Type.Boolean(),
  isScreenOff: Type.Boolean(),
});
export type LaunchTelemetry = Static<typeof LaunchTelemetry>;

const limit = {
  maxHeadroomBefore: Type.Number({ minimum: 0 }),
  maxHeadroomDuring: Type.Number({ minimum: 0 }),
  maxBatteryC: Celsius,
  maxBatteryRiseC: Type.Number({ minimum: 0 }),
  maxBatteryDifferenceC: Type.Number({ minimum: 0 }),
  batteryPercent: strictObject({ from: Percent, to: Percent }),
  minBatteryPercentDuring: Percent,
  maxProbeRatio: Type.Number({ minimum: 1 }),
  maxBigCoreShareDifference: Share,
  maxOtherCpuShare: Share,
  minUptimeS: Type.Number({ minimum: 0 }),
  maxPairApartMs: Millis,
  coolDown: strictObject({
    pollS: Type.Number({ exclusiveMinimum: 0, maximum: 600 }),
    leastS: Type.Number({ minimum: 0, maximum: 3600 }),
    mostS: Type.Number({ minimum: 0, maximum: 3600 }),
  }),
};
export const LaunchGateLimits = strictObject(limit);
/** What differs from the limits of the house; a verdict under other limits says so. */
export const LaunchGateChanges = Type.Partial(LaunchGateLimits, {
  additionalProperties: false,
  description: 'limits of launch gates that differ from the usual ones',
});
export type LaunchGateChanges = Static<typeof LaunchGateChanges>;

const ArmOffer = strictObject({ plan: HarnessPlan, harnessBuild: strictObject({ version: Name, sha256: Sha256 }) });
/** In an offer: the run measures pairs of A and B until it is told to stop. */
export const PairsOffer = strictObject({
  comparisonId: ComparisonId,
  arms: strictObject({ A: ArmOffer, B: ArmOffer }),
});
/** In an offer: behind what each launch of the run waits, and by what it counts. */
export const GatesOffer = strictObject({ limits: LaunchGateLimits, usualProbeMs: nullable(Millis) });
export type PairsOffer = Static<typeof PairsOffer>;

export const NextPairBody = strictObject({ fence: Count });
/** The pair to measure now; the same one again until it is closed. Null: this phone is done, and `why` says why. */
export const NextPair = strictObject({
  pair: nullable(
    strictObject({
      number: Count,
      order: Type.Array(oneOf(PAIR_ARMS), { minItems: 2, maxItems: 2 }),
      firstLaunch: Count,
    }),
  ),
  why: oneOf(['run', 'decided', 'enough', 'share-done', 'unfit']),
});
export type NextPair = Static<typeof NextPair>;
export const ClosePairBody = strictObject({
  fence: Count,
  launches: Type.Array(strictObject({ arm: oneOf(PAIR_ARMS), launch: Count, telemetry: LaunchTelemetry }), {
    maxItems: 2,
    description: 'those that ran, in order',
  }),
  missing: Type.Array(oneOf(GATE_REASONS), { description: 'what the phone still lacked when the cool-down was over' }),
  waitedFor: Type.Array(oneOf(GATE_REASONS)),
  waitedMs: Type.Integer({ minimum: 0, maximum: 1e9 }),
});
export type ClosePairBody = Static<typeof ClosePairBody>;
/** How one launch of an ordinary run went behind its gates; `telemetry` is null of one that never began, and `missing` says why. */
export const GatedLaunch = strictObject({
  launch: Count,
  telemetry: nullable(LaunchTelemetry),
  missing: Type.Array(oneOf(GATE_REASONS), { description: 'what the phone still lacked when the cool-down was over' }),
  waitedFor: Type.Array(oneOf(GATE_REASONS)),
  waitedMs: Type.Integer({ minimum: 0, maximum: 1e9 }),
});
export type GatedLaunch = Static<typeof GatedLaunch>;
/** In a heartbeat: what a phone waits for before its next launch. */
export const PhoneWait = strictObject({ for: Type.Array(oneOf(WAIT_REASONS)), sinceMs: Millis });
/** What a running phone waits for, and since when. */
export const PhoneWaitSince = strictObject({ for: Type.Array(Type.String()), since: Instant });
