import { type LocatedNode, locate, subtreeOf } from './located-node.ts';
import { type Body, elementIdIn, listField, numberField, textField } from './request-body.ts';
import { centreOf, tapAt } from './tap.ts';
import { typeInto } from './type-into.ts';
import type { Uia2Device } from './uia2-device.ts';
import { Uia2Error } from './uia2-error.ts';

/** Fingers that move further than this between down and up scroll instead of tapping (Android's touch slop of 8 dp). */
const TOUCH_SLOP_DP = 8;

/** W3C actions: taps of any pointer, texts of key sources. Nothing on a virtual screen scrolls, so a swipe does nothing. */
export function performActions(device: Uia2Device, body: Body, resolve: (elementId: string) => LocatedNode): void {
  for (const source of listField(body, 'actions')) {
    const steps = listField(source, 'actions');
    switch (source['type']) {
      case 'pointer':
        movePointer(device, steps, resolve);
        break;
      case 'key':
        typeKeys(device, steps);
        break;
      case 'none':
        break;
      default:
        throw new Uia2Error('invalid argument', `actions of type ${JSON.stringify(source['type'])} are not known`);
    }
  }
}

function movePointer(device: Uia2Device, steps: readonly Body[], resolve: (elementId: string) => LocatedNode): void {
  const slop = (TOUCH_SLOP_DP * device.screen.densityDpi) / 160;
  let [x, y] = [0, 0];
  let down: { readonly x: number; readonly y: number } | null = null;
  for (const step of steps) {
    if (step['type'] === 'pointerMove') {
      const elementId = elementIdIn(step['origin']);
      const origin =
        elementId !== null ? centreOf(resolve(elementId)) : step['origin'] === 'pointer' ? { x, y } : { x: 0, y: 0 };
      [x, y] = [origin.x + numberField(step, 'x'), origin.y + numberField(step, 'y')];
    } else if (step['type'] === 'pointerDown') down = { x, y };
    else if (step['type'] === 'pointerUp') {
      if (down !== null && Math.hypot(x - down.x, y - down.y) <= slop) tapAt(device, x, y);
      down = null;
    }
  }
}

function typeKeys(device: Uia2Device, steps: readonly Body[]): void {
  const text = steps
    .filter((step) => step['type'] === 'keyDown')
    .map((step) => textField(step, 'value'))
    .join('');
  if (text !== '') typeInto(device, focusedNode(device), text, false);
}

/** Throws `no such element` when nothing has the focus. */
export function focusedNode(device: Pick<Uia2Device, 'view'>): LocatedNode {
  const focused = subtreeOf(locate(device.view())).find(({ node }) => node.focused === true);
  if (focused === undefined) throw new Uia2Error('no such element', 'No element on the screen has the focus');
  return focused;
}
