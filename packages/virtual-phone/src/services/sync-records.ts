import type { VirtualFiles } from '../vfs/virtual-files.ts';

const FILE = 0o100000;
const FOLDER = 0o040000;
const FOLDER_MODE = 0o771;
const ENOENT = 2;

export interface FileFacts {
  readonly mode: number;
  readonly size: number;
  readonly mtime: number;
}

/** What a listing says of a path, or null when there is nothing. */
export function factsOf(files: VirtualFiles, path: string): FileFacts | null {
  const file = files.read(path);
  if (file !== null) return { mode: FILE | file.mode, size: file.data.length, mtime: Math.floor(file.mtime) };
  return files.isFolder(path) ? { mode: FOLDER | FOLDER_MODE, size: 0, mtime: 0 } : null;
}

/** The 72 bytes of STA2 and LST2, which are also the head of DNT2. Source: AOSP packages/modules/adb/file_sync_protocol.h. */
export function statRecord(id: string, facts: FileFacts | null): Buffer {
  const out = Buffer.alloc(72);
  out.write(id, 'latin1');
  if (facts === null) out.writeUInt32LE(ENOENT, 4);
  else {
    out.writeUInt32LE(facts.mode, 24);
    out.writeUInt32LE(1, 28);
    out.writeBigUInt64LE(BigInt(facts.size), 40);
    out.writeBigInt64LE(BigInt(facts.mtime), 48);
    out.writeBigInt64LE(BigInt(facts.mtime), 56);
    out.writeBigInt64LE(BigInt(facts.mtime), 64);
  }
  return out;
}

/** The 16 bytes of STAT, which are also the head of DENT; sizes are cut to 32 bits. */
export function oldStatRecord(id: string, facts: FileFacts | null): Buffer {
  const out = Buffer.alloc(16);
  out.write(id, 'latin1');
  if (facts !== null) {
    out.writeUInt32LE(facts.mode, 4);
    out.writeUInt32LE(facts.size >>> 0, 8);
    out.writeUInt32LE(facts.mtime >>> 0, 12);
  }
  return out;
}

/** An entry of LIST (`DENT`) or LIS2 (`DNT2`); without a name it is the end of the list (`DONE`). */
export function entryRecord(request: 'LIST' | 'LIS2', name: string | null, facts: FileFacts | null): Buffer {
  const id = name === null ? 'DONE' : request === 'LIS2' ? 'DNT2' : 'DENT';
  const head = request === 'LIS2' ? statRecord(id, facts) : oldStatRecord(id, facts);
  if (name === null) head.fill(0, 4);
  const nameBytes = Buffer.from(name ?? '');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(nameBytes.length);
  return Buffer.concat([head, length, nameBytes]);
}
