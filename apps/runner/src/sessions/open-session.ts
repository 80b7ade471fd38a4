import { remote } from 'webdriverio';
import type { AdbClient } from '../adb/adb-client.ts';
import { sleep } from '../retry.ts';
import { UIA2_PORT, refuseOtherPhone } from './refuse-other-phone.ts';
import type { Capabilities, SessionPhone } from './session-capabilities.ts';
import { SessionError, sessionErrorOf } from './session-error.ts';
import type { SystemPorts } from './system-ports.ts';

/** A UiAutomator2 session on one phone. Errors are SessionError, or the signal's reason. */
export interface PhoneSession {
  /** Ends the app if it runs and starts the activity anew, with string extras. The words must be plain: Appium does not quote them. */
  startActivity(component: string, extras: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void>;
  /** Taps the element with that resource id as soon as it is there. */
  tap(id: string, signal: AbortSignal): Promise<void>;
  text(id: string, signal: AbortSignal): Promise<string>;
  /** Whether the UiAutomator2 server on the phone still answers for this session. */
  isAlive(signal: AbortSignal): Promise<boolean>;
  /** Safe to call at any time; gives up after some seconds. */
  end(): Promise<void>;
}

export interface SessionOptions {
  readonly appiumPort: number;
  readonly adb: AdbClient;
  readonly address: string;
  readonly ports: SystemPorts;
  readonly capabilities: (phone: SessionPhone) => Capabilities;
  /** Told what Appium still does on the phone for a session that is being ended. */
  readonly leaves: (leaving: Promise<unknown>) => void;
}

const OPEN_MS = 90_000;
const COMMAND_MS = 20_000;
const ELEMENT_MS = 15_000;
const END_MS = 10_000;
const ALIVE_MS = 5_000;
/** Key of an element reference. Source: W3C WebDriver, section 12. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Opens a session. One that comes after the limit or the signal is ended again. */
export async function openSession(options: SessionOptions, signal: AbortSignal): Promise<PhoneSession> {
  const { adb, address, ports, appiumPort, capabilities, leaves } = options;
  const systemPort = await freshPort(options);
  const what = `${address}: open a session`;
  const opening = () =>
    remote({
      hostname: '127.0.0.1',
      port: appiumPort,
      path: '/',
      logLevel: 'silent',
      connectionRetryCount: 0,
      connectionRetryTimeout: OPEN_MS,
      waitforTimeout: 0,
      capabilities: capabilities({ address, adbServerPort: adb.port, systemPort }) as WebdriverIO.Capabilities,
    });
  let opened: ReturnType<typeof opening> | null = null;
  const browser = await limited(what, OPEN_MS, signal, () => (opened = opening())).catch((error: unknown) => {
    // Appium may go on with it, and in the end remove the forward of its port
    ports.giveBack(address);
    // a session that comes too late must not stay
    void opened?.then((late) => late.deleteSession()).catch(() => undefined);
    throw error;
  });
  await refuseOtherPhone(adb, address).catch(async (error: unknown) => {
    await browser.deleteSession().catch(() => undefined);
    throw error;
  });

  async function find(id: string, until: AbortSignal): Promise<string> {
    for (const deadline = performance.now() + ELEMENT_MS; ;) {
      const found = await limited(`${address}: find ${id}`, COMMAND_MS, until, () => browser.findElement('id', id));
      const reference = (found as Readonly<Record<string, unknown>>)[ELEMENT];
      if (typeof reference === 'string') return reference;
      if (performance.now() > deadline)
        throw new SessionError(
          'session.no-element',
          'device',
          `${address}: the screen does not show ${id}; something lies over the harness app, or it did not start`,
          false,
        );
      await sleep(200, until);
    }
  }
  return {
    startActivity: (component, extras, until) =>
      limited(`${address}: start ${component}`, COMMAND_MS, until, async () => {
        const list = Object.entries(extras).map(([key, value]) => ['s', key, value]);
        const said = await browser.executeScript('mobile: startActivity', [
          { component, wait: true, stop: true, extras: list },
        ]);
        if (typeof said === 'string' && /^Error/m.test(said))
          throw new SessionError(
            'session.failed',
            'device',
            `${address}: start ${component}: ${said.trim().slice(0, 300)}`,
            false,
          );
      }),
    async tap(id, until) {
      const element = await find(id, until);
      await limited(`${address}: tap ${id}`, COMMAND_MS, until, () => browser.elementClick(element));
    },
    async text(id, until) {
      const element = await find(id, until);
      return limited(`${address}: read ${id}`, COMMAND_MS, until, () => browser.getElementText(element));
    },
    isAlive: (until) =>
      limited(`${address}: is the session alive`, ALIVE_MS, until, () => browser.getSettings()).then(
        () => true,
        (error: unknown) => {
          if (error instanceof SessionError) return false;
          throw error;
        },
      ),
    async end() {
      ports.giveBack(address);
      const ending = browser.deleteSession();
      leaves(ending);
      await limited(`${address}: end the session`, END_MS, new AbortController().signal, () => ending).catch(
        () => undefined,
      );
    },
  };
}

/** The phone's port, with every forward removed that an earlier session of this phone left: Appium calls such a port busy. */
async function freshPort({ adb, address, ports }: SessionOptions): Promise<number> {
  for (const forward of await adb.forwards())
    if (forward.address === address && forward.remote === UIA2_PORT) await adb.removeForward(address, forward.local);
  return ports.portFor(address);
}

/** Appium may hang: every call ends with the limit or the signal. */
async function limited<T>(what: string, limitMs: number, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const done = new AbortController();
  const stop = AbortSignal.any([signal, done.signal]);
  const late = sleep(limitMs, stop).then(() => {
    throw new SessionError('session.timeout', 'host', `${what}: Appium has not answered for ${limitMs / 1000} s`, true);
  });
  try {
    return await Promise.race([work(), late]);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw sessionErrorOf(what, error);
  } finally {
    late.catch(() => undefined);
    done.abort(new DOMException('done', 'AbortError'));
  }
}
