import { ALERT_STATES, SERIES_METRICS, TIERS } from '@framefarm/domain';
import Type, { type Static } from 'typebox';
import {
  Count,
  DeviceId,
  Instant,
  ModelId,
  Name,
  RunId,
  idOf,
  nullable,
  oneOf,
  strictObject,
  text,
} from '../primitives.ts';
import { RunConfiguration } from './resources.ts';

export const SeriesId = idOf('ser');
export const AlertId = idOf('alt');

export const SeriesChange = strictObject(
  {
    ordinal: Count,
    raisedAt: Count,
    before: Type.Number(),
    after: Type.Number(),
    relativeChange: nullable(Type.Number({ description: 'after / before - 1' })),
    effect: oneOf(['good', 'bad']),
  },
  'a lasting change of level; `ordinal` is the first run after it, `raisedAt` the run that brought it to light',
);
/** The history of one metric of one phone, system, configuration, workload and build line; the line is the model's name. */
export const Series = strictObject({
  id: SeriesId,
  metric: oneOf(SERIES_METRICS),
  direction: oneOf(['lower', 'higher'], 'is better'),
  line: Name,
  tier: oneOf(TIERS),
  deviceId: DeviceId,
  serial: Type.String(),
  os: Type.String(),
  configuration: RunConfiguration,
  clips: Type.Array(Type.String()),
  runs: Count,
  changes: Type.Array(SeriesChange),
  lastRunAt: nullable(Instant),
});
export type Series = Static<typeof Series>;
export const SeriesList = strictObject({ series: Type.Array(Series) });
export const SeriesPoint = strictObject({
  ordinal: Count,
  runId: RunId,
  value: Type.Number({ description: 'the median over the launches of the run' }),
  spread: nullable(Type.Number({ description: 'relative, between its launches' })),
  launches: Count,
  modelId: ModelId,
  build: Type.String(),
  harness: Type.String(),
  at: Instant,
});
export type SeriesPoint = Static<typeof SeriesPoint>;
export const SeriesWithPoints = strictObject({ ...Series.properties, points: Type.Array(SeriesPoint) });
export type SeriesWithPoints = Static<typeof SeriesWithPoints>;

export const AlertBuild = strictObject({ modelId: ModelId, harness: Type.String(), label: Type.String() });
/** A change for the worse. `confirming` until a comparison of the last good with the first bad build has confirmed it. */
export const Alert = strictObject({
  id: AlertId,
  state: oneOf(ALERT_STATES),
  reason: nullable(Type.String({ description: 'why it is in that state, by whoever brought it there' })),
  owner: nullable(Name),
  silencedUntil: nullable(Instant),
  seriesId: SeriesId,
  metric: oneOf(SERIES_METRICS),
  line: Name,
  tier: oneOf(TIERS),
  deviceId: DeviceId,
  serial: Type.String(),
  before: Type.Number(),
  after: Type.Number(),
  relativeChange: nullable(Type.Number({ description: 'after / before - 1' })),
  together: Type.Array(
    strictObject({
      id: AlertId,
      state: oneOf(ALERT_STATES),
      metric: oneOf(SERIES_METRICS),
      tier: oneOf(TIERS),
      serial: Type.String(),
      relativeChange: nullable(Type.Number()),
    }),
    {
      description:
        'alerts of other metrics, phones and tiers that share its change: what is done to it is done to them',
    },
  ),
  builds: Type.Array(AlertBuild, { description: 'from the last good one to the first that was seen bad' }),
  culprit: nullable(
    strictObject(
      { first: AlertBuild, last: AlertBuild },
      'the build that did it, or the first and last of those that no comparison could tell apart',
    ),
  ),
  comparisonId: nullable(Type.String({ description: 'the comparison under way' })),
  waitsFor: nullable(Type.String({ description: 'why its comparison could not start' })),
  createdAt: Instant,
});
export type Alert = Static<typeof Alert>;
export const Alerts = strictObject({ alerts: Type.Array(Alert) });
export const AlertEvent = strictObject({
  at: Instant,
  actor: Type.String(),
  action: Type.String(),
  details: Type.Unknown(),
});
/** An alert with what happened to it and the runs around its change. */
export const AlertDetails = strictObject({
  ...Alert.properties,
  change: nullable(SeriesChange),
  points: Type.Array(SeriesPoint),
  events: Type.Array(AlertEvent),
});
export type AlertDetails = Static<typeof AlertDetails>;

const by = { by: Name };
export const AcknowledgeAlertBody = strictObject(by, 'whoever acknowledges an alert without an owner owns it');
/** Why: what it was, what mended it, or what is wrong about it. */
export const CloseAlertBody = strictObject({ ...by, reason: text(1, 2000) });
export const AssignAlertBody = strictObject({ owner: nullable(Name) });
export const SilenceAlertBody = strictObject({
  minutes: Type.Integer({ minimum: 1, maximum: 60 * 24 * 90 }),
  reason: Type.Optional(text(1, 2000)),
});

/** When the nights of A/A begin, UTC. */
export const AaSchedule = strictObject({
  startsAt: Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', description: 'HH:MM, UTC' }),
  enabled: Type.Boolean(),
});
const share = Type.Number({ minimum: 0, maximum: 1 });
/** What comparisons of a build with itself found in the last 28 nights. */
export const NoiseFloorOfMetric = strictObject({
  tier: oneOf(TIERS),
  metric: Type.String(),
  quantile: oneOf(['median', 'p95']),
  comparisons: Count,
  pairs: Count,
  pairSd: nullable(Type.Number({ description: 'relative spread from pair to pair, median over the nights' })),
  mde: nullable(
    Type.Number({ description: 'smallest true increase found with 95 % probability, median over the nights' }),
  ),
  falseAlarms: Count,
  falseAlarmRate: Type.Array(share, { minItems: 2, maxItems: 2, description: 'exact 95 % interval' }),
  alertFloor: Type.Number({ description: 'smaller changes raise no alert' }),
  isInformational: Type.Boolean({ description: 'noisier than nominal: it alerts nobody until it is so no longer' }),
});
export const Noise = strictObject({
  schedule: nullable(AaSchedule),
  floors: Type.Array(NoiseFloorOfMetric),
  nights: Type.Array(
    strictObject({
      night: Type.String({ format: 'date' }),
      tier: oneOf(TIERS),
      state: oneOf(['waiting', 'measuring', 'ended', 'missed']),
      reason: nullable(Type.String()),
      comparisonId: nullable(Type.String()),
    }),
  ),
});
export type Noise = Static<typeof Noise>;

/** What a week of comparisons found that survives a false-discovery rate, smallest adjusted p first. */
export const WeeklyReport = strictObject({
  from: Instant,
  until: Instant,
  comparisons: Count,
  verdicts: Count,
  unjudged: Type.Integer({ minimum: 0, description: 'verdicts without an effect or a spread' }),
  falseDiscoveryRate: share,
  expectedByChance: Type.Number({
    description: 'how many verdicts a level of 1 % each would have reported by chance alone',
  }),
  found: Type.Array(
    strictObject({
      comparisonId: Type.String(),
      name: Type.String(),
      metric: Type.String(),
      verdict: Type.String(),
      effect: Type.Number({ description: 'B/A - 1' }),
      p: share,
      adjustedP: share,
    }),
  ),
});
export type WeeklyReport = Static<typeof WeeklyReport>;
