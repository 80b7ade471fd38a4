import { StatsError } from './stats-error.ts';

/** The value as an object; StatsError naming the place otherwise. */
export function asRecord(value: unknown, place: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new StatsError(`${place} must be an object, not ${show(value)}`);
}

/** The value as a message shows it, cut short. */
export function show(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
