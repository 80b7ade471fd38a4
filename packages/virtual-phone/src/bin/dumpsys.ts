import { type Tool, type ToolContext, UnknownToPhone } from '../sh/tool.ts';
import { ANDROID_SINCE } from '../state/android-since.ts';
import { coresOf, uptimeS } from '../state/kernel-nodes.ts';
import { hasSince } from '../state/phone-state.ts';
import { dumpActivity } from './dumpsys-activity.ts';
import { battery } from './dumpsys-battery.ts';
import { deviceIdle } from './dumpsys-device-idle.ts';
import { dumpMemory } from './dumpsys-meminfo.ts';
import { dumpPackage } from './dumpsys-package.ts';
import { dumpThermal } from './dumpsys-thermalservice.ts';
import { dumpWindow } from './dumpsys-window.ts';

const SERVICES: Readonly<Record<string, Tool>> = {
  activity: dumpActivity,
  battery,
  cpuinfo,
  deviceidle: deviceIdle,
  gfxinfo: graphics,
  input_method({ print, phone }) {
    print(
      `  mInputShown=false\n  mCurMethodId=${phone.settings.secure.get('default_input_method')}\n  mInteractive=true\n`,
    );
    return 0;
  },
  meminfo: dumpMemory,
  netstats,
  package({ args: [packageName = ''], phone, print }) {
    print(dumpPackage(phone, packageName));
    return 0;
  },
  power,
  thermalservice: dumpThermal,
  window: dumpWindow,
};

/** `dumpsys SERVICE ...`: what a system service tells of itself. */
export const dumpsys: Tool = (context) => {
  const words = context.args[0] === '-t' ? context.args.slice(2) : context.args;
  const [service = '', ...args] = words;
  if (service === '-l') {
    context.print(
      `Currently running services:\n${Object.keys(SERVICES)
        .filter((name) => name !== 'thermalservice' || hasSince(context.phone, ANDROID_SINCE.thermalService))
        .map((name) => `  ${name}\n`)
        .join('')}`,
    );
    return 0;
  }
  if (service === 'thermalservice' && !hasSince(context.phone, ANDROID_SINCE.thermalService)) {
    context.complain(`Can't find service: ${service}\n`);
    return 0;
  }
  const run = Object.hasOwn(SERVICES, service) ? SERVICES[service] : undefined;
  if (run === undefined) throw new UnknownToPhone(`dumpsys: service ${service} is not known to this phone`);
  return run({ ...context, args });
};

function power({ args, phone: { display, settings }, print }: ToolContext): number {
  refuseArguments('power', args);
  const wakefulness = display.awake ? 'Awake' : 'Asleep';
  print(
    'POWER MANAGER (dumpsys power)\n\nPower Manager State:\n' +
      `  mWakefulness=${wakefulness}\n  mWakefulnessChanging=false\n  mIsPowered=true\n  mPlugType=2\n` +
      `  mStayOn=${settings.global.get('stay_on_while_plugged_in') !== '0'}\n` +
      `  mFixedPerformanceModeEnabled=${display.fixedPerformance}\n` +
      `Display Power: state=${display.awake ? 'ON' : 'OFF'}\n`,
  );
  return 0;
}

/** Shares of one core; the window is made up, as the real one is the system's own and too long to be of use. */
function cpuinfo({ args, phone, print }: ToolContext): number {
  refuseArguments('cpuinfo', args);
  print('Load: 1.02 / 0.98 / 0.91\nCPU usage from 12043ms to 2031ms ago:\n');
  for (const { processId, name } of phone.boot.processes.all.values())
    print(`  1.5% ${processId}/${name}: 1.1% user + 0.4% kernel / faults: 12 minor\n`);
  const total = (1.5 * phone.boot.processes.all.size) / coresOf(phone);
  print(`${total.toFixed(1)}% TOTAL: ${(total * 0.7).toFixed(1)}% user + ${(total * 0.3).toFixed(1)}% kernel\n`);
  return 0;
}

function netstats({ args, phone, print }: ToolContext): number {
  refuseArguments('netstats', args);
  const hour = Math.floor(phone.clock.epochMs() / 3_600_000) * 3600;
  const section = (title: string, rows: string) => `${title}:\n  Pending bytes: 0\n  History since boot:\n${rows}`;
  print('Active interfaces:\n  iface=wlan0 ident=[{type=WIFI, metered=false}]\n');
  for (const title of ['Dev stats', 'Xt stats', 'UID stats'])
    print(
      section(
        title,
        '  ident=[{type=WIFI, metered=false}] uid=-1 set=ALL tag=0x0\n    NetworkStatsHistory: bucketDuration=3600\n' +
          `      st=${hour} rb=0 rp=0 tb=0 tp=0 op=0\n`,
      ),
    );
  return 0;
}

/** A rack's phone draws next to nothing: the counts are the seconds since the process began. */
function graphics({ args: [packageName = '', ...rest], phone, print }: ToolContext): number {
  refuseArguments('gfxinfo', rest);
  const [process] = phone.boot.processes.byPackage(packageName);
  print('Applications Graphics Acceleration Info:\n');
  print(`Uptime: ${Math.round(uptimeS(phone) * 1000)} Realtime: ${Math.round(uptimeS(phone) * 1000)}\n`);
  if (process === undefined) {
    print(`No process found for: ${packageName}\n`);
    return 0;
  }
  const frames = Math.max(1, Math.floor((phone.clock.epochMs() - process.startedAtMs) / 1000));
  print(
    `\n** Graphics info for pid ${process.processId} [${packageName}] **\n\n` +
      `Stats since: 0ns\nTotal frames rendered: ${frames}\nJanky frames: 0 (0.00%)\n` +
      '50th percentile: 5ms\n90th percentile: 6ms\n95th percentile: 7ms\n99th percentile: 9ms\n' +
      `Number Missed Vsync: 0\nNumber Slow UI thread: 0\nHISTOGRAM: 5ms=${frames}\n`,
  );
  return 0;
}

/** An argument asks for another output than the one that this phone has. */
function refuseArguments(service: string, args: readonly string[]): void {
  if (args.length > 0) throw new UnknownToPhone(`dumpsys ${service} ${args.join(' ')} is not known to this phone`);
}
