import type { AdbConnection } from './adb-connection.ts';
import { AdbError } from './adb-error.ts';

/** Packets of shell protocol v2: id, little-endian length, data. Source: AOSP packages/modules/adb/shell_protocol.h. */
const STDOUT = 1;
const STDERR = 2;
const EXIT = 3;
/** adbd sends at most its payload limit of 1 MiB in one packet. */
const PACKET_LIMIT = 1024 * 1024;

export interface ShellResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** Collects a command's output up to `maxBytes`; more than that fails with `adb.protocol`, as an answer that never ends would. */
export async function readShell(connection: AdbConnection, what: string, maxBytes: number): Promise<ShellResult> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  let bytes = 0;
  for (;;) {
    const packet = await readPacket(connection, what);
    if (packet.id === EXIT)
      return {
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8'),
        code: packet.data[0] ?? 255,
      };
    bytes += packet.data.length;
    if (bytes > maxBytes)
      throw new AdbError(
        'adb.protocol',
        `${what}: the phone answered with more than ${maxBytes} bytes and was cut off`,
      );
    if (packet.id === STDOUT) out.push(packet.data);
    if (packet.id === STDERR) err.push(packet.data);
  }
}

/** Lines of a command that may run for ever; over-long lines are cut to `maxLine` characters. Ends when the command ends. */
export async function* readLines(connection: AdbConnection, what: string, maxLine = 16_384): AsyncGenerator<string> {
  let rest = '';
  const decoder = new TextDecoder();
  for (;;) {
    const packet = await readPacket(connection, what);
    if (packet.id === EXIT) {
      if (rest !== '') yield rest;
      return;
    }
    if (packet.id !== STDOUT) continue;
    const lines = (rest + decoder.decode(packet.data, { stream: true })).split('\n');
    rest = (lines.pop() ?? '').slice(0, maxLine);
    for (const line of lines) yield line.replace(/\r$/, '').slice(0, maxLine);
  }
}

async function readPacket(connection: AdbConnection, what: string): Promise<{ id: number; data: Buffer }> {
  const head = await connection.read(5);
  const length = head.readUInt32LE(1);
  if (length > PACKET_LIMIT)
    throw new AdbError(
      'adb.protocol',
      `${what}: the phone announces a packet of ${length} bytes; that is no shell output`,
    );
  return { id: head[0] ?? 0, data: await connection.read(length) };
}
