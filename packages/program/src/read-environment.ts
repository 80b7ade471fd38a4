import type { Static, TObject } from 'typebox';
import { Check } from 'typebox/value';

/**
 * The variables of the schema, with defaults filled in, or every problem at once. An empty variable counts as not set. A
 * variable without a default and not optional has to be set.
 */
export function readEnvironment<Schema extends TObject>(
  schema: Schema,
  source: Readonly<Record<string, string | undefined>>,
): Static<Schema> | { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const values: Record<string, string> = {};
  for (const [name, property] of Object.entries(schema.properties)) {
    const { description = '', default: fallback } = property as { description?: string; default?: string };
    const value = source[name] || fallback;
    if (value === undefined) {
      if (schema.required?.includes(name)) problems.push(`${name} is missing: ${description}`);
    } else if (Check(property, value)) values[name] = value;
    else problems.push(`${name} cannot be ${JSON.stringify(value)}: ${description}`);
  }
  return problems.length > 0 ? { problems } : (values as Static<Schema>);
}
