import type { ThermalStatus } from '@framefarm/phone-model';
import { type Tool, type ToolContext, UnknownToPhone } from '../sh/tool.ts';
import { ANDROID_SINCE } from '../state/android-since.ts';
import { hasSince } from '../state/phone-state.ts';
import { am } from './am.ts';
import { appops } from './appops.ts';
import { battery } from './dumpsys-battery.ts';
import { deviceIdle } from './dumpsys-device-idle.ts';
import { input } from './input.ts';
import { pm } from './pm.ts';
import { settings } from './settings.ts';
import { wm } from './wm.ts';

const SERVICES: Readonly<Record<string, Tool>> = {
  activity: am,
  appops,
  battery,
  deviceidle: deviceIdle,
  input,
  notification,
  package: pm,
  power,
  settings,
  thermalservice: thermalService,
  window: wm,
};

// source: AOSP frameworks/native cmds/cmd/cmd.cpp
const NO_SERVICE = 20;
const UNKNOWN_COMMAND = 255;

/** `cmd [-w] SERVICE ...`: the command line of a system service. */
export const cmd: Tool = (context) => {
  const [service = '', ...args] = context.args.filter((arg, index) => index > 0 || arg !== '-w');
  if (service === 'thermalservice' && !hasSince(context.phone, ANDROID_SINCE.thermalService)) {
    context.complain(`cmd: Can't find service: ${service}\n`);
    return NO_SERVICE;
  }
  const run = Object.hasOwn(SERVICES, service) ? SERVICES[service] : undefined;
  if (run === undefined) throw new UnknownToPhone(`cmd: service ${service} is not known to this phone`);
  return run({ ...context, args });
};

function thermalService({ args: [verb = '', value = ''], phone }: ToolContext): number {
  if (verb === 'override-status' && /^[0-6]$/.test(value)) phone.thermal.overrideStatus(Number(value) as ThermalStatus);
  else if (verb === 'reset') phone.thermal.overrideStatus(null);
  else throw new UnknownToPhone(`cmd thermalservice ${verb} ${value} is not known to this phone`);
  return 0;
}

function power({ args: [verb = '', value = ''], phone, print }: ToolContext): number {
  if (verb === 'set-fixed-performance-mode-enabled' && !hasSince(phone, ANDROID_SINCE.fixedPerformance)) {
    print(`Unknown command: ${verb}\n`);
    return UNKNOWN_COMMAND;
  }
  if (verb === 'set-fixed-performance-mode-enabled') phone.display.fixedPerformance = value === 'true';
  else if (verb === 'set-mode') phone.settings.global.set('low_power', value === '1' ? '1' : '0');
  else throw new UnknownToPhone(`cmd power ${verb} is not known to this phone`);
  return 0;
}

function notification({ args: [verb = '', listener = ''], phone }: ToolContext): number {
  if (verb === 'allow_listener') phone.notificationListeners.add(listener);
  else if (verb === 'disallow_listener') phone.notificationListeners.delete(listener);
  else throw new UnknownToPhone(`cmd notification ${verb} is not known to this phone`);
  return 0;
}
