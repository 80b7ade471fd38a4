import type { VirtualFiles } from '../vfs/virtual-files.ts';

/** A file that only grows. Lines become visible in the phone's storage when they are flushed. */
export interface ReportFile {
  append(line: string): void;
  isEmpty(): boolean;
  flush(): void;
  /** The last flush; `torn` loses the second half of the last line. */
  close(torn: boolean): void;
}

/** After `signal` aborts nothing is written any more: the process is dead. */
export function createReportFile(
  files: VirtualFiles,
  path: string,
  nowMs: () => number,
  signal: AbortSignal,
): ReportFile {
  let bytes = Buffer.alloc(64 * 1024);
  let length = 0;
  let lastLine = 0;
  // what was flushed shares the buffer: bytes before `length` never change again
  const store = (end: number) => {
    if (signal.aborted) return;
    files.write(path, { data: bytes.subarray(0, end), mode: 0o660, mtime: Math.floor(nowMs() / 1000) });
  };
  store(0);
  return {
    append(line) {
      const added = Buffer.from(`${line}\n`);
      if (length + added.length > bytes.length)
        bytes = Buffer.concat([bytes.subarray(0, length)], 2 * (length + added.length));
      added.copy(bytes, length);
      lastLine = length;
      length += added.length;
    },
    isEmpty: () => length === 0,
    flush: () => store(length),
    close: (torn) => store(torn ? lastLine + Math.floor((length - lastLine) / 2) : length),
  };
}
