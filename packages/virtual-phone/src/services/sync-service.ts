import type { AdbStream } from '../adbd/adb-stream.ts';
import { SHELL_USER, accessProblem } from '../state/access.ts';
import type { PhoneState } from '../state/phone-state.ts';
import { spaceProblem } from '../state/storage.ts';
import { entryRecord, factsOf, oldStatRecord, statRecord } from './sync-records.ts';

const CHUNK = 64 * 1024;
const LONGEST_PATH = 1024;
const SYMLINK = 0o120000;
const FILE_TYPE = 0o170000;

/** `sync:` file transfer: STA2, LST2, STAT, LIST, LIS2, SEND, RECV, QUIT. Source: AOSP packages/modules/adb/SYNC.TXT, file_sync_protocol.h. */
export async function serveSync(stream: AdbStream, phone: PhoneState): Promise<void> {
  const read = createReader(stream);
  const { files } = phone;
  const visible = (path: string) => accessProblem(phone, SHELL_USER, path, 'read') === null;
  const facts = (path: string) => (visible(path) ? factsOf(files, path) : null);
  for (;;) {
    const head = await read(8);
    if (head === null) return;
    const id = head.toString('latin1', 0, 4);
    const length = head.readUInt32LE(4);
    if (id === 'QUIT') return void stream.end();
    if (length > LONGEST_PATH) return void stream.end(fail('path too long'));
    const argument = (await read(length))?.toString('utf8') ?? '';
    if (id === 'STA2' || id === 'LST2') stream.write(statRecord(id, facts(argument)));
    else if (id === 'STAT') stream.write(oldStatRecord(id, facts(argument)));
    else if (id === 'LIST' || id === 'LIS2') {
      for (const name of visible(argument) ? files.list(argument) : [])
        stream.write(entryRecord(id, name, facts(`${argument}/${name}`)));
      stream.write(entryRecord(id, null, null));
    } else if (id === 'SEND') await receive(argument, read, stream, phone);
    else if (id === 'RECV') send(argument, stream, phone);
    else {
      phone.recordUnknown(`sync:${id}`);
      return void stream.end(fail(`sync request ${id} is not known`));
    }
  }
}

async function receive(argument: string, read: Read, stream: AdbStream, phone: PhoneState): Promise<void> {
  const comma = argument.lastIndexOf(',');
  const path = argument.slice(0, comma);
  const mode = Number(argument.slice(comma + 1));
  const chunks: Buffer[] = [];
  phone.faults.reached('push');
  for (;;) {
    const head = await read(8);
    if (head === null) return;
    const id = head.toString('latin1', 0, 4);
    const value = head.readUInt32LE(4);
    if (id === 'DONE') {
      const problem =
        (mode & FILE_TYPE) === SYMLINK ? 'Operation not permitted' : accessProblem(phone, SHELL_USER, path, 'write');
      const isFolder = phone.files.isFolder(path);
      if (problem !== null || isFolder)
        return void stream.write(fail(`couldn't create file: ${problem ?? 'Is a directory'}`));
      const full = spaceProblem(phone);
      if (full !== null) return void stream.write(fail(`write failed: ${full}`));
      phone.files.write(path, { data: Buffer.concat(chunks), mode: mode & 0o777, mtime: value });
      return void stream.write(Buffer.concat([Buffer.from('OKAY'), Buffer.alloc(4)]));
    }
    if (id === 'DATA' && value > CHUNK) return void stream.end(fail('oversize data message'));
    const data = id === 'DATA' ? await read(value) : null;
    if (data === null) return void stream.end(fail('a push was cut off'));
    chunks.push(data);
  }
}

function send(path: string, stream: AdbStream, phone: PhoneState): void {
  phone.faults.reached('pull');
  const problem = accessProblem(phone, SHELL_USER, path, 'read');
  const file = problem === null ? phone.files.read(path) : null;
  if (file === null) return void stream.write(fail(`open failed: ${problem ?? 'No such file or directory'}`));
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
