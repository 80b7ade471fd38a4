import { type Tool, type ToolContext, UnknownToPhone } from '../sh/tool.ts';
import { ANDROID_SINCE } from '../state/android-since.ts';
import type { BatteryStatus } from '../state/battery.ts';
import { hasSince } from '../state/phone-state.ts';
import { splitArguments } from './arguments.ts';

const SOURCES = ['ac', 'usb', 'wireless'] as const;
const NUMBERS = ['level', 'temp', 'voltage', 'status'] as const;

/** `dumpsys battery [set KEY VALUE|unplug|reset]`. Source of the format: AOSP BatteryService.dumpInternal. */
export const battery: Tool = (context) => {
  const { rest } = splitArguments(context.args, { flags: ['-f'] });
  const [verb, key = '', value = ''] = rest;
  const state = context.phone.battery;
  if (verb === undefined) return dump(context);
  if (verb === 'unplug') state.override({ ac: false, usb: false, wireless: false, status: 3 });
  else if (verb === 'reset') state.reset();
  else if (verb === 'get') return get(context, key);
  else if (verb !== 'set') throw new UnknownToPhone(`dumpsys battery ${verb} is not known to this phone`);
  else if (SOURCES.some((source) => source === key)) state.override({ [key]: value === '1' });
  else if (NUMBERS.some((name) => name === key) && /^-?\d+$/.test(value))
    state.override(
      key === 'temp' ? { temperature: Number(value) } : key === 'status' ? statusOf(value) : { [key]: Number(value) },
    );
  else throw new UnknownToPhone(`dumpsys battery set ${key} ${value} is not known to this phone`);
  return 0;
};

function statusOf(value: string): { status: BatteryStatus } {
  const status = Number(value);
  if (status < 1 || status > 5)
    throw new UnknownToPhone(`dumpsys battery set status ${value} is not known to this phone`);
  return { status: status as BatteryStatus };
}

function get({ phone, print }: ToolContext, key: string): number {
  const { level, temperature, status } = phone.battery.values();
  const known: Readonly<Record<string, number>> = { level, temp: temperature, status, counter: level * 37_000 };
  if (known[key] === undefined) throw new UnknownToPhone(`cmd battery get ${key} is not known to this phone`);
  print(`${known[key]}\n`);
  return 0;
}

function dump({ phone, print }: ToolContext): number {
  const { ac, usb, wireless, status, level, voltage, temperature } = phone.battery.values();
  print(
    [
      'Current Battery Service state:',
      ...(phone.battery.updatesStopped ? ["  (UPDATES STOPPED -- use 'reset' to restart)"] : []),
      `  AC powered: ${ac}`,
      `  USB powered: ${usb}`,
      `  Wireless powered: ${wireless}`,
      ...(hasSince(phone, ANDROID_SINCE.batteryDock) ? ['  Dock powered: false'] : []),
      '  Max charging current: 500000',
      '  Max charging voltage: 5000000',
      // 3,885 mAh, the battery of the first profile; nothing reads more than its growth
      `  Charge counter: ${level * 38_850}`,
      `  status: ${status}`,
      '  health: 2',
      '  present: true',
      `  level: ${level}`,
      '  scale: 100',
      `  voltage: ${voltage}`,
      `  temperature: ${temperature}`,
      '  technology: Li-ion',
      ...(hasSince(phone, ANDROID_SINCE.batteryCharging) ? ['  Charging state: 0', '  Charging policy: 1'] : []),
      '',
    ].join('\n'),
  );
  return 0;
}
