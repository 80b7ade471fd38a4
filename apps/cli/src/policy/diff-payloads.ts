export interface SettingDifference {
  /** Dotted path of the setting. */
  readonly setting: string;
  readonly one: unknown;
  readonly other: unknown;
}

/** The settings in which two payloads differ, by path; a list counts as one setting. */
export function diffPayloads(one: unknown, other: unknown): SettingDifference[] {
  const [a, b] = [flat(one, ''), flat(other, '')];
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((setting) => JSON.stringify(a.get(setting)) !== JSON.stringify(b.get(setting)))
    .map((setting) => ({ setting, one: a.get(setting), other: b.get(setting) }));
}

function flat(value: unknown, path: string): Map<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map([[path, value]]);
  return new Map(Object.entries(value).flatMap(([key, part]) => [...flat(part, path === '' ? key : `${path}.${key}`)]));
}
