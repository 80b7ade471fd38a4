import { inflateRawSync } from 'node:zlib';

/** The bytes are not a zip archive, or not a whole one. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
}

export interface ZipEntry {
  readonly name: string;
  /** Unpacked bytes. Throws ZipError when they are damaged. */
  read(): Buffer;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
/** No manifest comes near; a larger announcement is an attack or damage. */
const LARGEST_ENTRY = 64 * 1024 * 1024;

/** The entries of an archive by its central directory: stored or deflated, no zip64. Source: PKWARE APPNOTE 4.3. */
export function zipEntries(archive: Buffer): readonly ZipEntry[] {
  const end = findEnd(archive);
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== CENTRAL)
      throw new ZipError(`entry ${index} of ${count} is missing in the central directory`);
    const entry = {
      method: archive.readUInt16LE(at + 10),
      packedSize: archive.readUInt32LE(at + 20),
      size: archive.readUInt32LE(at + 24),
      localAt: archive.readUInt32LE(at + 42),
    };
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    entries.push({ name, read: () => unpack(archive, name, entry) });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(archive: Buffer): number {
  const first = Math.max(0, archive.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = archive.length - END_LENGTH; at >= first; at -= 1) {
    if (archive.readUInt32LE(at) === END) return at;
  }
  throw new ZipError('no end of a central directory');
}

interface Packed {
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly localAt: number;
}

function unpack(archive: Buffer, name: string, { method, packedSize, size, localAt }: Packed): Buffer {
  if (localAt + 30 > archive.length || archive.readUInt32LE(localAt) !== LOCAL)
    throw new ZipError(`${name} has no local header`);
  const start = localAt + 30 + archive.readUInt16LE(localAt + 26) + archive.readUInt16LE(localAt + 28);
  if (start + packedSize > archive.length) throw new ZipError(`${name} is cut off`);
  if (size > LARGEST_ENTRY) throw new ZipError(`${name} announces ${size} bytes`);
  const packed = archive.subarray(start, start + packedSize);
  if (method === 0) return packed;
  if (method !== 8) throw new ZipError(`${name} is packed by method ${method}`);
  try {
    return inflateRawSync(packed, { maxOutputLength: LARGEST_ENTRY });
  } catch (error) {
    throw new ZipError(`${name} cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`);
  }
}
