import Type, { type Static } from 'typebox';
import { Count, Millis, RunId, nullable, oneOf, strictObject } from '../primitives.ts';

const Interval = Type.Array(Type.Number(), { minItems: 2, maxItems: 2 });
const Level = Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 });

/** How latency went on in a sustained run: packages/stats/src/sustained says how each number is made. Changes are relative: 0.2 is 20 % slower. */
export const SustainedCurve = strictObject({
  runId: RunId,
  pointMs: Millis,
  launches: Type.Array(
    Type.Array(
      strictObject({
        fromMs: Millis,
        picks: Count,
        p50Ms: Millis,
        p95Ms: nullable(Millis),
        celsius: nullable(Type.Number()),
        thermalStatus: nullable(Type.Integer()),
        cpuMaxKHz: nullable(Type.Number()),
      }),
    ),
    { description: 'the points of each launch' },
  ),
  decline: nullable(
    strictObject({
      firstMs: Millis,
      steadyMs: Millis,
      steadyFromMs: Millis,
      change: Type.Number(),
      interval: nullable(Interval),
      level: Level,
      speaksOf: oneOf(['launches', 'this launch']),
      n: Count,
      isSteady: Type.Boolean(),
    }),
  ),
  heatSlope: nullable(
    strictObject({
      perCelsius: Type.Number(),
      interval: Interval,
      level: Level,
      explained: Type.Number(),
      points: Count,
    }),
  ),
});
export type SustainedCurve = Static<typeof SustainedCurve>;
