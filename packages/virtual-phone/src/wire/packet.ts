/** ADB's transport packet: a 24-byte little-endian head and a payload. Source: AOSP packages/modules/adb/protocol.txt. */
export interface Packet {
  readonly command: Command;
  readonly arg0: number;
  readonly arg1: number;
  readonly payload: Buffer;
}

export const COMMANDS = ['CNXN', 'AUTH', 'OPEN', 'OKAY', 'WRTE', 'CLSE', 'SYNC', 'STLS'] as const;
export type Command = (typeof COMMANDS)[number];

/** What a peer sent is not the ADB protocol; the connection has to be dropped. */
export class WireError extends Error {
  override readonly name = 'WireError';
}

export const MAX_PAYLOAD = 1024 * 1024;
const HEAD = 24;

export function encodePacket({ command, arg0, arg1, payload }: Packet): Buffer {
  const head = Buffer.alloc(HEAD);
  const code = Buffer.from(command, 'latin1').readUInt32LE();
  head.writeUInt32LE(code, 0);
  head.writeUInt32LE(arg0 >>> 0, 4);
  head.writeUInt32LE(arg1 >>> 0, 8);
  head.writeUInt32LE(payload.length, 12);
  head.writeUInt32LE(checksum(payload), 16);
  head.writeUInt32LE((code ^ 0xffffffff) >>> 0, 20);
  return Buffer.concat([head, payload]);
}

/** Feed it chunks as they come; it returns the packets that are complete. Throws WireError on bytes that are no packet. */
export function createPacketDecoder(): (chunk: Buffer) => Packet[] {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const packets: Packet[] = [];
    while (rest.length >= HEAD) {
      const length = rest.readUInt32LE(12);
      const command = readCommand(rest);
      if (length > MAX_PAYLOAD)
        throw new WireError(`a ${command} packet announces ${length} bytes, at most ${MAX_PAYLOAD} are allowed`);
      if (rest.length < HEAD + length) break;
      packets.push({
        command,
        arg0: rest.readUInt32LE(4),
        arg1: rest.readUInt32LE(8),
        payload: Buffer.from(rest.subarray(HEAD, HEAD + length)),
      });
      rest = rest.subarray(HEAD + length);
    }
    return packets;
  };
}

function readCommand(head: Buffer): Command {
  const code = head.readUInt32LE(0);
  const command = head.toString('latin1', 0, 4) as Command;
  if (!COMMANDS.includes(command) || head.readUInt32LE(20) !== (code ^ 0xffffffff) >>> 0) {
    throw new WireError(`not an ADB packet: it begins with ${head.subarray(0, 8).toString('hex')}`);
  }
  return command;
}

function checksum(payload: Buffer): number {
  let sum = 0;
  for (const byte of payload) sum = (sum + byte) >>> 0;
  return sum;
}
