import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { AdbConnection } from './adb-connection.ts';
import { AdbError } from './adb-error.ts';

/** File transfer as in AOSP packages/modules/adb/SYNC.TXT: four letters, a little-endian length, data of at most 64 KiB. */
const CHUNK = 64 * 1024;
const REGULAR_FILE = 0o100644;

/** Sends bytes or a file; resolves with the digest of what was sent. adbd makes missing folders. */
export async function pushFile(
  connection: AdbConnection,
  what: string,
  source: Buffer | { readonly file: string },
  remote: string,
): Promise<string> {
  const hash = createHash('sha256');
  await connection.write(message('SEND', Buffer.from(`${remote},${REGULAR_FILE}`)));
  const chunks = Buffer.isBuffer(source)
    ? Readable.from(slices(source))
    : createReadStream(source.file, { highWaterMark: CHUNK });
  for await (const chunk of chunks as AsyncIterable<Buffer>) {
    hash.update(chunk);
    await connection.write(message('DATA', chunk));
  }
  await connection.write(head('DONE', Math.floor(Date.now() / 1000)));
  await answer(connection, what, 'OKAY');
  return hash.digest('hex');
}

/** The bytes of a file on the phone; `adb.refused` when there is none, `adb.protocol` beyond `maxBytes`. */
export async function pullFile(
  connection: AdbConnection,
  what: string,
  remote: string,
  maxBytes: number,
): Promise<Buffer> {
  await connection.write(message('RECV', Buffer.from(remote)));
  const parts: Buffer[] = [];
  let bytes = 0;
  for (;;) {
    const length = await answer(connection, what, 'DATA', 'DONE');
    if (length === null) return Buffer.concat(parts);
    if (length > CHUNK) throw new AdbError('adb.protocol', `${what}: the phone announces a chunk of ${length} bytes`);
    bytes += length;
    if (bytes > maxBytes) throw new AdbError('adb.protocol', `${what}: the file is larger than ${maxBytes} bytes`);
    parts.push(await connection.read(length));
  }
}

/** The length that came with one of the expected words; null for DONE. */
async function answer(connection: AdbConnection, what: string, ...words: readonly string[]): Promise<number | null> {
  const got = await connection.read(8);
  const word = got.toString('latin1', 0, 4);
  const length = got.readUInt32LE(4);
  if (word === 'FAIL') {
    const reason = (await connection.read(Math.min(length, 1024))).toString('utf8');
    throw new AdbError('adb.refused', `${what}: the phone refused: ${reason}`);
  }
  if (!words.includes(word))
    throw new AdbError('adb.protocol', `${what}: ${JSON.stringify(word)} is no answer of a file transfer`);
  return word === 'DONE' ? null : length;
}

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}

function message(id: string, data: Buffer): Buffer {
  return Buffer.concat([head(id, data.length), data]);
}

function head(id: string, value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.write(id, 'latin1');
  bytes.writeUInt32LE(value, 4);
  return bytes;
}
