export interface ThermalReading {
  /** 0 none to 6 shutdown; null where Android has no thermal service (before 10). */
  readonly status: number | null;
  readonly skinCelsius: number | null;
}

/**
 * `dumpsys thermalservice`. Temperatures are taken from the HAL's section, because the cached ones are old. Format: AOSP
 * ThermalManagerService.dump; phones with HAL 1.x show no section of their own, and NaN where a sensor is absent.
 */
export function parseThermal(text: string): ThermalReading {
  const status = /^Thermal Status: (\d+)\s*$/m.exec(text)?.[1] ?? null;
  const fresh = text.split('Current temperatures from HAL:')[1] ?? '';
  // type 3 is the skin
  const skin = /Temperature\{mValue=([^,]+), mType=3,/.exec(fresh)?.[1];
  const celsius = skin === undefined ? Number.NaN : Number(skin);
  return {
    status: status === null ? null : Number(status),
    skinCelsius: Number.isFinite(celsius) ? celsius : null,
  };
}

const SEVERE = 3;
const DEGREES_PER_HEADROOM = 30;

/**
 * How close the skin is to status severe: 1 there, 0 thirty degrees below it, as Android computes getThermalHeadroom without a forecast (AOSP
 * ThermalManagerService.TemperatureWatcher). Null where the phone shows no temperature or no threshold of its skin.
 */
export function parseHeadroom(text: string): number | null {
  const { skinCelsius } = parseThermal(text);
  const thresholds = /TemperatureThreshold\{mType=3,[^[]*mHotThrottlingThresholds=\[([^\]]*)\]/.exec(text)?.[1];
  const severe = Number(thresholds?.split(',')[SEVERE] ?? Number.NaN);
  if (skinCelsius === null || !Number.isFinite(severe)) return null;
  return Math.max(0, 1 - (severe - skinCelsius) / DEGREES_PER_HEADROOM);
}
