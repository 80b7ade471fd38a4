import { BODIES, type Channel, PRECISIONS, TIERS } from '@framefarm/domain';
import Type from 'typebox';
import { Check, Errors } from 'typebox/value';
import type { Capture } from './capture.ts';
import { ConsistencyError } from './errors.ts';
import type { JudgedFigure, PairVerdict } from './judge-pair.ts';
import { ScoreNoiseSchema } from './score-noise.ts';
import { usedShare } from './used-share.ts';
import { AXES, type Axis, type Level, type Metric } from './words.ts';

/** Growth of the used share of a tolerance, against the baseline, that counts as worse. */
const WORSE_SHARE = 0.25;

export type CaptureSummary = Pick<
  Capture,
  'name' | 'platform' | 'body' | 'cpu' | 'decoder' | 'framework' | 'precision' | 'engine'
> & {
  readonly model: { readonly name: string; readonly version: string; readonly sha256: string };
};

/** A figure that uses much more of its tolerance than in the baseline. */
export interface Worsening {
  readonly reference: string;
  readonly other: string;
  readonly metric: Metric;
  readonly before: number;
  readonly now: number;
  readonly limit: number;
}

/** What the ladder could have compared and did not. */
export interface NotRun {
  readonly axis: Axis;
  readonly what: string;
  /** And what to do to have it. */
  readonly why: string;
}

export interface LadderReport {
  readonly schema: 1;
  readonly at: string;
  readonly tier: string;
  readonly captures: readonly CaptureSummary[];
  /** Reports of the first versions do not say it. */
  readonly notRun?: readonly NotRun[];
  /** Each step compares a configuration with its reference; as a rule they differ in one axis. */
  readonly steps: readonly PairVerdict[];
  readonly verdict: 'pass' | 'guilty' | 'worse' | 'invalid';
  /** The first step that is out of tolerance, in the order of the steps. */
  readonly firstGuilty: {
    readonly reference: string;
    readonly other: string;
    readonly level: Level;
    readonly axes: readonly Axis[];
  } | null;
  /** Null without a baseline. */
  readonly worsenings: readonly Worsening[] | null;
}

/** One word for a whole ladder. Guilty goes before invalid: a fault that was found does not wait for what could not be judged. */
export function ladderReport(
  at: string,
  tier: string,
  captures: readonly Capture[],
  steps: readonly PairVerdict[],
  baseline: LadderReport | null,
  notRun: readonly NotRun[] = [],
): LadderReport {
  const guilty = steps.find((step) => step.verdict === 'guilty');
  const worsenings = baseline === null ? null : worseThan(baseline, steps);
  const verdict =
    guilty !== undefined
      ? 'guilty'
      : steps.some((step) => step.verdict === 'invalid')
        ? 'invalid'
        : worsenings !== null && worsenings.length > 0
          ? 'worse'
          : 'pass';
  return {
    schema: 1,
    at,
    tier,
    captures: captures.map(({ name, platform, body, cpu, decoder, framework, precision, engine, model }) => ({
      name,
      platform,
      body,
      cpu,
      decoder,
      framework,
      precision,
      engine,
      model: { name: model.name, version: model.version, sha256: model.sha256 },
    })),
    notRun,
    steps,
    verdict,
    firstGuilty:
      guilty?.guiltyLevel == null
        ? null
        : { reference: guilty.reference, other: guilty.other, level: guilty.guiltyLevel, axes: guilty.guiltyAxes },
    worsenings,
  };
}

/** Where a report counts: what rests on a phone in software is nobody's baseline and stops no release outside sandbox. */
export function channelOf({ captures }: Pick<LadderReport, 'captures'>): Channel {
  return captures.some(({ body }) => body === 'virtual') ? 'sandbox' : 'stable';
}

function worseThan(baseline: LadderReport, steps: readonly PairVerdict[]): readonly Worsening[] {
  return steps.flatMap((step) => {
    const before = baseline.steps.find((one) => one.reference === step.reference && one.other === step.other);
    if (before === undefined) return [];
    return figuresOf(step).flatMap((figure): Worsening[] => {
      const old = figuresOf(before).find(({ metric }) => metric === figure.metric);
      if (old === undefined) return [];
      // both by today's limit: a table that was loosened in between must not hide anything
      const growth = usedShare(figure) - usedShare({ ...old, limit: figure.limit });
      return growth > WORSE_SHARE
        ? [
            {
              reference: step.reference,
              other: step.other,
              metric: figure.metric,
              before: old.value,
              now: figure.value,
              limit: figure.limit,
            },
          ]
        : [];
    });
  });
}

function figuresOf(step: PairVerdict): readonly JudgedFigure[] {
  return step.rungs.flatMap(({ figures }) => figures);
}

const ReportFile = Type.Object({
  schema: Type.Literal(1),
  at: Type.String({ format: 'date-time' }),
  tier: Type.Enum([...TIERS]),
  captures: Type.Array(
    Type.Object({
      name: Type.String(),
      body: Type.Enum([...BODIES]),
      cpu: Type.String(),
      precision: Type.Optional(Type.Enum([...PRECISIONS])),
      model: Type.Object({
        name: Type.String(),
        version: Type.String(),
        sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
      }),
    }),
  ),
  notRun: Type.Optional(
    Type.Array(Type.Object({ axis: Type.Enum([...AXES]), what: Type.String(), why: Type.String() })),
  ),
  steps: Type.Array(
    Type.Object({
      reference: Type.String(),
      other: Type.String(),
      verdict: Type.Enum(['pass', 'guilty', 'invalid']),
      // reports of before it was measured have none
      scoreNoise: Type.Optional(Type.Union([ScoreNoiseSchema, Type.Null()])),
      rungs: Type.Array(
        Type.Object({
          level: Type.String(),
          figures: Type.Array(Type.Object({ metric: Type.String(), value: Type.Number(), limit: Type.Number() })),
        }),
      ),
    }),
  ),
  verdict: Type.Enum(['pass', 'guilty', 'worse', 'invalid']),
});

/** A stored report. Throws ConsistencyError when the value is none. */
export function parseLadderReport(value: unknown, place: string): LadderReport {
  if (Check(ReportFile, value)) return value as unknown as LadderReport;
  const [first] = Errors(ReportFile, value);
  throw new ConsistencyError(
    `${place} is no report of a ladder: ${first?.instancePath ?? ''} ${first?.message ?? 'of another form'}; give the report.json that "framefarm consistency run" wrote`,
  );
}
