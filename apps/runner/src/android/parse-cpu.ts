export interface CpuTimes {
  readonly busyTicks: number;
  readonly totalTicks: number;
  /** Busy ticks by core number. */
  readonly busyByCore: readonly number[];
}

/** `/proc/stat`: ticks since boot, idle and waiting for disk left out of busy. Null when it cannot be read. Format: proc(5). */
export function parseCpuTimes(text: string): CpuTimes | null {
  const row = (name: string) => {
    const fields = new RegExp(`^${name} +([\\d ]+)$`, 'm').exec(text)?.[1]?.trim().split(/\s+/).map(Number);
    if (fields === undefined || fields.length < 7) return null;
    // guest time is part of user time
    const [user = 0, nice = 0, system = 0, idle = 0, waiting = 0, irq = 0, softirq = 0, steal = 0] = fields;
    const busy = user + nice + system + irq + softirq + steal;
    return { busy, total: busy + idle + waiting };
  };
  const all = row('cpu');
  if (all === null) return null;
  const busyByCore: number[] = [];
  for (let core = row('cpu0'); core !== null; core = row(`cpu${busyByCore.length}`)) busyByCore.push(core.busy);
  return { busyTicks: all.busy, totalTicks: all.total, busyByCore };
}

/** Ticks that a process and its ended children ran, from `/proc/PID/stat` (fields 14 to 17 of proc(5)); null when it cannot be read. */
export function parseProcessTicks(text: string): number | null {
  // the name may hold spaces and brackets
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, 15).map(Number);
  return ticks.length === 4 && ticks.every(Number.isFinite) ? ticks.reduce((sum, one) => sum + one, 0) : null;
}

/**
 * Share of the busy ticks between two readings that ran on the cores whose highest clock is the highest of all; null on phones with cores of one kind
 * and where nothing was busy. `relatedCpus` and `maxKHz`: one line per cpufreq policy.
 */
export function bigCoreShare(before: CpuTimes, after: CpuTimes, relatedCpus: string, maxKHz: string): number | null {
  const clocks = linesOf(maxKHz).map(Number);
  const cores = linesOf(relatedCpus).map((line) => line.split(/\s+/).map(Number));
  const top = Math.max(...clocks);
  if (clocks.length < 2 || clocks.length !== cores.length || clocks.every((clock) => clock === top)) return null;
  const big = new Set(cores.filter((_, policy) => clocks[policy] === top).flat());
  const ran = after.busyByCore.map((ticks, core) => ticks - (before.busyByCore[core] ?? ticks));
  const sum = (some: readonly number[]) => some.reduce((total, one) => total + Math.max(0, one), 0);
  return sum(ran) === 0 ? null : sum(ran.filter((_, core) => big.has(core))) / sum(ran);
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => line.trim() || []);
}
