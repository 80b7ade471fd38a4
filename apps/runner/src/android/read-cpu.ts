import type { AdbDevice } from '../adb/adb-device.ts';
import { askAll } from '../adb/ask-all.ts';
import { type CpuTimes, bigCoreShare, parseCpuTimes, parseProcessTicks } from './parse-cpu.ts';

interface PhoneCpu {
  readonly times: CpuTimes | null;
  /** Of the harness. */
  readonly harnessTicks: number | null;
  readonly relatedCpus: string;
  readonly maxKHz: string;
}

/** The kernel's counters of all cores and of the harness. */
export async function readCpu(device: AdbDevice, processId: number, signal: AbortSignal): Promise<PhoneCpu> {
  const policies = '/sys/devices/system/cpu/cpufreq/policy*';
  const [times = '', harness = '', relatedCpus = '', maxKHz = ''] = await askAll(
    device,
    [
      'cat /proc/stat',
      `cat /proc/${processId}/stat`,
      `cat ${policies}/related_cpus`,
      `cat ${policies}/cpuinfo_max_freq`,
    ],
    { signal },
  );
  return { times: parseCpuTimes(times), harnessTicks: parseProcessTicks(harness), relatedCpus, maxKHz };
}

/** What ran between two readings: the share of the big cores, and of everything but the harness. Null where the phone does not say. */
export function cpuShares(
  before: PhoneCpu,
  after: PhoneCpu,
): { readonly bigCoreShare: number | null; readonly otherCpuShare: number | null } {
  const [from, to] = [before.times, after.times];
  if (from === null || to === null || to.totalTicks <= from.totalTicks)
    return { bigCoreShare: null, otherCpuShare: null };
  const own =
    before.harnessTicks === null || after.harnessTicks === null ? null : after.harnessTicks - before.harnessTicks;
  const others = own === null ? null : (to.busyTicks - from.busyTicks - own) / (to.totalTicks - from.totalTicks);
  return {
    bigCoreShare: bigCoreShare(from, to, after.relatedCpus, after.maxKHz),
    otherCpuShare: others === null ? null : Math.min(1, Math.max(0, others)),
  };
}
