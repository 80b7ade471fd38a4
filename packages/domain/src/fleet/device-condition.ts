import { assertNever } from '../assert-never.ts';

/** What a selector may ask about a device besides its words. */
export const ATTRIBUTES = [
  'serial',
  'model',
  'brand',
  'soc',
  'abi',
  'osVersion',
  'fingerprint',
  'profile',
  'ramMb',
  'cores',
  'sdk',
] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

export const ORDER_OPERATORS = ['=', '!=', '<', '<=', '>', '>='] as const;
export type OrderOperator = (typeof ORDER_OPERATORS)[number];

export type DeviceCondition =
  | { readonly attribute: Attribute; readonly operator: OrderOperator; readonly value: string | number }
  | { readonly attribute: Attribute; readonly operator: 'in'; readonly value: readonly (string | number)[] }
  /** `*` stands for any characters, also none. */
  | { readonly attribute: Attribute; readonly operator: 'like'; readonly value: string };

export type DeviceAttributes = { readonly [Name in Attribute]?: string | number | null | undefined };

/** Whether it holds for the device. Nothing holds for an attribute that the device does not tell, not even `!=`. */
export function holds(condition: DeviceCondition, device: DeviceAttributes): boolean {
  const found = device[condition.attribute];
  if (found === undefined || found === null) return false;
  if (condition.operator === 'in') return condition.value.some((one) => compare(found, one) === 0);
  if (condition.operator === 'like') return like(String(found), condition.value);
  return isOrdered(compare(found, condition.value), condition.operator);
}

function isOrdered(order: number, operator: OrderOperator): boolean {
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return assertNever(operator);
  }
}

/** Numbers as numbers, dotted versions part by part (8.1.0 before 10), everything else as text. */
function compare(a: string | number, b: string | number): number {
  const [left, right] = [parts(a), parts(b)];
  if (left === null || right === null) return String(a).localeCompare(String(b), 'en');
  for (let place = 0; place < Math.max(left.length, right.length); place += 1) {
    const difference = (left[place] ?? 0) - (right[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function parts(value: string | number): readonly number[] | null {
  if (typeof value === 'number') return [value];
  return /^\d+(\.\d+)*$/.test(value) ? value.split('.').map(Number) : null;
}

/** Walks the pieces between the stars in order: linear, whatever the pattern. */
function like(text: string, pattern: string): boolean {
  const pieces = pattern.split('*');
  const [first = ''] = pieces;
  const last = pieces.at(-1) ?? '';
  if (pieces.length === 1) return text === pattern;
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found === -1 || found + piece.length > text.length - last.length) return false;
    at = found + piece.length;
  }
  return true;
}
