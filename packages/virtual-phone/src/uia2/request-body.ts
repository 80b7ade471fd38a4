import { ELEMENT_KEY } from './element-cache.ts';
import { Uia2Error } from './uia2-error.ts';

export type Body = Readonly<Record<string, unknown>>;

/** Typed reads of a JSON body; each throws `invalid argument` that names the field. */
export function textField(body: Body, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value : wrong(name, 'a text', value);
}

export function numberField(body: Body, name: string): number {
  const value = body[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : wrong(name, 'a number', value);
}

export function objectField(body: Body, name: string): Body {
  const value = body[name];
  return isObject(value) ? value : wrong(name, 'an object', value);
}

export function listField(body: Body, name: string): readonly Body[] {
  const value = body[name];
  return Array.isArray(value) && value.every(isObject) ? value : wrong(name, 'a list of objects', value);
}

/** The id in an element reference of either dialect, null when there is none. */
export function elementIdIn(value: unknown): string | null {
  const id = isObject(value) ? (value[ELEMENT_KEY] ?? value['ELEMENT']) : null;
  return typeof id === 'string' ? id : null;
}

export function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(name: string, wanted: string, found: unknown): never {
  throw new Uia2Error(
    'invalid argument',
    `${name} has to be ${wanted}, not ${JSON.stringify(found)?.slice(0, 100) ?? 'missing'}`,
  );
}
