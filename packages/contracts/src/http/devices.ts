import {
  BODIES,
  DEVICE_STATES,
  HOLD_MINUTES,
  INSTRUCTION_SETS,
  PLATFORMS,
  PROBLEM_KINDS,
  TIERS,
} from '@framefarm/domain';
import Type, { type Static } from 'typebox';
import { Count, DeviceId, Instant, Name, RunId, RunnerId, nullable, oneOf, strictObject } from '../primitives.ts';
import { PhoneWaitSince } from './pairs.ts';

export const DeviceFacts = strictObject({
  serial: Type.String({ minLength: 1, maxLength: 120, pattern: '^[A-Za-z0-9._:-]+$' }),
  platform: oneOf(PLATFORMS),
  body: oneOf(BODIES),
  tier: oneOf(TIERS),
  tierSource: oneOf(['declared', 'prior']),
  model: Name,
  osVersion: Name,
  abi: Name,
  ramMb: nullable(Type.Integer({ minimum: 1 })),
  profile: nullable(Name),
  brand: Type.Optional(Name),
  soc: Type.Optional(Name),
  cores: Type.Optional(Type.Integer({ minimum: 1, maximum: 256 })),
  sdk: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  fingerprint: Type.Optional(Name),
  instructionSets: Type.Optional(
    Type.Array(oneOf(INSTRUCTION_SETS), { uniqueItems: true, description: 'of every core; unknown if left out' }),
  ),
});
export type DeviceFacts = Static<typeof DeviceFacts>;
const Sentence = Type.String({ minLength: 1, maxLength: 500, pattern: '^[^\\u0000-\\u001f\\u007f\\ud800-\\udfff]+$' });
const problem = {
  address: Name,
  serial: nullable(DeviceFacts.properties.serial),
  why: Sentence,
  next: Sentence,
};
/** A phone that the runner sees and cannot use. One that needs a person and is known by its serial goes into quarantine. */
export const PhoneProblem = strictObject({ kind: oneOf(['unusable', 'needs-person']), ...problem });
export type PhoneProblem = Static<typeof PhoneProblem>;
/** All devices that the runner sees now; those it named before and does not name any more go offline. Problems as well. */
export const PutRunnerDevicesBody = strictObject({
  devices: Type.Array(DeviceFacts, { maxItems: 500 }),
  problems: Type.Optional(Type.Array(PhoneProblem, { maxItems: 500 })),
});
export const Label = Type.String({
  pattern: '^[a-z0-9][a-z0-9._-]{0,39}$',
  description: 'small letters, digits, dots, dashes',
});
export const Hold = strictObject(
  { by: Name, reason: nullable(Name), until: Instant },
  'a person has the device in hand',
);
const SeenBy = strictObject({ runnerId: RunnerId, runnerName: Name, since: Instant });
export const Device = strictObject({
  id: DeviceId,
  runnerId: RunnerId,
  runnerName: Name,
  runnerSince: Instant,
  alsoSeenBy: Type.Array(SeenBy, { description: 'live runners that name its serial too and may not have it' }),
  ...DeviceFacts.properties,
  labels: Type.Array(Label),
  hold: nullable(Hold),
  quarantineReason: nullable(Type.String({ description: 'why it takes no runs but health checks' })),
  suspectReason: nullable(
    Type.String({ description: 'its last golden run drifted from its own baseline; the next one decides' }),
  ),
  needsPerson: Type.Boolean({
    description: 'it is in quarantine because the runner could not bring it back by itself',
  }),
  nextCheckAt: nullable(
    Type.String({
      format: 'date-time',
      description:
        'from when on the farm checks a device in quarantine by itself, as soon as it is there; null in quarantine: only a person lets it back',
    }),
  ),
  state: oneOf(DEVICE_STATES),
  fence: Count,
  currentRunId: nullable(RunId),
  phoneWait: nullable(PhoneWaitSince),
  lastSeenAt: Instant,
});
export type Device = Static<typeof Device>;
/** A problem as the farm keeps it, for as long as its runner is alive and names it. */
export const RunnerProblem = strictObject({ kind: oneOf(PROBLEM_KINDS), ...problem, ...SeenBy.properties });
export type RunnerProblem = Static<typeof RunnerProblem>;
export const Devices = strictObject({ devices: Type.Array(Device), problems: Type.Array(RunnerProblem) });
/** The devices that are the runner's now. */
export const RunnerDevices = strictObject({ devices: Type.Array(Device) });
export const SetLabelsBody = strictObject({ labels: Type.Array(Label, { maxItems: 50, uniqueItems: true }) });
export const HoldBody = strictObject({
  by: Name,
  reason: Type.Optional(Name),
  minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: HOLD_MINUTES.most, default: HOLD_MINUTES.usual })),
});
export const DeviceHistory = strictObject({
  history: Type.Array(strictObject({ at: Instant, facts: DeviceFacts })),
});
