import { METRICS, type Metric } from './words.ts';

/** Which frame a figure is worst at. */
export interface Place {
  readonly clip: string;
  readonly frame: number;
}

export interface Figure {
  readonly metric: Metric;
  readonly value: number;
  /** Null for a figure over all frames. */
  readonly worst: Place | null;
}

/** The worst value of a metric over frames. */
export interface Worst {
  see(value: number, place: Place): void;
  /** Null when nothing was seen. */
  figure(): Figure | null;
}

export function worstOf(metric: Metric): Worst {
  const sign = METRICS[metric].better === 'low' ? 1 : -1;
  let found: Figure | null = null;
  return {
    see(value, worst) {
      if (found === null || sign * value > sign * found.value) found = { metric, value, worst };
    },
    figure: () => found,
  };
}

export function present(figures: readonly (Figure | null)[]): readonly Figure[] {
  return figures.filter((figure): figure is Figure => figure !== null);
}
