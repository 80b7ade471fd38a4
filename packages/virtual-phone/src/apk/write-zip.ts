import { crc32 } from 'node:zlib';

/** 1980-01-01, the first day that the format knows: the same content gives the same bytes. */
const DATE = 0x0021;

/** An archive of stored entries, each aligned to four bytes as Android wants it. Source: PKWARE APPNOTE 4.3. */
export function writeZip(entries: readonly { readonly name: string; readonly data: Buffer }[]): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, data } of entries) {
    const nameBytes = Buffer.from(name);
    const padding = (4 - ((at + 30 + nameBytes.length) % 4)) % 4;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    writeFacts(local, 4, data, nameBytes.length, padding);
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(10, 4);
    writeFacts(head, 6, data, nameBytes.length, 0);
    head.writeUInt32LE(at, 42);
    parts.push(local, nameBytes, Buffer.alloc(padding), data);
    central.push(head, nameBytes);
    at += 30 + nameBytes.length + padding + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}

/** The fields that both headers have in the same order, from "version needed" on. */
function writeFacts(head: Buffer, at: number, data: Buffer, nameLength: number, extraLength: number): void {
  head.writeUInt16LE(10, at);
  head.writeUInt16LE(DATE, at + 8);
  head.writeUInt32LE(crc32(data), at + 10);
  head.writeUInt32LE(data.length, at + 14);
  head.writeUInt32LE(data.length, at + 18);
  head.writeUInt16LE(nameLength, at + 22);
  head.writeUInt16LE(extraLength, at + 24);
}
