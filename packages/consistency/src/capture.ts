import { BODIES, PLATFORMS, PRECISIONS } from '@framefarm/domain';
import Type, { type Static } from 'typebox';
import { oneOf, strict } from './schema.ts';

const Text = Type.String({ minLength: 1, maxLength: 400 });
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Side = Type.Integer({ minimum: 1, maximum: 16_384 });
const Named = strict({ name: Text, version: Text });

export const CapturedFrame = strict({
  targetMs: Type.Number({ minimum: 0, maximum: 1e9 }),
  ptsMs: Type.Number({ minimum: 0, maximum: 1e9 }),
  width: Type.Union([Side, Type.Null()]),
  height: Type.Union([Side, Type.Null()]),
  picture: Type.Union([strict({ sha256: Sha256, width: Side, height: Side }), Type.Null()]),
  before: Type.Union([Sha256, Type.Null()]),
  after: Type.Union([Sha256, Type.Null()]),
  tensor: Type.Union([strict({ sha256: Sha256, shape: Type.Array(Side, { minItems: 4, maxItems: 4 }) }), Type.Null()]),
  scores: Type.Array(Type.Union([Type.Number(), Type.Null()]), { minItems: 1, maxItems: 100 }),
});

/**
 * What one configuration made of clips: per frame the time stamp, the picture (RGB, averaged to at most 320 on the longer side), in a
 * reference also the luma of the frames before and after, the tensor, and the score, repeated for some. Pixels and tensors lie in files under
 * their SHA-256. A phone hands out the picture of its pick only, and no tensor. It holds no time that anything took.
 */
export const CaptureFile = strict({
  schema: Type.Literal(1),
  name: Text,
  platform: oneOf(PLATFORMS),
  body: oneOf(BODIES),
  timing: Type.Literal('none'),
  cpu: Text,
  decoder: Named,
  framework: Named,
  precision: oneOf(PRECISIONS),
  engine: strict({
    isa: Type.Union([Type.Record(Type.String(), Type.Boolean()), Type.Null()]),
    backendCode: Type.Union([Type.Integer(), Type.Null()]),
    precision: oneOf(PRECISIONS),
  }),
  model: strict({
    name: Text,
    version: Text,
    sha256: Sha256,
    preprocessing: strict({
      width: Side,
      height: Side,
      channels: Type.Union([Type.Literal('rgb'), Type.Literal('bgr')]),
      resize: Type.Literal('bilinear'),
      mean: Type.Array(Type.Number(), { minItems: 3, maxItems: 3 }),
      scale: Type.Array(Type.Number(), { minItems: 3, maxItems: 3 }),
    }),
  }),
  clips: Type.Array(
    strict({
      name: Text,
      sha256: Sha256,
      durationMs: Type.Number({ exclusiveMinimum: 0, maximum: 1e9 }),
      picked: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
      frames: Type.Array(CapturedFrame, { minItems: 1, maxItems: 1000 }),
    }),
    { minItems: 1, maxItems: 100 },
  ),
});
export type CaptureFile = Static<typeof CaptureFile>;

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Row by row, three bytes a pixel. */
  readonly rgb: Uint8Array;
}

export interface Tensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export interface Frame {
  readonly ptsMs: number;
  /** All three are null where the platform hands no picture out. */
  readonly width: number | null;
  readonly height: number | null;
  readonly picture: Picture | null;
  /** Luma of the picture's size; null in captures that are no reference, and at the ends of a clip. */
  readonly before: Uint8Array | null;
  readonly after: Uint8Array | null;
  readonly tensor: Tensor | null;
  /** Of the same tensor, one after the other; null is no finite number. */
  readonly scores: readonly (number | null)[];
}

export interface ClipFrames {
  readonly name: string;
  readonly sha256: string;
  readonly picked: number | null;
  readonly frames: readonly Frame[];
}

/** A capture with its pixels and numbers at hand. */
export interface Capture extends Omit<CaptureFile, 'clips'> {
  readonly clips: readonly ClipFrames[];
}
