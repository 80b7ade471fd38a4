import type { PhoneProfile } from '@framefarm/phone-model';
import type { Tool } from '../sh/tool.ts';
import { ANDROID_SINCE } from '../state/android-since.ts';
import { hasSince } from '../state/phone-state.ts';

const TYPE = { cpu: 0, gpu: 1, battery: 2, skin: 3 } as const;

/** `dumpsys thermalservice`. Source of the format: AOSP ThermalManagerService.dump. */
export const dumpThermal: Tool = ({ phone, print }) => {
  const { thermal, battery, profile } = phone;
  const { dieC, skinC } = thermal.heat();
  const status = thermal.status();
  const sensors = [
    [dieC, TYPE.cpu, 'CPU0', 0],
    [dieC, TYPE.gpu, 'GPU0', 0],
    [battery.values().temperature / 10, TYPE.battery, 'battery', 0],
    [skinC, TYPE.skin, 'skin', status],
  ] as const;
  const lines = sensors.map(
    ([celsius, type, name, severity]) =>
      `\tTemperature{mValue=${celsius.toFixed(3)}, mType=${type}, mName=${name}, mStatus=${severity}}\n`,
  );
  // one cooling device per cluster, deeper the hotter it is
  const cooling = profile.cpu.clusters.map(
    (_, index) => `\tCoolingDevice{mValue=${status}, mType=2, mName=thermal-cpufreq-${index}}\n`,
  );
  print(
    `IsStatusOverride: ${thermal.isOverridden}\nThermalEventListeners:\n\tcallbacks: 1\n\tkilled: false\n` +
      `Thermal Status: ${status}\nCached temperatures:\n${lines.join('')}HAL Ready: true\nHAL connection:\n` +
      `\tThermalHAL 2.0 connected: yes\nCurrent temperatures from HAL:\n${lines.join('')}` +
      `Current cooling devices from HAL:\n${cooling.join('')}`,
  );
  if (hasSince(phone, ANDROID_SINCE.thermalThresholds)) print(staticThresholds(profile));
  if (hasSince(phone, ANDROID_SINCE.thermalHeadroom)) print(headroomThresholds(profile));
  return 0;
};

const oneDigit = (value: number) => (Number.isNaN(value) ? 'NaN' : value.toFixed(1));

/** By status, none first; only the skin's are known. */
function staticThresholds({ heat }: PhoneProfile): string {
  const hot = [Number.NaN, ...heat.statusFromC.value].map(oneDigit).join(', ');
  const cold = heat.statusFromC.value.map(() => 'NaN').join(', ');
  return (
    'Temperature static thresholds from HAL:\n' +
    `\tTemperatureThreshold{mType=${TYPE.skin}, mName=skin, mHotThrottlingThresholds=[${hot}], mColdThrottlingThresholds=[NaN, ${cold}]}\n`
  );
}

/** As Java prints a float: seven digits, at least one behind the point. */
function javaFloat(value: number): string {
  const short = Number(value.toPrecision(7));
  return Number.isInteger(short) ? short.toFixed(1) : String(short);
}

/** 1 is the skin's temperature at status severe, and 30 degrees are 1. Source: ThermalManagerService.TemperatureWatcher. */
function headroomThresholds({ heat }: PhoneProfile): string {
  const severeC = heat.statusFromC.value[2] ?? 0;
  const shares = heat.statusFromC.value.map((celsius) => javaFloat(1 + (celsius - severeC) / 30));
  return `Temperature headroom thresholds:\n[NaN, ${shares.join(', ')}]\n`;
}
