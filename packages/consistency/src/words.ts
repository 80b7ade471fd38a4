/** The rungs of the ladder, from the first thing that may break to the last. */
export const LEVELS = ['frame', 'tensor', 'score', 'decision'] as const;
export type Level = (typeof LEVELS)[number];

/** What two configurations may differ in. */
export const AXES = ['framework', 'precision', 'hardware', 'platform'] as const;
export type Axis = (typeof AXES)[number];

/** Every figure that a pair is judged by; `better` says which way is closer to the reference. */
export const METRICS = {
  ptsErrorMs: { level: 'frame', better: 'low', unit: 'ms' },
  sizeMismatch: { level: 'frame', better: 'low', unit: '' },
  psnrDb: { level: 'frame', better: 'high', unit: 'dB' },
  colourError: { level: 'frame', better: 'low', unit: '' },
  meanShift: { level: 'frame', better: 'low', unit: 'of 255' },
  neighbourAdvantageDb: { level: 'frame', better: 'low', unit: 'dB' },
  channelError: { level: 'tensor', better: 'low', unit: '' },
  offsetError: { level: 'tensor', better: 'low', unit: 'SD' },
  alignmentPx: { level: 'tensor', better: 'low', unit: 'px' },
  meanAbsError: { level: 'tensor', better: 'low', unit: 'SD' },
  maxAbsError: { level: 'tensor', better: 'low', unit: 'SD' },
  unsoundScores: { level: 'score', better: 'low', unit: '' },
  repeatSpread: { level: 'score', better: 'low', unit: 'of range' },
  scoreError: { level: 'score', better: 'low', unit: 'of range' },
  scoreBias: { level: 'score', better: 'low', unit: 'of range' },
  rankCorrelation: { level: 'decision', better: 'high', unit: '' },
  regret: { level: 'decision', better: 'low', unit: 'of range' },
  clearMiss: { level: 'decision', better: 'low', unit: '' },
} as const satisfies Record<string, { readonly level: Level; readonly better: 'low' | 'high'; readonly unit: string }>;
export type Metric = keyof typeof METRICS;
export const METRIC_NAMES = Object.keys(METRICS) as readonly Metric[];
