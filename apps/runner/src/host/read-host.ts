import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { PhoneReading } from '@framefarm/domain';
import { parseCpuTimes, parseProcessTicks } from '../android/parse-cpu.ts';

const PROBE = Buffer.alloc(8 * 1024 * 1024, 1);
const CPUFREQ = '/sys/devices/system/cpu/cpufreq';

export interface HostCpu {
  readonly busyTicks: number;
  readonly totalTicks: number;
  /** Of this process and of its children that have ended. */
  readonly ownTicks: number;
}

/** The kernel's counters; null where this machine does not show them. */
export async function readHostCpu(): Promise<HostCpu | null> {
  const [stat, own] = await Promise.all([readText('/proc/stat'), readText('/proc/self/stat')]);
  const times = parseCpuTimes(stat);
  const ownTicks = parseProcessTicks(own);
  return times === null || ownTicks === null ? null : { ...times, ownTicks };
}

/** Share of the processor time between two readings that neither the runner nor its harness took; null when it cannot be told. */
export function otherCpuShare(before: HostCpu | null, after: HostCpu | null): number | null {
  if (before === null || after === null || after.totalTicks <= before.totalTicks) return null;
  const others = after.busyTicks - before.busyTicks - (after.ownTicks - before.ownTicks);
  return Math.min(1, Math.max(0, others / (after.totalTicks - before.totalTicks)));
}

/** This machine as a phone: what it does not have (battery, screen, thermal service) it does not say. */
export async function readHost(): Promise<PhoneReading> {
  const began = performance.now();
  createHash('sha256').update(PROBE).digest();
  const probeMs = performance.now() - began;
  return {
    monotonicMs: performance.now(),
    wallMs: Date.now(),
    thermalStatus: null,
    thermalHeadroom: null,
    batteryC: null,
    batteryPercent: null,
    isCharging: null,
    isBatterySaver: false,
    cpuMaxKHz: await cpuMaxKHz(),
    probeMs,
    isScreenOn: true,
    uptimeS: os.uptime(),
    packages: null,
    isFixedPerformance: null,
  };
}

async function cpuMaxKHz(): Promise<number | null> {
  const policies = await readdir(CPUFREQ).catch(() => []);
  const clocks = await Promise.all(policies.map((policy) => readText(path.join(CPUFREQ, policy, 'scaling_max_freq'))));
  const sum = clocks.reduce((total, text) => total + Number(text.trim()), 0);
  return clocks.length === 0 || !(sum > 0) ? null : sum;
}

// a file that is not there says nothing, as a phone does
async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
