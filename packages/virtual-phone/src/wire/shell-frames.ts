/** Frames of the shell-v2 protocol: one byte id, little-endian length, data. Source: AOSP packages/modules/adb/shell_protocol.h. */
export const SHELL = { stdin: 0, stdout: 1, stderr: 2, exit: 3, closeStdin: 4, windowSize: 5 } as const;

const HEAD = 5;

export function shellFrame(id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(HEAD);
  head.writeUInt8(id, 0);
  head.writeUInt32LE(data.length, 1);
  return Buffer.concat([head, data]);
}

/** Feed it chunks as they come; it returns the frames that are complete. */
export function createShellFrameDecoder(): (chunk: Buffer) => { id: number; data: Buffer }[] {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const frames: { id: number; data: Buffer }[] = [];
    while (rest.length >= HEAD && rest.length >= HEAD + rest.readUInt32LE(1)) {
      const end = HEAD + rest.readUInt32LE(1);
      frames.push({ id: rest.readUInt8(0), data: Buffer.from(rest.subarray(HEAD, end)) });
      rest = rest.subarray(end);
    }
    return frames;
  };
}
