import type { LocatedNode } from './located-node.ts';
import type { Uia2Device } from './uia2-device.ts';
import { Uia2Error } from './uia2-error.ts';

const KEYCODE_ENTER = 66;

/** Adds to the text of a field, or replaces it. A text that ends in backslash n presses Enter, as in the real server. */
export function typeInto(device: Uia2Device, { node }: LocatedNode, text: string, replace: boolean): void {
  if (!node.className.endsWith('EditText') || node.enabled === false)
    throw new Uia2Error('invalid element state', `Cannot set the text of ${node.resourceId ?? node.className}`);
  const enter = text.endsWith('\\n');
  const typed = enter ? text.slice(0, -2) : text;
  device.setText(node, replace ? typed : `${node.text ?? ''}${typed}`);
  if (enter) device.pressKey(KEYCODE_ENTER);
}
