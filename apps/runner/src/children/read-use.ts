import { readFile, readdir } from 'node:fs/promises';

/** What a process holds now. */
export interface ProcessUse {
  readonly residentMb: number;
  readonly openFiles: number;
  /** After which it can open no more. */
  readonly mostOpenFiles: number;
}

/** Null for a process that is gone, and where there is no /proc. Formats: proc_pid_status(5), proc_pid_limits(5). */
export async function readUse(pid: number): Promise<ProcessUse | null> {
  try {
    const [status, limits, files] = await Promise.all([
      readFile(`/proc/${pid}/status`, 'utf8'),
      readFile(`/proc/${pid}/limits`, 'utf8'),
      readdir(`/proc/${pid}/fd`),
    ]);
    const most = /^Max open files\s+(\d+)/m.exec(limits)?.[1];
    return {
      residentMb: Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024,
      openFiles: files.length,
      mostOpenFiles: most === undefined ? Infinity : Number(most),
    };
  } catch {
    return null;
  }
}
