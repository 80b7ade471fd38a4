import { BACKENDS, ENGINES, PRECISIONS } from '@framefarm/domain';
import Type, { type Static } from 'typebox';
import { PlannerSettings } from '../policy/policy-payload.ts';
import { AttemptId, Millis, Name, RunId, Sha256, oneOf, strictObject } from '../primitives.ts';

const PixelNumber = Type.Number({ minimum: -1e9, maximum: 1e9 });

/** What turns a decoded frame into the model's input tensor; part of a model variant's identity. */
export const Preprocessing = strictObject({
  width: Type.Integer({ minimum: 8, maximum: 1024 }),
  height: Type.Integer({ minimum: 8, maximum: 1024 }),
  channels: oneOf(['rgb', 'bgr']),
  resize: oneOf(['bilinear'], 'whole frame to width x height, aspect ratio not kept'),
  mean: Type.Array(PixelNumber, { minItems: 3, maxItems: 3, description: 'subtracted, in 0..255 units' }),
  scale: Type.Array(PixelNumber, {
    minItems: 3,
    maxItems: 3,
    description: 'multiplied after the mean is subtracted',
  }),
});
export type Preprocessing = Static<typeof Preprocessing>;

/**
 * Which frames a pick looks at.
 * `fixed`: N frames at the middles of N equal parts of the clip, in van der Corput order so that any prefix is spread
 * over the clip; no frame is started once `deadlineMs` (since open) would be passed by the dearest frame so far.
 * `dense`: every frame once, in presentation order (a trace, no deadline).
 * `planned`: the planner decides frame by frame, as it does in the app, on a phone in the state that `conditions` tells.
 */
export const FramePlan = Type.Union([
  strictObject({
    kind: Type.Literal('fixed'),
    frames: Type.Integer({ minimum: 1, maximum: 256 }),
    deadlineMs: Type.Union([Type.Number({ exclusiveMinimum: 0, maximum: 60_000 }), Type.Null()]),
  }),
  strictObject({ kind: Type.Literal('dense') }),
  strictObject({
    kind: Type.Literal('planned'),
    policy: PlannerSettings,
    conditions: strictObject({
      thermalStatus: Type.Integer({ minimum: 0, maximum: 6 }),
      lowPower: Type.Boolean(),
      previewActive: Type.Boolean(),
    }),
  }),
]);
export type FramePlan = Static<typeof FramePlan>;

/**
 * A launch that measures without a rest. Picks go on until `durationMs` after the first measured one began, `iterations` at least. Of each stretch of
 * `pointMs` the first pick over each clip reports its frames, the others their choice; a `heat` record ends each stretch.
 */
export const Sustained = strictObject({
  durationMs: Type.Number({ minimum: 1000, maximum: 7_200_000 }),
  pointMs: Type.Number({ minimum: 100, maximum: 600_000 }),
});

export const PlanClip = strictObject({ name: Name, sha256: Sha256 });

/** What one launch (one process start) of the harness has to do. Files are named by digest: harness-app/protocol/README.md. */
export const HarnessPlan = strictObject(
  {
    schema: Type.Literal(1),
    farm: Name,
    run: RunId,
    attempt: AttemptId,
    fence: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
    launch: Type.Integer({ minimum: 0, maximum: 9999 }),
    engine: oneOf(ENGINES),
    backend: oneOf(BACKENDS),
    threads: Type.Integer({ minimum: 1, maximum: 16 }),
    model: strictObject({
      name: Name,
      sha256: Sha256,
      precision: oneOf(PRECISIONS),
      preprocessing: Preprocessing,
    }),
    clips: Type.Array(PlanClip, { minItems: 1, maxItems: 32 }),
    framePlan: FramePlan,
    warmupIterations: Type.Integer({ minimum: 0, maximum: 100 }),
    iterations: Type.Integer({ minimum: 1, maximum: 1000 }),
    saveFrames: oneOf(
      ['none', 'looked-at'],
      'looked-at: thumbnails (PNG) of each frame of the last iteration, the cover in full size',
    ),
    launchTimeoutMs: Millis,
    sustained: Type.Optional(Sustained),
  },
  'one launch of the harness',
);
export type HarnessPlan = Static<typeof HarnessPlan>;
