import type { Precision, Tier } from '@framefarm/domain';
import { axesBetween, explainingAxes } from './axes-between.ts';
import type { Capture } from './capture.ts';
import { type Decision, compareDecisions } from './compare-decisions.ts';
import { compareFrames } from './compare-frames.ts';
import { compareScores } from './compare-scores.ts';
import { compareTensors } from './compare-tensors.ts';
import { ConsistencyError } from './errors.ts';
import type { Figure } from './figures.ts';
import { judgePrecision } from './judge-precision.ts';
import { pairFrames } from './paired-frames.ts';
import { type ScoreNoise, scoreNoise } from './score-noise.ts';
import { scoreRange } from './score-range.ts';
import { type ToleranceTable, toleranceFor } from './tolerances.ts';
import { type Axis, LEVELS, type Level, METRICS } from './words.ts';

export interface JudgedFigure extends Figure {
  readonly limit: number;
  readonly within: boolean;
  readonly reason: string;
}

export interface Rung {
  readonly level: Level;
  /** `guilty`: the first rung out of tolerance. `follows`: also out, below a guilty one. `absent`: the platform hands nothing out there. */
  readonly state: 'within' | 'guilty' | 'follows' | 'absent';
  readonly figures: readonly JudgedFigure[];
}

export interface PairVerdict {
  readonly reference: string;
  readonly other: string;
  readonly axes: readonly Axis[];
  readonly verdict: 'pass' | 'guilty' | 'invalid';
  /** Why it is invalid, or what the first guilty rung shows; empty for a pass. */
  readonly reasons: readonly string[];
  readonly guiltyLevel: Level | null;
  /** Axes that explain it. None: both sides should have been equal there, so it is a defect of one of them. Several: compare step by step. */
  readonly guiltyAxes: readonly Axis[];
  readonly rungs: readonly Rung[];
  readonly decisions: readonly Decision[];
  /** In the unit of the scores; null when the pair is invalid or has fewer than two frames with scores on both sides. */
  readonly scoreNoise: ScoreNoise | null;
}

/**
 * Walks the ladder from frame to decision and names the first rung out of tolerance. Invalid when a precision that was asked for did not run,
 * or when the reference's scores are all equal: then nothing can be measured by them. Throws ConsistencyError for captures of different clips.
 */
export function judgePair(reference: Capture, other: Capture, table: ToleranceTable, tier: Tier): PairVerdict {
  const axes = axesBetween(reference, other);
  const pairs = pairFrames(reference, other);
  const range = scoreRange(reference);
  const head = { reference: reference.name, other: other.name, axes };
  const fallbacks = [reference, other].flatMap((capture) => judgePrecision(capture) ?? []);
  if (fallbacks.length > 0) return invalid(head, fallbacks);
  if (range === 0) return invalid(head, [`${reference.name}: every score is the same; give clips that differ`]);
  const noise = scoreNoise(pairs);
  const { figures, decisions } = compareDecisions(reference, other, range, table.clearMargin);
  const all = [...compareFrames(pairs), ...compareTensors(pairs), ...compareScores(pairs, range), ...figures];
  const kind = { axes, precision: coarser(reference.engine.precision, other.engine.precision), tier };
  let guiltyLevel: Level | null = null;
  const rungs = LEVELS.map((level): Rung => {
    const judged = all
      .filter(({ metric }) => METRICS[metric].level === level)
      .map((figure): JudgedFigure => {
        const { limit, reason } = toleranceFor(table, figure.metric, kind);
        const within = METRICS[figure.metric].better === 'low' ? figure.value <= limit : figure.value >= limit;
        return { ...figure, limit, within, reason };
      });
    if (judged.length === 0) return { level, state: 'absent', figures: judged };
    if (judged.every(({ within }) => within)) return { level, state: 'within', figures: judged };
    if (guiltyLevel !== null) return { level, state: 'follows', figures: judged };
    guiltyLevel = level;
    return { level, state: 'guilty', figures: judged };
  });
  if (guiltyLevel === null)
    return { ...head, verdict: 'pass', reasons: [], guiltyLevel, guiltyAxes: [], rungs, decisions, scoreNoise: noise };
  return {
    ...head,
    verdict: 'guilty',
    reasons: rungs.flatMap((rung) =>
      rung.state === 'guilty' ? rung.figures.filter(({ within }) => !within).map(sayFigure) : [],
    ),
    guiltyLevel,
    guiltyAxes: explainingAxes(axes, guiltyLevel),
    rungs,
    decisions,
    scoreNoise: noise,
  };
}

/** `psnrDb 31.2 dB, limit 40 (home, frame 3)`. */
export function sayFigure({ metric, value, limit, worst }: JudgedFigure): string {
  const { unit, better } = METRICS[metric];
  const place = worst === null ? '' : ` (${worst.clip}, frame ${worst.frame})`;
  return `${metric} ${Number(value.toPrecision(3))}${unit === '' ? '' : ` ${unit}`}, ${better === 'low' ? 'at most' : 'at least'} ${limit}${place}`;
}

function invalid(head: Pick<PairVerdict, 'reference' | 'other' | 'axes'>, reasons: readonly string[]): PairVerdict {
  return {
    ...head,
    verdict: 'invalid',
    reasons,
    guiltyLevel: null,
    guiltyAxes: [],
    rungs: [],
    decisions: [],
    scoreNoise: null,
  };
}

/** A pair is as exact as its coarser side. */
function coarser(a: Precision, b: Precision): Precision {
  const order: readonly Precision[] = ['fp32', 'fp16', 'int8'];
  const place = Math.max(order.indexOf(a), order.indexOf(b));
  const found = order[place];
  if (found === undefined) throw new ConsistencyError(`precision ${a} or ${b} is unknown`);
  return found;
}
