export { axesBetween, explainingAxes } from './axes-between.ts';
export { type Capture, CaptureFile, type ClipFrames, type Frame, type Picture } from './capture.ts';
export type { Decision } from './compare-decisions.ts';
export { ConsistencyError } from './errors.ts';
export { type JudgedFigure, type PairVerdict, type Rung, judgePair, sayFigure } from './judge-pair.ts';
export { judgePrecision } from './judge-precision.ts';
export { parseCapture } from './parse-capture.ts';
export { type ToleranceTable, parseTolerances } from './tolerances.ts';
export { AXES, type Axis, LEVELS, type Level, METRICS, type Metric } from './words.ts';
export { default as TOLERANCES } from './tolerances.json' with { type: 'json' };
export {
  type LadderReport,
  type NotRun,
  type Worsening,
  channelOf,
  ladderReport,
  parseLadderReport,
} from './ladder-report.ts';
export { type PrecisionNoise, precisionNoise } from './precision-noise.ts';
export { usedShare } from './used-share.ts';
