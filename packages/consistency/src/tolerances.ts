import { PRECISIONS, TIERS, type Precision, type Tier } from '@framefarm/domain';
import Type, { type Static } from 'typebox';
import { Check, Errors } from 'typebox/value';
import { ConsistencyError } from './errors.ts';
import { oneOf, strict } from './schema.ts';
import { AXES, type Axis, METRIC_NAMES, type Metric } from './words.ts';

const words = <const T extends readonly string[]>(list: T) => Type.Array(oneOf(list), { minItems: 1 });

/** A limit for one metric, for pairs that differ in one of `axes`, run in one of `precisions`, on one of `tiers`; left out means any. */
const Tolerance = strict({
  metric: oneOf(METRIC_NAMES),
  limit: Type.Number(),
  axes: Type.Optional(words(AXES)),
  precisions: Type.Optional(words(PRECISIONS)),
  tiers: Type.Optional(words(TIERS)),
  reason: Type.String({ minLength: 10 }),
});
export const ToleranceTable = strict({
  schema: Type.Literal(1),
  /** Share of the score range above which the reference's pick counts as clearly best. */
  clearMargin: Type.Number({ exclusiveMinimum: 0, maximum: 1 }),
  tolerances: Type.Array(Tolerance, { minItems: 1 }),
});
export type ToleranceTable = Static<typeof ToleranceTable>;
export type Tolerance = ToleranceTable['tolerances'][number];

/** What a tolerance is looked up for. */
export interface PairKind {
  readonly axes: readonly Axis[];
  readonly precision: Precision;
  readonly tier: Tier;
}

/** Throws ConsistencyError when the value is no table, or when it leaves a metric without a limit that always applies. */
export function parseTolerances(value: unknown, place: string): ToleranceTable {
  if (!Check(ToleranceTable, value)) {
    const [first] = Errors(ToleranceTable, value);
    throw new ConsistencyError(
      `${place} is no table of tolerances: ${first?.instancePath ?? ''} ${first?.message ?? 'of another form'}`,
    );
  }
  const always = new Set(
    value.tolerances.filter((one) => !one.axes && !one.precisions && !one.tiers).map(({ metric }) => metric),
  );
  const missing = METRIC_NAMES.filter((metric) => !always.has(metric));
  if (missing.length > 0)
    throw new ConsistencyError(`${place} has no limit for ${missing.join(', ')} that applies to every pair; add one`);
  return value;
}

/** The last tolerance in the table that fits, so that the special ones stand below the general one. */
export function toleranceFor(table: ToleranceTable, metric: Metric, kind: PairKind): Tolerance {
  const found = table.tolerances.findLast(
    (one) =>
      one.metric === metric &&
      (one.axes === undefined || one.axes.some((axis) => kind.axes.includes(axis))) &&
      (one.precisions === undefined || one.precisions.includes(kind.precision)) &&
      (one.tiers === undefined || one.tiers.includes(kind.tier)),
  );
  if (found === undefined) throw new ConsistencyError(`no tolerance for ${metric}; parse the table first`);
  return found;
}
