import { expect, it } from 'vitest';
import { sessionErrorOf } from './session-error.ts';

it.each([
  [
    "'GET /element' cannot be proxied to UiAutomator2 server because the instrumentation process is not running (probably crashed). Check the server log",
    'session.instrumentation-died',
    'device',
  ],
  ['Device 127.0.0.1:16001 was not in the list of connected devices', 'session.device-gone', 'device'],
  ['UiAutomator2 Server cannot start because the local port #18200 is busy. Make sure', 'session.port-busy', 'host'],
  [
    "Error executing adbExec. Original error: 'Command 'adb -P 5037 -s usb-1 forward tcp\\:18443 tcp\\:6790' exited with code 1'; Command output: adb: error: cannot bind listener: Address already in use",
    'session.port-busy',
    'host',
  ],
  ['A session is either terminated or not started', 'session.ended', 'host'],
  ['something else', 'session.failed', 'device'],
])('%j is %s, a fault of the %s', (message, code, fault) =>
  expect(sessionErrorOf('tap', new TypeError(message))).toMatchObject({ code, fault }),
);

it('an error keeps the cause that a connection broke with', () => {
  const error = new TypeError('Request failed', { cause: new TypeError('connect ECONNREFUSED 127.0.0.1:4723') });
  expect(sessionErrorOf('tap', error)).toMatchObject({ code: 'session.appium-gone', fault: 'host', reopen: true });
});

it('the name of a WebDriver error counts too', () => {
  const error = new TypeError('The session 42 does not exist when running "element" with method "POST"');
  error.name = 'invalid session id';
  expect(sessionErrorOf('tap', error)).toMatchObject({ code: 'session.ended', reopen: true });
});
