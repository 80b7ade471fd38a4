/** `MemAvailable` of /proc/meminfo in MB; null where the kernel does not tell. */
export function parseAvailableMb(text: string): number | null {
  const kb = /^MemAvailable:\s+(\d+) kB$/m.exec(text)?.[1];
  return kb === undefined ? null : Math.round(Number(kb) / 1024);
}

/** The free megabytes of `df -k`: the fourth column of the last line, whose first column may have been broken off onto a line of its own. */
export function parseFreeMb(text: string): number | null {
  const words = text.trim().split('\n').at(-1)?.trim().split(/\s+/) ?? [];
  const kb = words.at(-3);
  return kb !== undefined && /^\d+$/.test(kb) && words.at(-2)?.endsWith('%') === true
    ? Math.round(Number(kb) / 1024)
    : null;
}
