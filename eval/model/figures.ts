import { type Interval, bootstrapOverContents } from './bootstrap.ts';
import { spearman } from './spearman.ts';

export type Scorer = 'model' | 'brisque';
export const SCORERS: readonly Scorer[] = ['model', 'brisque'];
/** Never trained on: harness-app/models/quality/distortions.py. */
export const HELD_OUT_KINDS: readonly string[] = ['interlace', 'motion-blur'];

export interface ScoredFrame {
  readonly content: string;
  readonly kind: string;
  readonly strength: number;
  readonly scores: Readonly<Record<Scorer, number>>;
}

export interface PickedClip {
  readonly content: string;
  readonly kind: string;
  /** Strength planted in the picked frame; the best frame has 0. */
  readonly regret: Readonly<Record<Scorer, number>>;
}

/** Correlation of score with quality (1 - strength), pooled over contents, per kind. A scorer that is constant counts as uncorrelated. */
function perKind(rows: readonly ScoredFrame[], scorer: Scorer): Map<string, number> {
  const kinds = new Map<string, { quality: number[]; score: number[] }>();
  for (const row of rows) {
    const kind = kinds.get(row.kind) ?? { quality: [], score: [] };
    kinds.set(row.kind, kind);
    kind.quality.push(-row.strength);
    kind.score.push(row.scores[scorer]);
  }
  return new Map([...kinds].map(([kind, { quality, score }]) => [kind, spearman(quality, score) || 0]));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function correlations(rows: readonly ScoredFrame[]): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const scorer of SCORERS) {
    const kinds = perKind(rows, scorer);
    for (const [kind, value] of kinds) figures[`${scorer}/${kind}`] = value;
    const of = (held: boolean) =>
      mean([...kinds].filter(([kind]) => HELD_OUT_KINDS.includes(kind) === held).map(([, value]) => value));
    figures[`${scorer}/seen`] = of(false);
    figures[`${scorer}/heldOut`] = of(true);
  }
  for (const group of ['seen', 'heldOut'])
    figures[`gain/${group}`] = (figures[`model/${group}`] ?? NaN) - (figures[`brisque/${group}`] ?? NaN);
  return figures;
}

function regrets(rows: readonly PickedClip[]): Record<string, number> {
  const [model, brisque] = SCORERS.map((scorer) => mean(rows.map((row) => row.regret[scorer])));
  return {
    'model/regret': model ?? NaN,
    'brisque/regret': brisque ?? NaN,
    'regret/ratio': (model ?? NaN) / (brisque ?? NaN),
  };
}

/** Everything the goals rest on, with intervals: `SCORER/KIND`, `SCORER/seen`, `SCORER/heldOut`, `gain/...`, `SCORER/regret`, `regret/ratio`. */
export function figuresOf(
  frames: readonly ScoredFrame[],
  clips: readonly PickedClip[],
  random: () => number,
  resamples: number,
): ReadonlyMap<string, Interval> {
  return new Map([
    ...Object.entries(bootstrapOverContents(frames, correlations, random, resamples)),
    ...Object.entries(bootstrapOverContents(clips, regrets, random, resamples)),
  ]);
}
