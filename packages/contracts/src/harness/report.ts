import { BACKENDS, BODIES, PLATFORMS, PRECISIONS, TIMINGS } from '@framefarm/domain';
import Type, { type Static } from 'typebox';
import {
  AttemptId,
  Count,
  Instant,
  Millis,
  Name,
  RunId,
  Sha256,
  nullable,
  oneOf,
  strictObject,
  text,
} from '../primitives.ts';

/** On every record: whose it is, its place in the launch's report (from 0, no gap), monotonic time since the launch began. */
const stamp = {
  run: RunId,
  attempt: AttemptId,
  fence: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
  launch: Type.Integer({ minimum: 0, maximum: 9999 }),
  seq: Count,
  atMs: Millis,
};
const pick = { clip: Sha256, iteration: Type.Integer({ minimum: 0, maximum: 10_000_000 }), warmup: Type.Boolean() };

export const LaunchRecord = strictObject({
  ...stamp,
  type: Type.Literal('launch'),
  harness: strictObject({ name: Name, version: Name }),
  platform: oneOf(PLATFORMS),
  body: oneOf(BODIES),
  timing: oneOf(TIMINGS),
  bootId: Name,
  planSha256: Sha256,
  modelSha256: Sha256,
  wallClock: Instant,
});

/** The engine's own word on what it really uses. `modelled` means that no engine ran. */
export const EngineRecord = strictObject({
  ...stamp,
  type: Type.Literal('engine'),
  name: oneOf(['mnn', 'modelled']),
  version: Name,
  backend: oneOf([...BACKENDS, 'modelled']),
  threads: Type.Integer({ minimum: 1, maximum: 64 }),
  precision: oneOf(PRECISIONS),
  loadMs: Millis,
});

/** One frame of one pick. Its stages ran one after the other from `startMs` (same clock as `atMs`). */
export const FrameRecord = strictObject({
  ...stamp,
  ...pick,
  type: Type.Literal('frame'),
  order: Type.Integer({ minimum: 0, description: 'place in the pick, from 0' }),
  targetMs: Millis,
  ptsMs: Type.Number({ minimum: 0, maximum: 1e9, description: 'presentation time of the frame really decoded' }),
  key: Type.Boolean(),
  startMs: Millis,
  seekMs: Millis,
  decodeMs: Millis,
  convertMs: Millis,
  inferMs: Millis,
  score: nullable(Type.Number({ minimum: -1e6, maximum: 1e6 })),
  bFrame: Type.Optional(
    Type.Boolean({
      description: 'dense, planned: whether its presentation time lies below that of a frame decoded before it',
    }),
  ),
  decodedFrames: Type.Optional(
    Type.Integer({
      minimum: 1,
      description: 'planned: frames decoded to reach it, itself included; seekMs is 0 when the decoder went on',
    }),
  ),
  thumbnail: Type.Optional(
    Type.String({ maxLength: 200_000, pattern: '^[A-Za-z0-9+/]+=*$', description: 'PNG, base64' }),
  ),
});

/** The end of one pick. `latencyMs` runs from before opening the clip to the chosen frame. */
export const ChoiceRecord = strictObject({
  ...stamp,
  ...pick,
  type: Type.Literal('choice'),
  startMs: Millis,
  openMs: Millis,
  selectMs: Millis,
  latencyMs: Millis,
  frames: Type.Integer({ minimum: 0, description: '0: the time was over before the first look' }),
  stoppedBy: oneOf(['plan', 'deadline']),
  ptsMs: Millis,
  score: nullable(Type.Number({ minimum: -1e6, maximum: 1e6 })),
  durationMs: Type.Number({ exclusiveMinimum: 0, maximum: 1e9, description: 'length of the clip' }),
  decoderInitMs: Type.Optional(
    Type.Array(Millis, { maxItems: 64, description: 'planned: what each decoder took to start' }),
  ),
  cover: Type.Optional(
    Type.String({ maxLength: 8_000_000, pattern: '^[A-Za-z0-9+/]+=*$', description: 'PNG, base64' }),
  ),
});

export const MemoryRecord = strictObject({
  ...stamp,
  type: Type.Literal('memory'),
  phase: oneOf(['start', 'loaded', 'end']),
  pssKb: Type.Integer({ minimum: 1, maximum: 2 ** 40 }),
  peakRssKb: nullable(Type.Integer({ minimum: 1, maximum: 2 ** 40 })),
});

export const HeatRecord = strictObject({
  ...stamp,
  type: Type.Literal('heat'),
  status: nullable(Type.Integer({ minimum: 0, maximum: 6, description: 'Android thermal status' })),
  celsius: nullable(Type.Number({ minimum: -40, maximum: 150 })),
  cpuMaxKHz: Type.Optional(
    nullable(
      Type.Number({ minimum: 0, maximum: 1e9, description: 'sum over cpufreq policies of the highest clock allowed' }),
    ),
  ),
});

export const ERROR_CODES = [
  'plan.unsupported',
  'plan.stale-fence',
  'model.corrupt',
  'model.digest-mismatch',
  'clip.corrupt',
  'clip.digest-mismatch',
  'engine.unavailable',
  'harness.internal',
] as const;

/** The launch cannot go on. What happened, to what, what to do next. */
export const ErrorRecord = strictObject({
  ...stamp,
  type: Type.Literal('error'),
  code: oneOf(ERROR_CODES),
  message: text(1, 2000),
});

/** The last record of every launch, also of a failed one; without it the report is torn. */
export const EndRecord = strictObject({
  ...stamp,
  type: Type.Literal('end'),
  ok: Type.Boolean(),
  records: Type.Integer({ minimum: 1, description: 'records before this one' }),
});

export const ReportRecord = Type.Union([
  LaunchRecord,
  EngineRecord,
  FrameRecord,
  ChoiceRecord,
  MemoryRecord,
  HeatRecord,
  ErrorRecord,
  EndRecord,
]);
export type ReportRecord = Static<typeof ReportRecord>;
export type ReportRecordOf<T extends ReportRecord['type']> = Extract<ReportRecord, { type: T }>;
