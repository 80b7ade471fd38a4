/**
 * Every parameter of the detector. Chosen on generated histories and on the fixtures in `fixtures/change-points` only, then frozen:
 * the evaluations print the hash of this file.
 */
export interface DetectorConfig {
  /** Runs looked back at, at most; older ones say little about the noise of today. */
  readonly windowRuns: number;
  /** Fewest runs on either side of a change: a short burst of spikes is not one. */
  readonly minSegment: number;
  /** How many of the newest runs are tried as "after", each time a run is appended. */
  readonly afterSizes: readonly number[];
  /** Of these splits only so many are judged, those that order the runs best, and none below this many SDs of the rank statistic. */
  readonly judgedSplits: number;
  readonly minStrength: number;
  /** Highest probability, one-sided, that order alone does as much. */
  readonly orderTail: number;
  /** A step this many noise SDs high, with at most this share of pairs in the wrong order, needs `clearOrderTail` only. */
  readonly clearNoise: number;
  readonly clearInversions: number;
  readonly clearOrderTail: number;
  /** Least ratio of a step to its standard error. */
  readonly minScore: number;
  /** For n runs, unless the step is clear, the ratio has to be 1 + (this / n)^2 times as large: scale and correlation are guesses then. */
  readonly fewRunsPenalty: number;
  /** What is believed of the lag-1 correlation before looking, and how many runs that belief is worth. */
  readonly priorCorrelation: number;
  readonly priorRuns: number;
  /** Least size of a step relative to the level before, and of one of `clearEffectNoise` noise SDs. */
  readonly minEffect: number;
  readonly clearEffectNoise: number;
  readonly minClearEffect: number;
  /** From this many noise SDs on, `minSegment` runs of either side have to lie nearer to its level than to the other. */
  readonly burstNoise: number;
  /** Least size in noise SDs. */
  readonly minNoise: number;
  /** By how many noise variances a step must fit the window better than a straight drift does. */
  readonly driftMargin: number;
  /** Least share of the step that shows within `contrastRuns` runs on either side. */
  readonly minContrast: number;
  readonly contrastRuns: number;
  /** Values further than this many noise SDs from the median of their side count as this far when its level is computed. */
  readonly levelClip: number;
  /** After that many changes within the window, a return to a level seen in it is the habit of the series, not news. */
  readonly habitChanges: number;
  /** Runs after a change during which its place is looked for again, and how far it may move from where it was first seen. */
  readonly settlingRuns: number;
  readonly maxMove: number;
}

export const DETECTOR_CONFIG: DetectorConfig = {
  windowRuns: 120,
  minSegment: 5,
  afterSizes: [5, 6, 7, 8, 9, 10, 12, 15, 19, 24, 30, 38, 48, 60],
  judgedSplits: 3,
  minStrength: 2.5,
  orderTail: 3e-5,
  clearNoise: 8,
  clearInversions: 0.02,
  clearOrderTail: 4e-3,
  minScore: 4.8,
  fewRunsPenalty: 16,
  priorCorrelation: 0.45,
  priorRuns: 20,
  minEffect: 0.02,
  clearEffectNoise: 5,
  minClearEffect: 0.005,
  burstNoise: 4,
  minNoise: 0.8,
  driftMargin: 5,
  minContrast: 0.5,
  contrastRuns: 12,
  levelClip: 2.5,
  habitChanges: 3,
  settlingRuns: 30,
  maxMove: 10,
};
