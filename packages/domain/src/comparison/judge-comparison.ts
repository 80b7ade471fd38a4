import {
  FROZEN_PARAMETERS,
  type PairPlan,
  type PairVerdict,
  classifyLaunch,
  judgePairs,
  quantile,
} from '@framefarm/stats';
import { STAGES } from '../words.ts';
import type { PairArm } from './arm-order.ts';
import { UNTIMED_VALUES, judgeUntimed } from './judge-untimed.ts';

/** What is compared: the whole pick, a stage of it, loading the model and the first pick of a process, memory, or the score of the pick. */
export const COMPARED_VALUES = ['total', ...STAGES, 'cold-start', ...UNTIMED_VALUES] as const;
export type ComparedValue = (typeof COMPARED_VALUES)[number];

export interface ComparedMetric {
  readonly value: ComparedValue;
  readonly quantile: 'median' | 'p95';
  /** The design's if left out. */
  readonly allowedChange?: number;
}

export interface RawLaunch {
  readonly arm: PairArm;
  readonly id: string;
  readonly build: string;
  readonly body: string;
  readonly os: string;
  readonly loadMs: number;
  /** The most memory that it held; null where the report has none. */
  readonly pssKb: number | null;
  /** The clip of each pick. */
  readonly clips: readonly string[];
  /** Milliseconds by compared value, and the score, in the order of the measured picks. */
  readonly picks: readonly Readonly<Record<string, number>>[];
}
export interface RawPair {
  readonly number: number;
  readonly device: string;
  readonly state: 'valid' | 'invalid';
  readonly launches: readonly RawLaunch[];
}
export interface ComparisonDesign {
  readonly plan: PairPlan;
  readonly metrics: readonly ComparedMetric[];
  /** Of all metrics together. */
  readonly alpha: number;
  readonly allowedChange: number;
  /** Gate limits that are not the usual ones; every verdict names them. */
  readonly changedLimits: readonly string[];
}

export type MetricVerdict = PairVerdict & { readonly value: ComparedValue };

/**
 * The verdicts of a comparison, one per metric, from the raw values of its pairs in the order in which they ended; the same input gives the
 * same bytes. The error is split evenly among the metrics.
 */
export function judgeComparison(
  design: ComparisonDesign,
  pairs: readonly RawPair[],
  isOver: boolean,
): readonly MetricVerdict[] {
  const valid = pairs.filter(({ state }) => state === 'valid');
  const brokenAfter = pairs.flatMap(({ state }, place) =>
    state === 'invalid' ? [pairs.slice(0, place).filter((pair) => pair.state === 'valid').length] : [],
  );
  return design.metrics.map(({ value, quantile: metric, allowedChange = design.allowedChange }) => {
    const launches = valid.flatMap(({ number, device, launches: two }) =>
      two.map((launch) => ({ ...words(launch), device, pair: `${number}`, values: valuesOf(launch, value) })),
    );
    const alpha = design.alpha / design.metrics.length;
    const { plan } = design;
    const input = { metric, alpha, allowedChange, plan, launches, brokenAfter, isOver };
    const verdict = value === 'pssKb' || value === 'score' ? judgeUntimed(value, input) : judgePairs(input);
    const limits = design.changedLimits.map((limit) => `measured under a launch gate of its own: ${limit}`);
    return { value, ...verdict, reasons: [...verdict.reasons, ...limits] };
  });
}

function words({ arm, id, build, body, os }: RawLaunch) {
  return { arm, id, build, body, os };
}

/** The numbers of one launch, warm-up left out (milliseconds, KiB or scores): what the harness still measured of it is found by the course of the picks. */
export function valuesOf(launch: RawLaunch, value: ComparedValue): readonly number[] {
  const { picks, loadMs, pssKb } = launch;
  if (value === 'pssKb') return pssKb === null ? [] : [pssKb];
  if (value === 'cold-start') return picks.slice(0, 1).map((pick) => loadMs + (pick['total'] ?? Number.NaN));
  return picks.slice(warmFrom(launch)).map((pick) => pick[value] ?? Number.NaN);
}

/** The first pick after the warm-up, 0 when none shows or when there are too few to tell. */
export function warmFrom({ picks, clips }: RawLaunch): number {
  if (picks.length < FROZEN_PARAMETERS.warmup.minIterations) return 0;
  const course = relativeCourse(picks, clips);
  if (course.some((value) => !(value > 0 && value < Infinity))) return 0;
  const { class: kind, steadyFrom } = classifyLaunch(course);
  return kind === 'warmup' ? (steadyFrom ?? 0) : 0;
}

/** Each pick relative to its clip's median, so that a longer clip does not look like a slower phone. */
function relativeCourse(picks: RawLaunch['picks'], clips: readonly string[]): Float64Array {
  const totals = picks.map((pick) => pick['total'] ?? Number.NaN);
  const medians = new Map(
    [...new Set(clips)].map((clip) => [
      clip,
      quantile(
        totals.filter((_, place) => clips[place] === clip),
        0.5,
      ) ?? Number.NaN,
    ]),
  );
  return Float64Array.from(totals, (total, place) => total / (medians.get(clips[place] ?? '') ?? Number.NaN));
}
