import type { AttributeValue } from './read-binary-xml.ts';

export interface ElementToWrite {
  readonly name: string;
  /** A number for the key is a resource id of Android's namespace, a string is an attribute without namespace. */
  readonly attributes: readonly {
    readonly name: string;
    readonly resourceId?: number;
    readonly value: AttributeValue;
  }[];
  readonly children?: readonly ElementToWrite[];
}

const ANDROID = 'http://schemas.android.com/apk/res/android';
const NONE = 0xffffffff;
const TYPE = { string: 0x03, integer: 0x10, boolean: 0x12 } as const;

/** Android's binary XML of an element. Source: AOSP androidfw/ResourceTypes.h. */
export function writeBinaryXml(root: ElementToWrite): Buffer {
  const pool = createPool(root);
  const body = [namespaceChunk(0x0100, pool), ...elementChunks(root, pool), namespaceChunk(0x0101, pool)];
  return chunk(0x0003, Buffer.alloc(0), Buffer.concat([pool.strings(), pool.resourceIds(), ...body]));
}

interface Pool {
  index(text: string): number;
  strings(): Buffer;
  resourceIds(): Buffer;
}

/** All strings; the names of attributes with resource ids come first, in the order of the ids, as the format asks. */
function createPool(root: ElementToWrite): Pool {
  const ids = new Map<string, number>();
  const texts = new Set<string>(['android', ANDROID]);
  const collect = ({ name, attributes, children = [] }: ElementToWrite): void => {
    texts.add(name);
    for (const attribute of attributes) {
      if (attribute.resourceId === undefined) texts.add(attribute.name);
      else ids.set(attribute.name, attribute.resourceId);
      if (typeof attribute.value === 'string') texts.add(attribute.value);
    }
    children.forEach(collect);
  };
  collect(root);
  const named = [...ids].toSorted((a, b) => a[1] - b[1]);
  const all = [...named.map(([name]) => name), ...[...texts].filter((text) => !ids.has(text))];
  return {
    index: (text) => all.indexOf(text),
    strings: () => stringChunk(all),
    resourceIds: () => chunk(0x0180, Buffer.alloc(0), words(...named.map(([, id]) => id))),
  };
}

function stringChunk(texts: readonly string[]): Buffer {
  const offsets: number[] = [];
  const parts: Buffer[] = [];
  let at = 0;
  for (const text of texts) {
    const bytes = Buffer.from(text, 'utf16le');
    const length = Buffer.alloc(2);
    length.writeUInt16LE(text.length);
    const part = Buffer.concat([length, bytes, Buffer.alloc(2)]);
    offsets.push(at);
    parts.push(part);
    at += part.length;
  }
  const padding = Buffer.alloc((4 - (at % 4)) % 4);
  const start = 28 + texts.length * 4;
  return chunk(0x0001, words(texts.length, 0, 0, start, 0), Buffer.concat([words(...offsets), ...parts, padding]));
}

function namespaceChunk(type: number, pool: Pool): Buffer {
  return chunk(type, words(0, NONE), words(pool.index('android'), pool.index(ANDROID)));
}

function elementChunks(element: ElementToWrite, pool: Pool): Buffer[] {
  const { name, attributes, children = [] } = element;
  const sorted = attributes.toSorted((a, b) => (a.resourceId ?? NONE) - (b.resourceId ?? NONE));
  const counts = Buffer.alloc(12);
  counts.writeUInt16LE(20, 0);
  counts.writeUInt16LE(20, 2);
  counts.writeUInt16LE(sorted.length, 4);
  const start = Buffer.concat([words(NONE, pool.index(name)), counts, ...sorted.map((each) => attribute(each, pool))]);
  return [
    chunk(0x0102, words(0, NONE), start),
    ...children.flatMap((child) => elementChunks(child, pool)),
    chunk(0x0103, words(0, NONE), words(NONE, pool.index(name))),
  ];
}

function attribute({ name, resourceId, value }: ElementToWrite['attributes'][number], pool: Pool): Buffer {
  const typed = Buffer.alloc(8);
  typed.writeUInt16LE(8, 0);
  const isText = typeof value === 'string';
  typed.writeUInt8(isText ? TYPE.string : typeof value === 'boolean' ? TYPE.boolean : TYPE.integer, 3);
  typed.writeUInt32LE(isText ? pool.index(value) : typeof value === 'boolean' ? (value ? NONE : 0) : value, 4);
  const namespace = resourceId === undefined ? NONE : pool.index(ANDROID);
  return Buffer.concat([words(namespace, pool.index(name), isText ? pool.index(value) : NONE), typed]);
}

function chunk(type: number, head: Buffer, body: Buffer): Buffer {
  const first = Buffer.alloc(8);
  first.writeUInt16LE(type, 0);
  first.writeUInt16LE(8 + head.length, 2);
  first.writeUInt32LE(8 + head.length + body.length, 4);
  return Buffer.concat([first, head, body]);
}

function words(...values: readonly number[]): Buffer {
  const out = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => out.writeUInt32LE(value >>> 0, index * 4));
  return out;
}
