import {
  BUDGET_FIGURES,
  CHANNELS,
  INSTRUCTION_SETS,
  PLATFORMS,
  PRECISIONS,
  SOURCE_FORMATS,
  VARIANTS,
} from '@framefarm/domain';
import Type, { type Static } from 'typebox';
import { Preprocessing } from '../harness/plan.ts';
import { Count, Instant, Millis, ModelId, Name, Sha256, idOf, nullable, oneOf, strictObject } from '../primitives.ts';

const Version = Type.String({ pattern: '^\\d{1,6}(\\.\\d{1,6}){0,3}$', description: 'numbers with dots' });
const Operators = Type.Array(Name, { maxItems: 500, uniqueItems: true });

/** How a variant came to be. With the same tools, options and calibration pictures the same bytes come out again. */
export const ModelLineage = strictObject({
  source: strictObject({ format: oneOf(SOURCE_FORMATS), sha256: Sha256, bytes: Count }),
  madeFrom: Type.Unsafe<string>({ ...Sha256, description: 'the file that the last tool read' }),
  tools: Type.Array(strictObject({ name: Name, version: Name }), { minItems: 1, maxItems: 20 }),
  options: Type.Array(Name, { maxItems: 50, description: 'of the last tool, exactly as given' }),
  calibrationSha256: nullable(Sha256),
});
export type ModelLineage = Static<typeof ModelLineage>;

/** What an engine and a phone have to have, so that no time of a phone is spent on what cannot run. */
export const VariantRequirements = strictObject({
  engine: strictObject({ name: Name, minVersion: Version }),
  operators: Operators,
  instructionSets: Type.Array(oneOf(INSTRUCTION_SETS), { uniqueItems: true }),
});
export type VariantRequirements = Static<typeof VariantRequirements>;

/** Against the scores that ONNX Runtime gives to the same tensors. */
export const ScoreError = strictObject({
  frames: Count,
  maxRelative: Type.Number({ minimum: 0, description: 'largest difference by the largest reference score' }),
  rankCorrelation: nullable(Type.Number({ minimum: -1, maximum: 1, description: "Spearman's; null when undefined" })),
  worstRegret: Type.Number({ minimum: 0, description: 'of its picks, as a share of the range of the reference' }),
});
export type ScoreError = Static<typeof ScoreError>;

/** Taken on the machine that converted, one CPU thread: they compare variants with each other, never with a phone. */
export const VariantMeasurements = strictObject({
  host: Name,
  precision: oneOf(PRECISIONS, 'what the engine of that machine really computed in'),
  downloadBytes: Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1, description: 'packed with gzip -9' }),
  coldStartMs: Type.Number({ ...Millis, description: 'from the start of a process to its first score, median' }),
  firstLatencyMs: Type.Number({ ...Millis, description: 'of the first inference of a process, median' }),
  warmLatencyMs: Type.Number({ ...Millis, description: 'of the later ones, median' }),
  processes: Count,
  scoreError: ScoreError,
});
export type VariantMeasurements = Static<typeof VariantMeasurements>;

/** `variant` is how the weights are kept, `precision` what is computed in. */
export const CreateModelVariant = strictObject({
  precision: oneOf(PRECISIONS),
  sha256: Sha256,
  variant: Type.Optional(oneOf(VARIANTS, 'that of the precision if left out')),
  lineage: Type.Optional(ModelLineage),
  requires: Type.Optional(VariantRequirements),
  measured: Type.Optional(VariantMeasurements),
});
export type CreateModelVariant = Static<typeof CreateModelVariant>;
export const CreateModelBody = strictObject({
  name: Name,
  version: Name,
  preprocessing: Preprocessing,
  variants: Type.Array(CreateModelVariant, { minItems: 1, maxItems: VARIANTS.length }),
  channel: Type.Optional(oneOf(CHANNELS, 'refused when a variant is over the budget of this channel')),
});
export type CreateModelBody = Static<typeof CreateModelBody>;
export const ModelVariant = strictObject({
  id: Type.Unsafe<string>({ ...idOf('var'), description: 'of its bytes and its preprocessing: the same again has it' }),
  variant: oneOf(VARIANTS),
  precision: oneOf(PRECISIONS),
  sha256: Sha256,
  bytes: Count,
  lineage: nullable(ModelLineage),
  requires: nullable(VariantRequirements),
  measured: nullable(VariantMeasurements),
});
export type ModelVariant = Static<typeof ModelVariant>;
/** A version of a family; `name` is the family's. */
export const Model = strictObject({
  id: ModelId,
  name: Name,
  version: Name,
  preprocessing: Preprocessing,
  variants: Type.Array(ModelVariant),
  createdAt: Instant,
});
export type Model = Static<typeof Model>;
export const Models = strictObject({ models: Type.Array(Model) });

const limit = (description: string) => Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1e9, description }));
/** A limit that is left out does not limit. */
export const ModelBudget = strictObject({
  maxBytes: limit('of a variant on the phone'),
  maxDownloadBytes: limit('of a variant, packed'),
  maxColdStartMs: limit('on the machine that converted'),
});
export type ModelBudget = Static<typeof ModelBudget>;
export const ModelFamily = strictObject({
  name: Name,
  versions: Count,
  budgets: Type.Array(strictObject({ channel: oneOf(CHANNELS), ...ModelBudget.properties })),
});
export type ModelFamily = Static<typeof ModelFamily>;
/** A figure of a variant beside the limit that a channel sets for it. */
export const BudgetCheck = strictObject({
  variant: oneOf(VARIANTS),
  figure: oneOf(BUDGET_FIGURES),
  limit: Type.Number(),
  measured: nullable(Type.Number({ description: 'null when it never was, which is not within' })),
  within: Type.Boolean(),
});
/** A version with the budgets that its family has now. A channel that is not listed takes everything. */
export const ModelDetails = strictObject({
  ...Model.properties,
  budgets: Type.Array(strictObject({ channel: oneOf(CHANNELS), checks: Type.Array(BudgetCheck) })),
});
export type ModelDetails = Static<typeof ModelDetails>;
export const ModelFamilies = strictObject({ families: Type.Array(ModelFamily) });

export const TestSetEntry = strictObject({ kind: oneOf(['clip', 'frame']), name: Name, sha256: Sha256 });
export const CreateTestSetBody = strictObject({
  name: Name,
  entries: Type.Array(TestSetEntry, { minItems: 1, maxItems: 5000 }),
});
export type CreateTestSetBody = Static<typeof CreateTestSetBody>;
/** Its digest is that of its entries in order of name; other entries under the same name are its next version. */
export const TestSet = strictObject({
  id: idOf('tst'),
  version: Type.Integer({ minimum: 1 }),
  sha256: Sha256,
  ...CreateTestSetBody.properties,
  createdAt: Instant,
});
export type TestSet = Static<typeof TestSet>;
export const TestSets = strictObject({ testSets: Type.Array(TestSet) });

export const EngineDescription = strictObject({
  name: Name,
  version: Version,
  operators: Type.Optional(Type.Array(Name, { maxItems: 500, uniqueItems: true, description: 'all if left out' })),
});
export type EngineDescription = Static<typeof EngineDescription>;
export const CreateHarnessBuildBody = strictObject({
  platform: oneOf(PLATFORMS),
  version: Name,
  sha256: Sha256,
  engine: Type.Optional(EngineDescription),
});
export const HarnessBuild = strictObject({ id: idOf('hbd'), ...CreateHarnessBuildBody.properties, createdAt: Instant });
export type HarnessBuild = Static<typeof HarnessBuild>;
