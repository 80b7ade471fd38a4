import { BinaryXmlError, readStringPool } from './read-string-pool.ts';

export type AttributeValue = string | number | boolean;

export interface XmlElement {
  readonly name: string;
  /** By resource id where the attribute has one, by name else. */
  readonly attributes: ReadonlyMap<number | string, AttributeValue>;
  readonly children: XmlElement[];
}

const CHUNK = { xml: 0x0003, strings: 0x0001, resourceIds: 0x0180, start: 0x0102, end: 0x0103 } as const;
const TYPE = { reference: 0x01, string: 0x03, boolean: 0x12 } as const;
const NONE = 0xffffffff;

/** The root element of a binary XML file. Throws BinaryXmlError for anything damaged. Source: AOSP androidfw/ResourceTypes.h. */
export function readBinaryXml(bytes: Buffer): XmlElement {
  try {
    return readDocument(bytes);
  } catch (error) {
    // reading behind the end of the buffer
    if (error instanceof RangeError) throw new BinaryXmlError(`cut off or damaged: ${error.message}`);
    throw error;
  }
}

function readDocument(bytes: Buffer): XmlElement {
  if (bytes.readUInt16LE(0) !== CHUNK.xml) throw new BinaryXmlError('does not begin as binary XML');
  let strings: readonly string[] = [];
  let resourceIds: readonly number[] = [];
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  for (let at = 8; at + 8 <= bytes.length;) {
    const type = bytes.readUInt16LE(at);
    const headSize = bytes.readUInt16LE(at + 2);
    const size = bytes.readUInt32LE(at + 4);
    if (size < 8 || at + size > bytes.length) throw new BinaryXmlError(`a chunk of ${size} bytes stands at ${at}`);
    const chunk = bytes.subarray(at, at + size);
    if (type === CHUNK.strings) strings = readStringPool(chunk);
    else if (type === CHUNK.resourceIds)
      resourceIds = Array.from({ length: (size - headSize) / 4 }, (_, index) =>
        chunk.readUInt32LE(headSize + index * 4),
      );
    else if (type === CHUNK.start) {
      const element = readElement(chunk, headSize, strings, resourceIds);
      open.at(-1)?.children.push(element);
      root ??= element;
      open.push(element);
    } else if (type === CHUNK.end) open.pop();
    at += size;
  }
  if (root === null) throw new BinaryXmlError('has no element');
  return root;
}

function readElement(
  chunk: Buffer,
  headSize: number,
  strings: readonly string[],
  resourceIds: readonly number[],
): XmlElement {
  const attributes = new Map<number | string, AttributeValue>();
  const first = headSize + chunk.readUInt16LE(headSize + 8);
  const length = chunk.readUInt16LE(headSize + 10);
  const count = chunk.readUInt16LE(headSize + 12);
  for (let index = 0; index < count; index += 1) {
    const at = first + index * length;
    const nameIndex = chunk.readUInt32LE(at + 4);
    const key = resourceIds[nameIndex] ?? stringAt(strings, nameIndex);
    attributes.set(key, readValue(chunk, at, strings));
  }
  return { name: stringAt(strings, chunk.readUInt32LE(headSize + 4)), attributes, children: [] };
}

function readValue(chunk: Buffer, at: number, strings: readonly string[]): AttributeValue {
  const type = chunk.readUInt8(at + 15);
  const data = chunk.readUInt32LE(at + 16);
  if (type === TYPE.string) return stringAt(strings, data);
  if (type === TYPE.boolean) return data !== 0;
  if (type === TYPE.reference) return `@0x${data.toString(16)}`;
  return data;
}

function stringAt(strings: readonly string[], index: number): string {
  if (index === NONE) return '';
  const found = strings[index];
  if (found === undefined) throw new BinaryXmlError(`string ${index} of ${strings.length} is asked for`);
  return found;
}
