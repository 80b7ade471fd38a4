import { readFile } from 'node:fs/promises';
import { ComparisonPlan, GateDefinition } from '@framefarm/contracts';
import { problemsOfGate } from '@framefarm/domain';
import type { TSchema } from 'typebox';
import { Errors } from 'typebox/value';
import { type Document, LineCounter, type Node, parseDocument } from 'yaml';
import { CommandError } from '../errors.ts';

const MOST_SHOWN = 10;
/** TypeBox looks for no more problems than this (its setting maxErrors). */
const CHECKED = 8;
const MOST_BYTES = 1_000_000;
type Place = readonly (string | number)[];
interface Problem {
  readonly place: Place;
  readonly what: string;
}

/** A gate as a file, YAML or JSON (which is YAML, too), checked without a server. CommandError 2 names every problem with its line. */
export async function readGate(file: string): Promise<GateDefinition> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new CommandError(2, `${file} cannot be read: ${error.message}`);
  });
  return parseGate(text, file);
}

/** The gate that a text holds; `file` is what problems are said of. */
export function parseGate(text: string, file: string): GateDefinition {
  if (text.length > MOST_BYTES) throw new CommandError(2, `${file} has ${text.length} characters and is no gate`);
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines });
  const faults = [...document.errors, ...document.warnings].map(
    ({ linePos, message }) => `${file}:${linePos?.[0].line ?? 1}: ${message.split(/ at line |\n/)[0]}`,
  );
  if (faults.length > 0)
    throw new CommandError(2, `${file} is neither YAML nor JSON:\n${faults.slice(0, MOST_SHOWN).join('\n')}`);
  const value = toValue(document, file);
  const problems = problemsOfForm(value);
  const gate = value as GateDefinition;
  const say = (found: readonly Problem[], what: string) => {
    const said = found.map((one) => `${file}:${lineOf(document, lines, one.place)}: ${nameOf(one.place)} ${one.what}`);
    const more = said.length >= CHECKED ? ['there may be more'] : [];
    return new CommandError(2, [`${file} ${what}:`, ...said, ...more].join('\n'));
  };
  if (problems.length > 0) throw say(problems, 'is no gate');
  const contradictions = problemsOfGate(gate);
  if (contradictions.length > 0) throw say(contradictions, 'contradicts itself');
  return gate;
}

function toValue(document: Document, file: string): unknown {
  try {
    return document.toJS() as unknown;
  } catch (error) {
    // an alias of an alias of an alias: the parser stops before it fills the memory
    throw new CommandError(2, `${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The plan is checked by its kind: a union of plans complains of each of them. */
function problemsOfForm(value: unknown): readonly Problem[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [{ place: [], what: 'must be a map with schema, name, channel, baseline, clips, iterations, rules' }];
  const { plan, ...rest } = value as Readonly<Record<string, unknown>>;
  const kind = typeof plan === 'object' && plan !== null ? (plan as { readonly kind?: unknown }).kind : undefined;
  const of = ComparisonPlan.anyOf.find(({ properties }) => properties.kind.const === kind);
  const kinds = ComparisonPlan.anyOf.map(({ properties }) => properties.kind.const).join(', ');
  const ofPlan =
    plan === undefined
      ? []
      : of === undefined
        ? [{ place: ['plan', 'kind'], what: `is ${JSON.stringify(kind) ?? 'missing'}, not one of ${kinds}` }]
        : problemsOf(of, plan, ['plan']);
  return [...problemsOf(GateDefinition, rest, []), ...ofPlan];
}

function problemsOf(schema: TSchema, value: unknown, above: Place): Problem[] {
  return Errors(schema, value).flatMap((error) => {
    const place = [...above, ...placeOf(error.instancePath)];
    switch (error.keyword) {
      case 'boolean':
        return [];
      case 'additionalProperties':
        return error.params.additionalProperties.map((name) => ({
          place: [...place, name],
          what: 'is a field that no gate has',
        }));
      case 'required':
        return error.params.requiredProperties.map((name) => ({ place: [...place, name], what: 'is missing' }));
      case 'enum':
        return [{ place, what: `must be one of ${error.params.allowedValues.join(', ')}` }];
      default:
        return [{ place, what: error.message }];
    }
  });
}

function placeOf(pointer: string): Place {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
}

function nameOf(place: Place): string {
  if (place.length === 0) return 'the gate';
  return place.map((part, at) => (typeof part === 'number' ? `[${part}]` : at === 0 ? part : `.${part}`)).join('');
}

/** Of the field itself, or of what it is missing in. From 1. */
function lineOf(document: Document, lines: LineCounter, place: Place): number {
  for (let depth = place.length; depth >= 0; depth -= 1) {
    const node = document.getIn(place.slice(0, depth), true) as Node | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
