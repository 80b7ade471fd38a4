import type { VirtualApp } from '../app/virtual-app.ts';
import type { PhoneState } from '../state/phone-state.ts';
import type { UiNode } from './ui-node.ts';

/** What lies over the app: the keyguard, or a dialog of the system; null when nothing does. */
export function overlay({ display }: PhoneState): 'keyguard' | 'dialog' | null {
  if (display.lock !== null) return 'keyguard';
  return display.dialog === null ? null : 'dialog';
}

/** The app whose activity is in front, or null when it has no program. */
function frontApp(phone: PhoneState): VirtualApp | null {
  const { packageName } = phone.boot.activities.front();
  return phone.boot.processes.byPackage(packageName).find(({ app }) => app !== null)?.app ?? null;
}

/** Root of the window in front; a package without a program shows an empty one. */
export function frontView(phone: PhoneState): UiNode {
  const { width, height } = phone.profile.identity.screen;
  const { lock, dialog } = phone.display;
  const root = { className: 'android.widget.FrameLayout', bounds: [0, 0, width, height] } as const;
  if (lock !== null) return { ...root, packageName: 'com.android.systemui', children: [keyguard(phone)] };
  if (dialog !== null) return { ...root, packageName: 'android', children: dialogViews(phone, dialog) };
  return frontApp(phone)?.view() ?? { ...root, packageName: phone.boot.activities.front().packageName };
}

/** A finger on a node of `frontView`. */
export function clickOn(phone: PhoneState, node: UiNode): void {
  const over = overlay(phone);
  if (over === null) frontApp(phone)?.click(node);
  else if (over === 'dialog' && node.resourceId === DIALOG_BUTTON) phone.display.dialog = null;
}

export function typeInto(phone: PhoneState, node: UiNode, text: string): void {
  if (overlay(phone) === null) frontApp(phone)?.setText(node, text);
}

// source of the ids: AOSP frameworks/base core/res/res/layout/alert_dialog_material.xml and SystemUI's keyguard
const DIALOG_BUTTON = 'android:id/button1';

function keyguard({ profile }: PhoneState): UiNode {
  const { width, height } = profile.identity.screen;
  return {
    className: 'android.widget.FrameLayout',
    packageName: 'com.android.systemui',
    resourceId: 'com.android.systemui:id/keyguard_status_view',
    bounds: [0, 0, width, height],
  };
}

function dialogViews({ profile }: PhoneState, { title, button }: { title: string; button: string }): UiNode[] {
  const { width, height } = profile.identity.screen;
  const row = (place: number): UiNode['bounds'] => [
    width / 10,
    height * place,
    (width * 9) / 10,
    height * (place + 0.1),
  ];
  return [
    {
      className: 'android.widget.TextView',
      packageName: 'android',
      resourceId: 'android:id/alertTitle',
      text: title,
      bounds: whole(row(0.4)),
    },
    {
      className: 'android.widget.Button',
      packageName: 'android',
      resourceId: DIALOG_BUTTON,
      text: button,
      clickable: true,
      bounds: whole(row(0.5)),
    },
  ];
}

function whole([left, top, right, bottom]: UiNode['bounds']): UiNode['bounds'] {
  return [Math.round(left), Math.round(top), Math.round(right), Math.round(bottom)];
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
