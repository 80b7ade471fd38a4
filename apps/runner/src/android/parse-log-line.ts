export interface LogLine {
  readonly processId: number;
  readonly tag: string;
  readonly message: string;
}

/** A line of `logcat -v threadtime`: `11-24 05:41:18.123  4242  4243 I Framefarm: text`. Null for the lines between buffers. */
export function parseLogLine(line: string): LogLine | null {
  const match = /^(?:\d{4}-)?\d\d-\d\d \d\d:\d\d:\d\d\.\d{3,9}\s+(\d+)\s+\d+ [VDIWEFS] (.*?)\s*: (.*)$/.exec(line);
  return match === null ? null : { processId: Number(match[1]), tag: match[2] ?? '', message: match[3] ?? '' };
}
