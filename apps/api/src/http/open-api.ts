import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import * as contracts from '@framefarm/contracts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const SCHEMAS = JSON.parse(JSON.stringify(contracts)) as Readonly<Record<string, Json>>;
/**
 * The contracts that are objects or unions, each under the key of the form in which it stands inlined in a route; of equal forms the last name by
 * the alphabet, because the order of a module's exports depends on who loads it.
 */
const NAMES = new Map(
  Object.entries(SCHEMAS)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, schema]): [string, string][] =>
      typeof schema === 'object' && schema !== null && ('properties' in schema || 'anyOf' in schema)
        ? [[keyOf(schema), name]]
        : [],
    ),
);

/** The options of @fastify/swagger: each route says its scope, each contract stands once under its name. */
export const openApi = {
  openapi: {
    openapi: '3.1.0',
    info: { title: 'Framefarm', version: '0.1.0' },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    security: [{ token: [] }],
  },
  transform({ schema, url, route }) {
    const { scope, public: open } = route.config ?? {};
    const tags = [/^\/v1\/([a-z-]+)/.exec(url)?.[1] ?? 'health'];
    const access = open
      ? { security: [], description: 'Needs no token.' }
      : { description: `Needs the scope ${[scope].flat().join(' or ')}.` };
    return { schema: { tags, ...access, ...schema }, url };
  },
  transformObject(document) {
    const { openapiObject } = document as { openapiObject: { components?: object; paths?: object } };
    const schemas = Object.fromEntries([...NAMES.values()].map((name) => [name, inner(SCHEMAS[name] as Json)]));
    for (const path of Object.values(openapiObject.paths ?? {})) {
      for (const operation of Object.values(path as Record<string, { responses: object }>)) {
        operation.responses = { ...operation.responses, default: ERROR };
      }
    }
    const paths = refer(openapiObject.paths as Json);
    return { ...openapiObject, components: { ...openapiObject.components, schemas }, paths } as never;
  },
} satisfies FastifyDynamicSwaggerOptions;

const ERROR = {
  description: 'what happened, to what, what to do next',
  content: { 'application/json': { schema: SCHEMAS['ErrorBody'] as Json } },
};

function refer(value: Json): Json {
  const name = NAMES.get(keyOf(value));
  return name === undefined ? inner(value) : { $ref: `#/components/schemas/${name}` };
}

function inner(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(refer);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, refer(one as Json)]));
}

/** Equal for schemas that mean the same: whatever the order of keywords, and `const` as the `enum` that @fastify/swagger makes of it. */
function keyOf(value: Json): string {
  return JSON.stringify(value, (_, one: Json) =>
    one === null || typeof one !== 'object' || Array.isArray(one)
      ? one
      : Object.fromEntries(
          Object.entries(one)
            .map(([key, part]): [string, Json] => (key === 'const' ? ['enum', [part]] : [key, part]))
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        ),
  );
}
