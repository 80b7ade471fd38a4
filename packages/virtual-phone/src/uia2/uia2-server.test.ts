import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { type AddressInfo, type Server, createServer } from 'node:net';
import { duplexPair } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createUia2Server } from './create-uia2-server.ts';
import { ELEMENT_KEY } from './element-cache.ts';
import { PACKAGE, smallPhone } from './small-phone-fixture.ts';
import type { Uia2Server } from './uia2-device.ts';

let phone: ReturnType<typeof smallPhone>;
let server: Uia2Server;
let unknown: string[];
let tcp: Server;
let agent: Agent;
let session: string;

beforeEach(async () => {
  phone = smallPhone();
  unknown = [];
  let ids = 0;
  server = createUia2Server(phone.device, {
    newId: () => `id-${ids++}`,
    onUnknownCommand: (command) => unknown.push(command),
  });
  tcp = createServer((socket) => server.accept(socket)).listen(0, '127.0.0.1');
  await once(tcp, 'listening');
  // one connection for everything, as the driver does
  agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const made = await send('POST', '/session', {
    capabilities: { alwaysMatch: { platformName: 'Android' }, firstMatch: [{}] },
  });
  session = (made.body as { sessionId: string }).sessionId;
});

afterEach(async () => {
  agent.destroy();
  server.close();
  tcp.close();
  await once(tcp, 'close');
});

interface Reply {
  readonly status: number;
  readonly body: { readonly sessionId: string; readonly value: unknown };
}

async function send(method: string, path: string, body?: unknown): Promise<Reply> {
  const sent = request({
    port: (tcp.address() as AddressInfo).port,
    host: '127.0.0.1',
    method,
    path,
    agent,
    headers: { 'content-type': 'application/json' },
  });
  sent.end(typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body));
  const [response] = await once(sent, 'response');
  return { status: response.statusCode, body: JSON.parse(await textOf(response)) as Reply['body'] };
}

const call = (method: string, path: string, body?: unknown) => send(method, `/session/${session}${path}`, body);
const value = async (method: string, path: string, body?: unknown) => (await call(method, path, body)).body.value;
const errorOf = ({ status, body }: Reply) => `${status} ${(body.value as { error: string }).error}`;

async function find(strategy: string, selector: string, context = ''): Promise<string> {
  const found = await value('POST', '/element', { strategy, selector, context, multiple: false });
  return (found as Record<string, string>)[ELEMENT_KEY] ?? `none: ${JSON.stringify(found)}`;
}
/** The texts of every element found. */
async function texts(strategy: string, selector: string, context = ''): Promise<unknown[]> {
  const all = (await value('POST', '/elements', { strategy, selector, context, multiple: true })) as Record<
    string,
    string
  >[];
  return Promise.all(all.map((reference) => value('GET', `/element/${reference[ELEMENT_KEY]}/text`)));
}

describe('a session', () => {
  it('is ready before and after it exists, and lists it', async () => {
    expect((await send('GET', '/status')).body.value).toMatchObject({ ready: true });
    expect((await send('GET', '/sessions')).body.value).toMatchObject([{ id: session }]);
    expect(await value('GET', '')).toEqual({ sessionId: session, capabilities: { platformName: 'Android' } });
  });

  it('ends the server when it is deleted, after the answer is out', async () => {
    const { status, body } = await call('DELETE', '');
    expect([status, body]).toEqual([200, { sessionId: 'None', value: null }]);
    await server.ended;
    expect(errorOf(await call('GET', '/source'))).toBe('404 invalid session id');
  });

  it('without capabilities is refused', async () => {
    expect(errorOf(await send('POST', '/session', {}))).toBe('500 session not created');
  });

  it('of another id is refused in every command', async () => {
    expect(errorOf(await send('GET', '/session/other/source'))).toBe('404 invalid session id');
    expect(errorOf(await send('DELETE', '/session/other'))).toBe('404 invalid session id');
  });

  it('answers an unknown command with 404 and records it', async () => {
    expect(errorOf(await call('POST', '/appium/performanceData', {}))).toBe('404 unknown command');
    expect(errorOf(await send('GET', '/wd/hub/status'))).toBe('404 unknown command');
    expect(unknown).toEqual([`POST /session/${session}/appium/performanceData`, 'GET /wd/hub/status']);
  });

  it('answers a body that is no JSON object with invalid argument', async () => {
    expect(errorOf(await call('POST', '/element', '{"strategy"'))).toBe('400 invalid argument');
    expect(errorOf(await call('POST', '/element', '[]'))).toBe('400 invalid argument');
    expect(errorOf(await call('POST', '/element', { strategy: 'id', selector: 7 }))).toBe('400 invalid argument');
  });

  it('lives on a stream that is no socket', async () => {
    const [host, inside] = duplexPair();
    server.accept(inside);
    host.write('GET /status HTTP/1.1\r\nhost: phone\r\nconnection: close\r\n\r\n');
    expect(await textOf(host)).toContain('"ready":true');
  });

  it('closes its connections with the server', async () => {
    const [, inside] = duplexPair();
    server.accept(inside);
    server.close();
    expect(inside.destroyed).toBe(true);
  });
});

describe('finding elements', () => {
  it.each([
    ['id', `${PACKAGE}:id/run`],
    ['id', 'run'],
    ['accessibility id', 'Run'],
    ['class name', 'android.widget.Button'],
    ['xpath', '//android.widget.Button[@content-desc="Run"]'],
    ['xpath', '/hierarchy/*/*[contains(@resource-id, "id/run")]'],
    ['-android uiautomator', 'new UiSelector().text("RUN")'],
    ['-android uiautomator', '.textContains("u").clickable(true)'],
    ['-android uiautomator', 'textMatches("R.N");'],
    ['-android uiautomator', 'new UiSelector().textMatches("(?i)run").enabled(true)'],
    ['-android uiautomator', 'new UiSelector().description("Run")'],
    ['-android uiautomator', `new UiSelector().resourceId("${PACKAGE}:id/run")`],
    ['-android uiautomator', 'new UiSelector().className("android.widget.Button").index(0)'],
    ['-android uiautomator', 'new UiSelector().clickable(true).instance(0)'],
  ])('by %s %s finds the button', async (strategy, selector) => {
    expect(await value('GET', `/element/${await find(strategy, selector)}/text`)).toBe('RUN');
  });

  it('finds several, in document order', async () => {
    expect(await texts('xpath', '//android.widget.TextView')).toHaveLength(3);
    expect(await texts('-android uiautomator', 'new UiSelector().className("android.widget.TextView")')).toEqual(
      await texts('class name', 'android.widget.TextView'),
    );
    expect(await texts('id', 'nothing')).toEqual([]);
  });

  it('finds through a parent, a child and an instance', async () => {
    const row = 'new UiSelector().className("android.widget.LinearLayout").instance(1)';
    const inRow = `${row}.childSelector(new UiSelector().className("android.widget.TextView"))`;
    expect((await texts('-android uiautomator', inRow))[0]).toContain('Row "1"');
    const beside = 'new UiSelector().text("RUN").fromParent(new UiSelector().resourceIdMatches(".*/state"))';
    expect(await texts('-android uiautomator', beside)).toEqual(['IDLE']);
  });

  it('stays inside the element that is given as context', async () => {
    const row = await find('accessibility id', 'row 1');
    for (const [strategy, selector] of [
      ['xpath', './/android.widget.TextView'],
      ['xpath', '//android.widget.TextView'],
      ['class name', 'android.widget.TextView'],
      ['-android uiautomator', 'new UiSelector().textContains("row")'],
    ] as const)
      expect(await texts(strategy, selector, row)).toHaveLength(1);
  });

  it('takes the W3C words too', async () => {
    expect((await call('POST', '/element', { using: 'id', value: 'run' })).status).toBe(200);
  });

  it('says no such element when there is none', async () => {
    expect(errorOf(await call('POST', '/element', { strategy: 'id', selector: 'nothing' }))).toBe(
      '404 no such element',
    );
  });

  it.each([
    ['xpath', '//['],
    ['xpath', 'count(//*)'],
    ['css selector', '#run'],
    ['-android uiautomator', ''],
    ['-android uiautomator', 'new UiSelector()'],
    ['-android uiautomator', 'new UiSelector().text(RUN)'],
    ['-android uiautomator', 'new UiSelector().text("RUN"'],
    ['-android uiautomator', 'new UiSelector().text("RUN").'],
    ['-android uiautomator', 'new UiSelector().text("RUN") nonsense'],
    ['-android uiautomator', 'new UiSelector().smell("good")'],
    ['-android uiautomator', 'new UiSelector().constructor("x")'],
    ['-android uiautomator', 'new UiSelector().clickable("true")'],
    ['-android uiautomator', 'new UiSelector().instance(-1)'],
    ['-android uiautomator', 'new UiSelector().textMatches("(")'],
    ['-android uiautomator', 'new UiScrollable(new UiSelector()).scrollToEnd(1)'],
  ])('answers %s %s with invalid selector', async (strategy, selector) => {
    expect(errorOf(await call('POST', '/element', { strategy, selector }))).toBe('400 invalid selector');
  });
});

describe('an element', () => {
  it('shows its attributes as strings', async () => {
    const button = await find('id', 'run');
    const names = ['enabled', 'displayed', 'clickable', 'selected', 'text', 'className', 'content-desc', 'bounds'];
    expect(await Promise.all(names.map((name) => value('GET', `/element/${button}/attribute/${name}`)))).toEqual([
      'true',
      'true',
      'true',
      'false',
      'RUN',
      'android.widget.Button',
      'Run',
      '[0,100][1080,200]',
    ]);
    expect(await value('GET', `/element/${await find('id', 'state')}/attribute/contentDescription`)).toBeNull();
    expect(errorOf(await call('GET', `/element/${button}/attribute/smell`))).toBe('500 unknown error');
  });

  it('has a name, a place and a state', async () => {
    const button = await find('id', 'run');
    expect(await value('GET', `/element/${button}/name`)).toBe('Run');
    expect(await value('GET', `/element/${button}/rect`)).toEqual({ x: 0, y: 100, width: 1080, height: 100 });
    expect(await value('GET', `/element/${button}/size`)).toEqual({ width: 1080, height: 100 });
    expect(await value('GET', `/element/${button}/location`)).toEqual({ x: 0, y: 100 });
    expect(await value('GET', `/element/${button}/displayed`)).toBe(true);
    expect(await value('GET', `/element/${button}/enabled`)).toBe(true);
  });

  it('keeps its reference while the screen changes around it, and shows what it says now', async () => {
    const line = await find('id', 'state');
    phone.state.text = 'DONE';
    expect(await find('id', 'state')).toBe(line);
    expect(await value('GET', `/element/${line}/text`)).toBe('DONE');
  });

  it('is stale once it has left the screen', async () => {
    const row = await find('accessibility id', 'row 1');
    phone.state.rows = 1;
    expect(errorOf(await call('POST', `/element/${row}/click`, {}))).toBe('404 stale element reference');
    expect(errorOf(await call('GET', '/element/made-up/text'))).toBe('404 stale element reference');
  });

  it('is clicked where its middle is: a label inside a row clicks the row, a disabled button does nothing', async () => {
    const row = await find('accessibility id', 'row 0');
    const label = await find('xpath', './/android.widget.TextView', row);
    await call('POST', `/element/${label}/click`, {});
    phone.state.buttonEnabled = false;
    await call('POST', `/element/${await find('id', 'run')}/click`, {});
    expect(phone.did).toEqual(['click row 0']);
  });

  it('takes text, adds to it, replaces it and clears it', async () => {
    const field = await find('id', 'field');
    await call('POST', `/element/${field}/value`, { text: 'ab' });
    await call('POST', `/element/${field}/value`, { text: 'c' });
    await call('POST', `/element/${field}/value`, { text: 'x\\n', replace: true });
    await call('POST', '/keys', { text: 'y' });
    await call('POST', `/element/${field}/clear`, {});
    expect(phone.did).toEqual(['text ab', 'text abc', 'text x', 'key 66', 'text xy', 'text ']);
    expect(errorOf(await call('POST', `/element/${await find('id', 'run')}/value`, { text: 'a' }))).toBe(
      '400 invalid element state',
    );
  });

  it('with the focus is the active one', async () => {
    expect(await value('GET', '/element/active')).toMatchObject({ [ELEMENT_KEY]: await find('id', 'field') });
  });
});

describe('touching the screen', () => {
  const pointer = (...actions: unknown[]) => ({ actions: [{ type: 'pointer', id: 'finger', actions }] });
  const down = { type: 'pointerDown', button: 0 };
  const up = { type: 'pointerUp', button: 0 };

  it('taps by W3C actions, from the screen or from an element, and does not take a swipe for a tap', async () => {
    const move = (x: number, y: number, origin: unknown = 'viewport') => ({ type: 'pointerMove', x, y, origin });
    await call('POST', '/actions', pointer(move(540, 150), down, { type: 'pause', duration: 50 }, up));
    const row = await find('accessibility id', 'row 0');
    await call('POST', '/actions', pointer(move(0, 0, { [ELEMENT_KEY]: row }), down, up));
    await call('POST', '/actions', pointer(move(540, 150), down, move(0, 300, 'pointer'), up));
    expect(phone.did).toEqual([`click ${PACKAGE}:id/run`, 'click row 0']);
  });

  it('types by W3C keys into the field with the focus', async () => {
    const keys = ['h', 'i'].flatMap((key) => [
      { type: 'keyDown', value: key },
      { type: 'keyUp', value: key },
    ]);
    await call('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions: keys }] });
    expect(phone.did).toEqual(['text hi']);
  });

  it('refuses actions that it does not understand', async () => {
    expect(errorOf(await call('POST', '/actions', { actions: 'tap' }))).toBe('400 invalid argument');
    expect(errorOf(await call('POST', '/actions', { actions: [{ type: 'wheel', actions: [] }] }))).toBe(
      '400 invalid argument',
    );
    expect(errorOf(await call('POST', '/actions', pointer({ type: 'pointerMove', x: 'left', y: 0 })))).toBe(
      '400 invalid argument',
    );
  });

  it('taps by gestures', async () => {
    const row = await find('accessibility id', 'row 0');
    await call('POST', '/appium/gestures/click', { origin: { [ELEMENT_KEY]: row } });
    await call('POST', '/appium/gestures/click', { offset: { x: 5, y: 105 } });
    await call('POST', '/appium/gestures/click', { origin: { ELEMENT: row }, offset: { x: 5, y: 105 } });
    expect(phone.did).toEqual(['click row 0', `click ${PACKAGE}:id/run`, 'click row 1']);
  });

  it('presses keys', async () => {
    await call('POST', '/back', {});
    await call('POST', '/appium/device/press_keycode', { keycode: 3 });
    expect(phone.did).toEqual(['key 4', 'key 3']);
  });
});

describe('the phone', () => {
  it('shows its page as XML that survives any text', async () => {
    const source = String(await value('GET', '/source'));
    expect(source).toMatch(/^<\?xml[^>]*\?><hierarchy index="0" class="hierarchy" rotation="0" width="1080"/);
    expect(source).toContain('text="Row &quot;0&quot; &lt;&amp;&gt; ??"');
    expect(source).toContain('bounds="[0,100][1080,200]" displayed="true"');
  });

  it('answers what the driver asks at the start of a session', async () => {
    expect(await value('GET', '/appium/device/pixel_ratio')).toBe(2.625);
    expect(await value('GET', '/appium/device/system_bars')).toEqual({ statusBar: 63 });
    expect(await value('GET', '/window/current/size')).toEqual({ width: 1080, height: 2340 });
    expect(await value('GET', '/window/rect')).toEqual({ x: 0, y: 0, width: 1080, height: 2340 });
    expect(await value('GET', '/appium/device/info')).toMatchObject({
      model: 'Pixel 4a (5G)',
      realDisplaySize: '1080x2340',
    });
    expect(await value('GET', '/appium/device/battery_info')).toEqual({ status: 3, level: 0.83 });
    expect(Buffer.from(String(await value('GET', '/screenshot')), 'base64').toString()).toBe('a picture');
  });

  it('keeps known settings and ignores others', async () => {
    await call('POST', '/appium/settings', { settings: { waitForIdleTimeout: 0, imageMatchThreshold: 1 } });
    const settings = await value('GET', '/appium/settings');
    expect(settings).toMatchObject({ waitForIdleTimeout: 0 });
    expect(settings).not.toHaveProperty('imageMatchThreshold');
  });

  it('is upright and stays so', async () => {
    expect(await value('GET', '/orientation')).toBe('PORTRAIT');
    expect((await call('POST', '/orientation', { orientation: 'PORTRAIT' })).status).toBe(200);
    expect(errorOf(await call('POST', '/orientation', { orientation: 'LANDSCAPE' }))).toBe('400 invalid element state');
  });

  it('has a clipboard and no alert', async () => {
    await call('POST', '/appium/device/set_clipboard', { content: Buffer.from('grüß').toString('base64') });
    const content = String(await value('POST', '/appium/device/get_clipboard', {}));
    expect(Buffer.from(content, 'base64').toString()).toBe('grüß');
    expect(errorOf(await call('GET', '/alert/text'))).toBe('404 no such alert');
  });
});
