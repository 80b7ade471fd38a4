import type { Random } from '@framefarm/phone-model';

/** The keywords of JSON Schema that the signed payloads use. */
export interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
}

/** A value that the schema accepts; numbers lie on a bound in half of all cases. `texts` gives a string for each pattern. */
export function randomOfSchema(
  schema: JsonSchema,
  random: Random,
  texts: Readonly<Record<string, () => string>> = {},
): unknown {
  const one = (part: JsonSchema): unknown => randomOfSchema(part, random, texts);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random.uniform() * values.length)] as T;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return pick(schema.enum);
  if (schema.anyOf !== undefined) return one(pick(schema.anyOf));
  if (schema.properties !== undefined) {
    const names = Object.keys(schema.properties);
    const taken = names.filter((name) => schema.required?.includes(name) === true || random.uniform() < 0.5);
    const enough = taken.length < (schema.minProperties ?? 0) ? names : taken;
    return Object.fromEntries(enough.map((name) => [name, one(schema.properties?.[name] as JsonSchema)]));
  }
  if (schema.type === 'array') {
    const least = schema.minItems ?? 0;
    const count = least + Math.floor(random.uniform() * (Math.min(schema.maxItems ?? 3, 3) - least + 1));
    const items = Array.from({ length: Math.max(least, count) }, () => one(schema.items as JsonSchema));
    return schema.uniqueItems === true ? [...new Set(items)] : items;
  }
  if (schema.type === 'number' || schema.type === 'integer') return numberWithin(schema, random);
  if (schema.type === 'boolean') return random.uniform() < 0.5;
  return texts[schema.pattern ?? '']?.() ?? 'x';
}

function numberWithin({ type, minimum, exclusiveMinimum, maximum }: JsonSchema, random: Random): number {
  const least = minimum ?? (exclusiveMinimum as number) + 1e-6;
  const most = maximum as number;
  const lot = random.uniform();
  if (lot < 0.25) return least;
  if (lot < 0.5) return most;
  const between = least + random.uniform() * (most - least);
  return type === 'integer' ? Math.round(between) : between;
}
