import { findNodes } from './find-nodes.ts';
import type { LocatedNode } from './located-node.ts';
import { attributeOf } from './node-attributes.ts';
import { pageSource, pageTree } from './page-source.ts';
import { focusedNode, performActions } from './perform-actions.ts';
import { type Body, elementIdIn, numberField, objectField, textField } from './request-body.ts';
import { type Session, updateSettings } from './session.ts';
import { centreOf, tapAt } from './tap.ts';
import { typeInto } from './type-into.ts';
import type { Uia2Device } from './uia2-device.ts';
import { Uia2Error } from './uia2-error.ts';

export interface Call {
  readonly device: Uia2Device;
  readonly session: Session;
  readonly body: Body;
  readonly params: Readonly<Record<string, string>>;
}
export type Answer = (call: Call) => unknown;

const KEYCODE_BACK = 4;
/** Height of the status bar on phones without a notch, Android's `status_bar_height` of 24 dp. */
const STATUS_BAR_DP = 24;

/** Commands inside a session, by method and path after `/session/:sessionId`; `:name` is a parameter. */
export const SESSION_ROUTES: Readonly<Record<string, Answer>> = {
  'GET ': ({ session }) => ({ sessionId: session.id, capabilities: session.capabilities }),
  'GET /source': ({ device }) => pageSource(pageTree(device.view(), device.screen)),
  'GET /screenshot': ({ device }) => device.screenshot().toString('base64'),

  'POST /element': (call) => {
    const [first] = find(call);
    if (first === undefined)
      throw new Uia2Error(
        'no such element',
        'An element could not be located on the page using the given search parameters',
      );
    return call.session.elements.refer(first);
  },
  'POST /elements': (call) => find(call).map((found) => call.session.elements.refer(found)),
  'GET /element/active': ({ device, session }) => session.elements.refer(focusedNode(device)),
  'GET /element/:id/text': (call) => element(call).node.text ?? '',
  'GET /element/:id/name': (call) => element(call).node.contentDescription ?? '',
  'GET /element/:id/attribute/:name': (call) => attributeOf(element(call), call.params['name'] ?? ''),
  'GET /element/:id/displayed': (call) => attributeOf(element(call), 'displayed') === 'true',
  'GET /element/:id/enabled': (call) => attributeOf(element(call), 'enabled') === 'true',
  'GET /element/:id/rect': (call) => rectOf(element(call)),
  'GET /element/:id/size': (call) => {
    const { width, height } = rectOf(element(call));
    return { width, height };
  },
  'GET /element/:id/location': (call) => {
    const { x, y } = rectOf(element(call));
    return { x, y };
  },
  'POST /element/:id/click': (call) => tap(call.device, element(call)),
  'POST /element/:id/clear': (call) => typeInto(call.device, element(call), '', true),
  'POST /element/:id/value': (call) =>
    typeInto(call.device, element(call), textField(call.body, 'text'), call.body['replace'] === true),
  'POST /keys': ({ device, body }) => typeInto(device, focusedNode(device), textField(body, 'text'), false),

  'POST /actions': (call) => performActions(call.device, call.body, (id) => resolve(call, id)),
  'POST /appium/gestures/click': (call) => tapGesture(call),
  'POST /appium/gestures/double_click': (call) => {
    tapGesture(call);
    tapGesture(call);
  },
  // nothing on a virtual screen scrolls: false is "can scroll no further"
  'POST /appium/gestures/scroll': () => false,
  'POST /appium/gestures/fling': () => false,
  'POST /appium/gestures/swipe': () => null,
  'POST /back': ({ device }) => device.pressKey(KEYCODE_BACK),
  'POST /appium/device/press_keycode': ({ device, body }) => device.pressKey(numberField(body, 'keycode')),
  'POST /appium/device/long_press_keycode': ({ device, body }) => device.pressKey(numberField(body, 'keycode')),

  'GET /window/current/size': ({ device: { screen } }) => ({ width: screen.width, height: screen.height }),
  'GET /window/rect': ({ device: { screen } }) => ({ x: 0, y: 0, width: screen.width, height: screen.height }),
  'GET /appium/device/pixel_ratio': ({ device }) => device.screen.densityDpi / 160,
  'GET /appium/device/display_density': ({ device }) => device.screen.densityDpi,
  'GET /appium/device/system_bars': ({ device }) => ({
    statusBar: Math.round((STATUS_BAR_DP * device.screen.densityDpi) / 160),
  }),
  'GET /orientation': ({ device }) => orientationOf(device),
  'POST /orientation': ({ device, body }) => {
    const wanted = textField(body, 'orientation');
    if (wanted === orientationOf(device)) return wanted;
    throw new Uia2Error('invalid element state', `Screen rotation cannot be changed to ${wanted}: the app locks it`);
  },
  'GET /rotation': () => ({ x: 0, y: 0, z: 0 }),
  'GET /appium/device/info': ({ device }) => ({
    ...device.info(),
    carrierName: '',
    realDisplaySize: `${device.screen.width}x${device.screen.height}`,
    displayDensity: device.screen.densityDpi,
    networks: [],
    locale: 'en_US',
    timeZone: 'UTC',
    bluetooth: { state: 'OFF' },
  }),
  'GET /appium/device/battery_info': ({ device }) => device.battery(),

  'GET /appium/settings': ({ session }) => session.settings,
  'POST /appium/settings': ({ session, body }) => updateSettings(session, objectField(body, 'settings')),
  'POST /appium/reset_ax_cache': () => null,
  'POST /appium/device/get_clipboard': ({ session }) => Buffer.from(session.clipboard).toString('base64'),
  'POST /appium/device/set_clipboard': ({ session, body }) => {
    session.clipboard = Buffer.from(textField(body, 'content'), 'base64').toString();
  },
  'GET /alert/text': noAlert,
  'POST /alert/accept': noAlert,
  'POST /alert/dismiss': noAlert,
};

function noAlert(): never {
  throw new Uia2Error('no such alert', 'No alert is present on the screen');
}

function resolve({ device, session }: Call, id: string): LocatedNode {
  return session.elements.resolve(id, device.view());
}

function element(call: Call): LocatedNode {
  return resolve(call, call.params['id'] ?? '');
}

/** The driver sends `{strategy, selector, context}`, other W3C clients `{using, value}`. */
function find(call: Call): readonly LocatedNode[] {
  const { body } = call;
  const strategy = textField(body, 'strategy' in body ? 'strategy' : 'using');
  const selector = textField(body, 'selector' in body ? 'selector' : 'value');
  const context = body['context'];
  const inside = typeof context === 'string' && context !== '' ? resolve(call, context) : null;
  return findNodes(call.device, strategy, selector, inside);
}

function rectOf({ node }: LocatedNode): { x: number; y: number; width: number; height: number } {
  const [left, top, right, bottom] = node.bounds;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function tap(device: Uia2Device, located: LocatedNode): void {
  const { x, y } = centreOf(located);
  tapAt(device, x, y);
}

/** `origin` is an element, `offset` a point: in the element when there is one, else on the screen. */
function tapGesture(call: Call): void {
  const { device, body } = call;
  const id = elementIdIn(body['origin']);
  if (id !== null && body['offset'] === undefined) return tap(device, resolve(call, id));
  const offset = objectField(body, 'offset');
  const from = id === null ? { x: 0, y: 0 } : rectOf(resolve(call, id));
  tapAt(device, from.x + numberField(offset, 'x'), from.y + numberField(offset, 'y'));
}

function orientationOf({ screen }: Uia2Device): string {
  return screen.width > screen.height ? 'LANDSCAPE' : 'PORTRAIT';
}
