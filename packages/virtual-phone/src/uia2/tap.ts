import { type LocatedNode, locate, subtreeOf } from './located-node.ts';
import type { Uia2Device } from './uia2-device.ts';

/** A finger on the screen: the topmost clickable thing there is clicked, unless it is disabled. */
export function tapAt(device: Pick<Uia2Device, 'view' | 'click'>, x: number, y: number): void {
  const hit = subtreeOf(locate(device.view())).findLast(({ node }) => {
    const [left, top, right, bottom] = node.bounds;
    return node.clickable === true && x >= left && x < right && y >= top && y < bottom;
  });
  if (hit !== undefined && hit.node.enabled !== false) device.click(hit.node);
}

export function centreOf({ node }: LocatedNode): { readonly x: number; readonly y: number } {
  const [left, top, right, bottom] = node.bounds;
  return { x: Math.floor((left + right) / 2), y: Math.floor((top + bottom) / 2) };
}
