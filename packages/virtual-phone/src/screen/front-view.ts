import type { VirtualApp } from '../app/virtual-app.ts';
import type { PhoneState } from '../state/phone-state.ts';
import type { UiNode } from './ui-node.ts';

/** The app whose activity is in front, or null when it has no program. */
export function frontApp(phone: PhoneState): VirtualApp | null {
  const { packageName } = phone.boot.activities.front();
  return phone.boot.processes.byPackage(packageName).find(({ app }) => app !== null)?.app ?? null;
}

/** Root of the window in front; a package without a program shows an empty one. */
export function frontView(phone: PhoneState): UiNode {
  const { width, height } = phone.profile.identity.screen;
  return (
    frontApp(phone)?.view() ?? {
      className: 'android.widget.FrameLayout',
      packageName: phone.boot.activities.front().packageName,
      bounds: [0, 0, width, height],
    }
  );
}

/** The deepest node at a point that takes touches, or null. */
export function clickableAt(node: UiNode, x: number, y: number): UiNode | null {
  const [left, top, right, bottom] = node.bounds;
  if (x < left || x >= right || y < top || y >= bottom) return null;
  for (const child of (node.children ?? []).toReversed()) {
    const found = clickableAt(child, x, y);
    if (found !== null) return found;
  }
  return node.clickable === true && node.enabled !== false ? node : null;
}

/** The node that has the focus, or null. */
export function focusedNode(node: UiNode): UiNode | null {
  if (node.focused === true) return node;
  for (const child of node.children ?? []) {
    const found = focusedNode(child);
    if (found !== null) return found;
  }
  return null;
}
