export interface BatteryReading {
  /** Percent. */
  readonly level: number;
  readonly celsius: number;
  readonly powered: boolean;
  /** Somebody froze the values with `dumpsys battery set`; they say nothing about the battery. */
  readonly frozen: boolean;
}

/** `dumpsys battery`. Null when the phone shows no battery. Format: AOSP BatteryService.dumpInternal; vendors add lines. */
export function parseBattery(text: string): BatteryReading | null {
  const value = (key: string) => new RegExp(`^\\s*${key}: (.*?)\\s*$`, 'm').exec(text)?.[1] ?? null;
  const level = Number(value('level') ?? Number.NaN);
  const scale = Number(value('scale') ?? 100);
  const tenths = Number(value('temperature') ?? Number.NaN);
  if (!Number.isFinite(level) || !Number.isFinite(tenths) || !(scale > 0)) return null;
  return {
    level: Math.round((level / scale) * 100),
    celsius: tenths / 10,
    powered: /^\s*(AC|USB|Wireless|Dock) powered: true\s*$/m.test(text),
    frozen: text.includes('UPDATES STOPPED'),
  };
}
