import { cpuFeatures } from './cpu-features.ts';
import { memoryUse } from './memory.ts';
import { oomScoreAdj } from './oom-score.ts';
import type { PhoneState } from './phone-state.ts';
import type { PhoneProcess } from './process-table.ts';

/** The content of `/proc` and `/sys` that telemetry reads. Formats: proc(5), kernel documentation of cpufreq and of thermal zones. */
export function kernelNodes(phone: PhoneState): ReadonlyMap<string, () => string> {
  const nodes = new Map<string, () => string>([
    ['/proc/meminfo', () => memInfo(phone)],
    ['/proc/stat', () => cpuTimes(phone)],
    ['/proc/uptime', () => `${uptimeS(phone).toFixed(2)} ${(uptimeS(phone) * coresOf(phone) * 0.9).toFixed(2)}\n`],
    ['/proc/loadavg', () => '1.02 0.98 0.91 2/1204 4242\n'],
    ['/proc/version', () => 'Linux version 4.19.0-virtual (framefarm) #1 SMP PREEMPT\n'],
    ['/proc/cpuinfo', () => cpuInfo(phone)],
    ['/proc/net/unix', () => 'Num       RefCount Protocol Flags    Type St Inode Path\n'],
    ['/proc/sys/kernel/random/boot_id', () => `${phone.boot.id}\n`],
  ]);
  for (const process of phone.boot.processes.all.values()) addProcess(nodes, phone, process);
  addCpuFrequencies(nodes, phone);
  for (const [index, [type, celsius]] of thermalZones(phone).entries()) {
    nodes.set(`/sys/class/thermal/thermal_zone${index}/type`, () => `${type}\n`);
    nodes.set(`/sys/class/thermal/thermal_zone${index}/temp`, () => `${Math.round(celsius() * 1000)}\n`);
  }
  return nodes;
}

export const uptimeS = (phone: PhoneState) => (phone.clock.monotonicMs() - phone.boot.startedAtMs) / 1000;

export const coresOf = ({ profile }: PhoneState) =>
  profile.cpu.clusters.reduce((sum, cluster) => sum + cluster.cores, 0);

function thermalZones(phone: PhoneState): readonly (readonly [string, () => number])[] {
  return [
    ['cpu-0-0-usr', () => phone.thermal.heat().dieC],
    ['gpuss-0-usr', () => phone.thermal.heat().dieC],
    ['battery', () => phone.battery.values().temperature / 10],
    ['skin-therm-usr', () => phone.thermal.heat().skinC],
  ];
}

function memInfo(phone: PhoneState): string {
  const { totalKb, freeKb, availableKb, cachedKb } = memoryUse(phone.profile, phone.boot.processes);
  const line = (name: string, kb: number) => `${`${name}:`.padEnd(16)}${String(kb).padStart(8)} kB\n`;
  return [
    line('MemTotal', totalKb),
    line('MemFree', freeKb),
    line('MemAvailable', availableKb),
    line('Buffers', Math.round(cachedKb * 0.01)),
    line('Cached', cachedKb),
    line('SwapCached', 0),
    line('SwapTotal', 2_097_148),
    line('SwapFree', 2_097_148),
  ].join('');
}

const TICKS_PER_S = 100;

// the shares of user, nice, system, idle, iowait, irq and softirq of an idle phone with its screen on; apps come on top
const IDLE_SHARES = [0.003, 0, 0.002, 0.993, 0.002, 0, 0];
const APP_SHARE = 0.06;
const APP_SYSTEM_SHARE = 0.02;

function cpuTimes(phone: PhoneState): string {
  const cores = coresOf(phone);
  // what apps run is spread over the cores
  const lived = [...phone.boot.processes.all.values()]
    .filter(({ app }) => app !== null)
    .reduce((sum, process) => sum + livedTicks(phone, process), 0);
  const apps = [APP_SHARE, 0, APP_SYSTEM_SHARE].map((share) => (share * lived) / cores);
  const times = IDLE_SHARES.map((share, field) =>
    Math.round(uptimeS(phone) * TICKS_PER_S * share + (apps[field] ?? 0)),
  );
  const row = (name: string, factor: number) => `${name} ${times.map((time) => time * factor).join(' ')} 0 0 0\n`;
  return [
    row('cpu ', cores),
    ...Array.from({ length: cores }, (_, core) => row(`cpu${core}`, 1)),
    `btime ${Math.round(phone.clock.epochMs() / 1000 - uptimeS(phone))}\n`,
    `processes ${phone.boot.processes.all.size}\n`,
  ].join('');
}

function cpuInfo({ profile }: PhoneState): string {
  const cores = profile.cpu.clusters.flatMap(({ core, cores: count }) => Array<string>(count).fill(core));
  return cores.map((core, place) => `processor\t: ${place}\nFeatures\t: ${cpuFeatures(core)}\n\n`).join('');
}

/** Frequencies of the policies, one per cluster; heat caps the maximum by the speed that it leaves. */
function addCpuFrequencies(nodes: Map<string, () => string>, phone: PhoneState): void {
  let first = 0;
  for (const cluster of phone.profile.cpu.clusters) {
    const cores = Array.from({ length: cluster.cores }, (_, index) => first + index);
    const capped = () => `${Math.round(cluster.maxKHz * phone.thermal.speed())}\n`;
    const values: Readonly<Record<string, () => string>> = {
      cpuinfo_max_freq: () => `${cluster.maxKHz}\n`,
      cpuinfo_min_freq: () => '300000\n',
      related_cpus: () => `${cores.join(' ')}\n`,
      scaling_cur_freq: capped,
      scaling_governor: () => 'schedutil\n',
      scaling_max_freq: capped,
      scaling_min_freq: () => '300000\n',
    };
    for (const [name, value] of Object.entries(values)) {
      nodes.set(`/sys/devices/system/cpu/cpufreq/policy${first}/${name}`, value);
      for (const core of cores) nodes.set(`/sys/devices/system/cpu/cpu${core}/cpufreq/${name}`, value);
    }
    first += cluster.cores;
  }
  nodes.set('/sys/devices/system/cpu/online', () => `0-${first - 1}\n`);
  nodes.set('/sys/devices/system/cpu/possible', () => `0-${first - 1}\n`);
}

function addProcess(nodes: Map<string, () => string>, phone: PhoneState, process: PhoneProcess): void {
  const folder = `/proc/${process.processId}`;
  nodes.set(`${folder}/cmdline`, () => `${process.name}\0`);
  nodes.set(`${folder}/comm`, () => `${process.name.slice(-15)}\n`);
  nodes.set(`${folder}/oom_score_adj`, () => `${oomScoreAdj(phone, process)}\n`);
  nodes.set(`${folder}/stat`, () => processStat(phone, process));
  nodes.set(`${folder}/status`, () => processStatus(process));
}

const livedTicks = (phone: PhoneState, process: PhoneProcess) =>
  ((phone.clock.epochMs() - process.startedAtMs) / 1000) * TICKS_PER_S;

/** Fields 1 to 52 of proc(5); those that nobody reads are 0. */
function processStat(phone: PhoneState, process: PhoneProcess): string {
  const fields = Array.from({ length: 49 }, () => 0);
  const lived = livedTicks(phone, process);
  const field = (number: number, value: number) => (fields[number - 4] = Math.round(value));
  field(4, process.parentId);
  field(14, lived * APP_SHARE);
  field(15, lived * APP_SYSTEM_SHARE);
  field(18, 10);
  field(19, -10);
  field(20, 24);
  field(22, Math.max(0, uptimeS(phone) * TICKS_PER_S - lived));
  field(23, 15_000_000_000);
  field(24, residentKb(process) / 4);
  return `${process.processId} (${process.name.slice(-15)}) S ${fields.join(' ')}\n`;
}

// shared pages count in full for the resident set and in part for the proportional one
export const residentKb = (process: PhoneProcess) => Math.round(process.pssKb * 1.6);

function processStatus(process: PhoneProcess): string {
  const kb = (name: string, value: number) => `${name}:\t${String(Math.round(value)).padStart(8)} kB\n`;
  const resident = residentKb(process);
  return [
    `Name:\t${process.name.slice(-15)}\n`,
    'State:\tS (sleeping)\n',
    `Tgid:\t${process.processId}\n`,
    `Pid:\t${process.processId}\n`,
    `PPid:\t${process.parentId}\n`,
    `Uid:\t${Array.from({ length: 4 }, () => process.userId).join('\t')}\n`,
    kb('VmHWM', process.peakPssKb * 1.6),
    kb('VmRSS', resident),
    kb('RssAnon', resident * 0.45),
    kb('RssFile', resident * 0.5),
    kb('RssShmem', resident * 0.05),
    kb('VmSwap', 0),
    'Threads:\t24\n',
  ].join('');
}
