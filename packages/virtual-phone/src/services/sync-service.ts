import type { AdbStream } from '../adbd/adb-stream.ts';
import type { PhoneState } from '../state/phone-state.ts';

const FILE = 0o100000;
const FOLDER = 0o040000;
const ENOENT = 2;
const CHUNK = 64 * 1024;

/** `sync:` file transfer: STA2, LST2, STAT, SEND, RECV, QUIT. Source: AOSP packages/modules/adb/SYNC.TXT and file_sync_protocol.h. */
export async function serveSync(stream: AdbStream, state: PhoneState): Promise<void> {
  const read = createReader(stream);
  for (;;) {
    const head = await read(8);
    if (head === null) return;
    const id = head.toString('latin1', 0, 4);
    const length = head.readUInt32LE(4);
    if (id === 'QUIT') return void stream.end();
    const argument = (await read(length))?.toString('utf8') ?? '';
    if (id === 'STA2' || id === 'LST2') stream.write(stat2(id, argument, state));
    else if (id === 'STAT') stream.write(stat1(argument, state));
    else if (id === 'SEND') await receive(argument, read, stream, state);
    else if (id === 'RECV') send(argument, stream, state);
    else return void stream.end(fail(`sync request ${id} is not known`));
  }
}

function stat2(id: string, path: string, { files }: PhoneState): Buffer {
  const out = Buffer.alloc(72);
  out.write(id, 'latin1');
  const file = files.read(path);
  if (file === null && !files.isFolder(path)) out.writeUInt32LE(ENOENT, 4);
  else {
    out.writeUInt32LE(file === null ? FOLDER | 0o771 : FILE | file.mode, 24);
    out.writeUInt32LE(1, 28);
    out.writeBigUInt64LE(BigInt(file?.data.length ?? 0), 40);
    out.writeBigInt64LE(BigInt(file?.mtime ?? 0), 56);
  }
  return out;
}

function stat1(path: string, { files }: PhoneState): Buffer {
  const out = Buffer.alloc(16);
  out.write('STAT', 'latin1');
  const file = files.read(path);
  if (file !== null) {
    out.writeUInt32LE(FILE | file.mode, 4);
    out.writeUInt32LE(file.data.length, 8);
    out.writeUInt32LE(file.mtime, 12);
  } else if (files.isFolder(path)) out.writeUInt32LE(FOLDER | 0o771, 4);
  return out;
}

async function receive(argument: string, read: Read, stream: AdbStream, { files }: PhoneState): Promise<void> {
  const comma = argument.lastIndexOf(',');
  const chunks: Buffer[] = [];
  for (;;) {
    const head = await read(8);
    if (head === null) return;
    const id = head.toString('latin1', 0, 4);
    const value = head.readUInt32LE(4);
    if (id === 'DONE') {
      files.write(argument.slice(0, comma), {
        data: Buffer.concat(chunks),
        mode: Number(argument.slice(comma + 1)) & 0o777,
        mtime: value,
      });
      return void stream.write(Buffer.concat([Buffer.from('OKAY'), Buffer.alloc(4)]));
    }
    const data = id === 'DATA' && value <= CHUNK ? await read(value) : null;
    if (data === null) return void stream.end(fail('a push was cut off'));
    chunks.push(data);
  }
}

function send(path: string, stream: AdbStream, { files }: PhoneState): void {
  const file = files.read(path);
  if (file === null) return void stream.write(fail('No such file or directory'));
  for (let at = 0; at < file.data.length; at += CHUNK) {
    const part = file.data.subarray(at, at + CHUNK);
    stream.write(Buffer.concat([idAnd('DATA', part.length), part]));
  }
  stream.write(idAnd('DONE', 0));
}

function fail(message: string): Buffer {
  return Buffer.concat([idAnd('FAIL', Buffer.byteLength(message)), Buffer.from(message)]);
}

function idAnd(id: string, value: number): Buffer {
  const head = Buffer.alloc(8);
  head.write(id, 'latin1');
  head.writeUInt32LE(value, 4);
  return head;
}

type Read = (length: number) => Promise<Buffer | null>;

/**
 * Exactly `length` bytes of the stream, or null when it ended before. Whatever has arrived is taken out at once: a `readable` listener on
 * a stream that still holds too few bytes fires again on the next tick, for ever, and starves the sockets that would bring the rest.
 */
function createReader(stream: AdbStream): Read {
  const chunks = stream[Symbol.asyncIterator]();
  let held: Buffer[] = [];
  let bytes = 0;
  return async (length) => {
    while (bytes < length) {
      // a connection that breaks off ends the transfer like an orderly end does
      const next = await chunks.next().catch(() => ({ done: true, value: undefined }));
      if (next.done === true) return null;
      held.push(next.value as Buffer);
      bytes += (next.value as Buffer).length;
    }
    const all = Buffer.concat(held);
    held = [all.subarray(length)];
    bytes -= length;
    return all.subarray(0, length);
  };
}
