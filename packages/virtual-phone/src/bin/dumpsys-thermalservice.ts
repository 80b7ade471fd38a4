import type { Tool } from '../sh/tool.ts';

const TYPE = { cpu: 0, gpu: 1, battery: 2, skin: 3 } as const;

/** `dumpsys thermalservice`. Source of the format: AOSP ThermalManagerService.dump. */
export const dumpThermal: Tool = ({ phone: { thermal, battery, profile }, print }) => {
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
  return 0;
};
