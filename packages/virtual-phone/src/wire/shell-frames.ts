/** Frames of the shell-v2 protocol: one byte id, little-endian length, data. Source: AOSP packages/modules/adb/shell_protocol.h. */
export const SHELL = { stdin: 0, stdout: 1, stderr: 2, exit: 3, closeStdin: 4, windowSize: 5 } as const;

export function shellFrame(id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(id, 0);
  head.writeUInt32LE(data.length, 1);
  return Buffer.concat([head, data]);
}
