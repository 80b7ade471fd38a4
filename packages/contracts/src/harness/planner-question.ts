import Type, { type Static } from 'typebox';
import { Millis, strictObject } from '../primitives.ts';

const Frame = Type.Integer({ minimum: 0, maximum: 1e7 });

/** What a harness tells or asks the planner of a pick, one JSON value a line (harness-app/protocol/README.md). `atMs`: since opening began. */
export const PlannerQuestion = Type.Union([
  strictObject({
    opened: strictObject({
      frames: Type.Integer({ minimum: 1, maximum: 1e7 }),
      fps: Type.Number({ exclusiveMinimum: 0, maximum: 1e5 }),
      keyFrames: Type.Array(Frame, { minItems: 1 }),
      bFrames: Type.Array(Type.Boolean()),
    }),
    atMs: Millis,
  }),
  strictObject({ next: Type.Integer({ minimum: 0, maximum: 63 }), atMs: Millis }),
  strictObject({ scored: Frame, score: Type.Number({ minimum: -1e6, maximum: 1e6 }), atMs: Millis }),
  strictObject({ chosen: Type.Literal(true) }),
]);
export type PlannerQuestion = Static<typeof PlannerQuestion>;
