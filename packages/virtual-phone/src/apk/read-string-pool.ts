/** The bytes are not Android's binary XML, or not whole. */
export class BinaryXmlError extends Error {
  override readonly name = 'BinaryXmlError';
}

const UTF8_FLAG = 1 << 8;

/** The strings of a pool chunk, UTF-8 or UTF-16. Throws BinaryXmlError or RangeError for a damaged one. Source: AOSP ResourceTypes.h. */
export function readStringPool(chunk: Buffer): readonly string[] {
  const headSize = chunk.readUInt16LE(2);
  const count = chunk.readUInt32LE(8);
  const isUtf8 = (chunk.readUInt32LE(16) & UTF8_FLAG) !== 0;
  const start = chunk.readUInt32LE(20);
  if (headSize + count * 4 > chunk.length) throw new BinaryXmlError(`announces ${count} strings`);
  return Array.from({ length: count }, (_, index) => {
    const at = start + chunk.readUInt32LE(headSize + index * 4);
    return isUtf8 ? readUtf8(chunk, at) : readUtf16(chunk, at);
  });
}

/** Two lengths stand before the bytes, in characters and in bytes; each takes a second byte when its high bit is set. */
function readUtf8(chunk: Buffer, start: number): string {
  let at = start + ((chunk.readUInt8(start) & 0x80) === 0 ? 1 : 2);
  const first = chunk.readUInt8(at);
  const length = (first & 0x80) === 0 ? first : ((first & 0x7f) << 8) | chunk.readUInt8(at + 1);
  at += (first & 0x80) === 0 ? 1 : 2;
  if (at + length > chunk.length) throw new BinaryXmlError('a string is cut off');
  return chunk.toString('utf8', at, at + length);
}

function readUtf16(chunk: Buffer, start: number): string {
  const first = chunk.readUInt16LE(start);
  const isLong = (first & 0x8000) !== 0;
  const length = isLong ? ((first & 0x7fff) << 16) | chunk.readUInt16LE(start + 2) : first;
  const at = start + (isLong ? 4 : 2);
  if (at + length * 2 > chunk.length) throw new BinaryXmlError('a string is cut off');
  return chunk.toString('utf16le', at, at + length * 2);
}
