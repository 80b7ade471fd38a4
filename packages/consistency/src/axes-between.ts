import type { Capture } from './capture.ts';
import type { Axis, Level } from './words.ts';

/** What two captures differ in. Precision is the one that really ran, not the one asked for. */
export function axesBetween(a: Capture, b: Capture): readonly Axis[] {
  const differs: Record<Axis, boolean> = {
    framework: a.framework.name !== b.framework.name || a.framework.version !== b.framework.version,
    precision: a.engine.precision !== b.engine.precision,
    hardware: a.cpu !== b.cpu,
    platform: a.platform !== b.platform || a.decoder.name !== b.decoder.name || a.decoder.version !== b.decoder.version,
  };
  return (Object.keys(differs) as Axis[]).filter((axis) => differs[axis]);
}

/** Axes that can act on a rung: precision cannot change a decoded frame, and a decoder cannot make one tensor score differently. */
const ACTS_ON: Readonly<Record<Level, readonly Axis[]>> = {
  frame: ['platform', 'hardware'],
  tensor: ['platform', 'hardware'],
  score: ['framework', 'precision', 'hardware', 'platform'],
  decision: ['framework', 'precision', 'hardware', 'platform'],
};

/** Of the axes that a pair differs in, those that explain a fault of this rung; none when both sides should have been the same there. */
export function explainingAxes(axes: readonly Axis[], level: Level): readonly Axis[] {
  return axes.filter((axis) => ACTS_ON[level].includes(axis));
}
