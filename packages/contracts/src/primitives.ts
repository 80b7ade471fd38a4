import Type, { type Static } from 'typebox';

/** A closed set of words as a schema: `oneOf(['a', 'b'])` accepts exactly these strings. */
export function oneOf<const Words extends readonly string[]>(words: Words, description?: string) {
  return Type.Unsafe<Words[number]>(Type.Enum([...words], description === undefined ? {} : { description }));
}

/** An object that refuses fields it does not know. */
export function strictObject<Properties extends Type.TProperties>(properties: Properties, description?: string) {
  return Type.Object(properties, {
    additionalProperties: false,
    ...(description === undefined ? {} : { description }),
  });
}

/** `T` or null, for a value that is known to be absent. */
export function nullable<Schema extends Type.TSchema>(schema: Schema) {
  return Type.Union([schema, Type.Null()]);
}

export const Sha256 = Type.String({
  pattern: '^[0-9a-f]{64}$',
  description: 'SHA-256 of the exact bytes, lower-case hex',
});
export type Sha256 = Static<typeof Sha256>;

export const Instant = Type.String({ format: 'date-time', description: 'RFC 3339 time with offset' });

/** Milliseconds; finite and not negative. JSON has no NaN, so a NaN cannot even be written. */
export const Millis = Type.Number({ minimum: 0, maximum: 1e9, description: 'milliseconds' });
export const Count = Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 });
export const Name = Type.String({
  minLength: 1,
  maxLength: 120,
  pattern: '^[^\\u0000-\\u001f\\u007f\\ud800-\\udfff]+$',
  description: 'text without control characters',
});
/** Text of any script over several lines; without NUL and halves of a character, which no database keeps. */
export function text(minLength: number, maxLength: number) {
  return Type.String({ minLength, maxLength, pattern: '^[^\\u0000\\ud800-\\udfff]*$' });
}

export function idOf(prefix: string) {
  return Type.String({ pattern: `^${prefix}_[0-9a-z]{8,40}$`, description: `an id that starts with ${prefix}_` });
}
export const RunId = idOf('run');
export const AttemptId = idOf('att');
export const DeviceId = idOf('dev');
export const BenchmarkId = idOf('bmk');
export const RunnerId = idOf('rnr');
export const PolicyId = idOf('pol');
export const ModelId = idOf('mdl');
export const TokenId = idOf('tok');
export const ConsistencyReportId = idOf('cns');
