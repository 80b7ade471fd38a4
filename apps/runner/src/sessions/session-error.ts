import type { Fault } from '@framefarm/domain';

export type SessionErrorCode =
  | 'session.appium-gone'
  | 'session.ended'
  | 'session.instrumentation-died'
  | 'session.device-gone'
  | 'session.port-busy'
  | 'session.other-phone'
  | 'session.timeout'
  | 'session.no-element'
  | 'session.failed';

/** What Appium could not do; `reopen` says that a new session may succeed. */
export class SessionError extends Error {
  override readonly name = 'SessionError';
  readonly code: SessionErrorCode;
  readonly fault: Fault;
  readonly reopen: boolean;
  constructor(code: SessionErrorCode, fault: Fault, message: string, reopen: boolean) {
    super(message);
    this.code = code;
    this.fault = fault;
    this.reopen = reopen;
  }
}

interface Meaning {
  readonly words: RegExp;
  readonly code: SessionErrorCode;
  readonly fault: Fault;
  readonly reopen: boolean;
  readonly said: string;
}

// words of appium 3.8.0, appium-uiautomator2-driver 8.7.0 and webdriverio 9.33.1, each provoked once against a virtual phone
const MEANINGS: readonly Meaning[] = [
  {
    words: /instrumentation process (is not running|cannot be initialized)/,
    code: 'session.instrumentation-died',
    fault: 'device',
    reopen: true,
    said: 'the UiAutomator2 server on the phone ended',
  },
  {
    words:
      /not in the list of connected devices|Could not find a connected Android device|device '[^']*' not found|device offline/,
    code: 'session.device-gone',
    fault: 'device',
    reopen: false,
    said: 'the phone is not connected any more',
  },
  {
    // the second is adb's own, of a program that took the port between our look at it and Appium's forward
    words: /local port #\d+ is busy|cannot bind listener: Address already in use/,
    code: 'session.port-busy',
    fault: 'host',
    reopen: true,
    said: 'the port for its UiAutomator2 server is taken by another program',
  },
  {
    words: /invalid session id|session is either terminated or not started|no such session|terminated by|claimed/i,
    code: 'session.ended',
    fault: 'host',
    reopen: true,
    said: 'Appium does not know the session any more',
  },
  {
    words: /ECONNREFUSED|ECONNRESET|socket hang up|fetch failed|other side closed|UND_ERR|Unable to connect/,
    code: 'session.appium-gone',
    fault: 'host',
    reopen: true,
    said: 'Appium does not answer',
  },
];

/** Appium's or WebdriverIO's error in the house's words. */
export function sessionErrorOf(what: string, error: unknown): SessionError {
  if (error instanceof SessionError) return error;
  const text = errorText(error);
  const first = text.split('\n')[0]?.slice(0, 300) ?? '';
  const meaning = MEANINGS.find(({ words }) => words.test(text));
  if (meaning === undefined)
    return new SessionError('session.failed', 'device', `${what}: Appium refused: ${first}; see appium.log`, false);
  return new SessionError(meaning.code, meaning.fault, `${what}: ${meaning.said} (${first})`, meaning.reopen);
}

function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // the name is WebDriver's own word, e.g. "invalid session id"
  const own = `${error.message}\n${error.name}`;
  return error.cause === undefined ? own : `${own}\n${errorText(error.cause)}`;
}
