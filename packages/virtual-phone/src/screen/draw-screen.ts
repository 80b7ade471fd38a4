import { crc32, deflateSync } from 'node:zlib';
import type { UiNode } from './ui-node.ts';

const PALETTE = { background: 0, frame: 1, control: 2, disabled: 3, text: 4 } as const;
const COLOURS = Buffer.from('fafafa' + '9e9e9e' + '1565c0' + 'bdbdbd' + '212121', 'hex');

/** A PNG of the boxes of a view, without letters: enough to see that and where something is. Source of the format: PNG 1.2. */
export function drawScreen(
  root: UiNode,
  { width, height }: { readonly width: number; readonly height: number },
): Buffer {
  const rows = Buffer.alloc((width + 1) * height, PALETTE.background);
  for (let y = 0; y < height; y += 1) rows[y * (width + 1)] = 0;
  drawNode(root, (x0, y0, x1, y1, colour) => {
    const left = Math.max(0, x0);
    const right = Math.min(width, x1);
    for (let y = Math.max(0, y0); y < Math.min(height, y1); y += 1) {
      if (right > left) rows.fill(colour, y * (width + 1) + 1 + left, y * (width + 1) + 1 + right);
    }
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // eight bits per pixel, colours by palette
  header.writeUInt8(8, 8);
  header.writeUInt8(3, 9);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('PLTE', COLOURS),
    chunk('IDAT', deflateSync(rows, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

type Fill = (x0: number, y0: number, x1: number, y1: number, colour: number) => void;

const BORDER = 4;

function drawNode(node: UiNode, fill: Fill): void {
  const [left, top, right, bottom] = node.bounds;
  if (node.clickable === true)
    fill(left, top, right, bottom, node.enabled === false ? PALETTE.disabled : PALETTE.control);
  else if (node.text !== undefined && node.text !== '') {
    fill(left, bottom - BORDER, right, bottom, PALETTE.frame);
    // one bar per letter, so that another text gives another picture
    const letter = Math.max(8, Math.floor((right - left) / 60));
    [...node.text].slice(0, 60).forEach((sign, index) => {
      const high = 8 + ((sign.codePointAt(0) ?? 0) % 24);
      const x = left + index * letter;
      if (sign !== ' ') fill(x, bottom - BORDER - high, Math.min(right, x + letter - 3), bottom - BORDER, PALETTE.text);
    });
  }
  for (const child of node.children ?? []) drawNode(child, fill);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
