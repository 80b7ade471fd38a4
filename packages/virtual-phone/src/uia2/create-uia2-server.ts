import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { json } from 'node:stream/consumers';
import { type Body, isObject, objectField } from './request-body.ts';
import { type Answer, SESSION_ROUTES } from './routes.ts';
import { type Session, createSession } from './session.ts';
import type { Uia2Device, Uia2Server } from './uia2-device.ts';
import { Uia2Error } from './uia2-error.ts';

/** The build whose routes are spoken: appium-uiautomator2-server 10.6.6, as driver 8.7.0 carries it. */
const BUILD = { version: '10.6.6', versionCode: 278 };
/** The real server stops this long after it answered the DELETE of its session. */
const STOP_AFTER_MS = 15;

export interface Uia2ServerOptions {
  readonly newId?: () => string;
  /** Told of each command that this server does not know; a test should fail on any. */
  readonly onUnknownCommand?: (command: string) => void;
}

/** The UiAutomator2 server of a phone: W3C commands over HTTP on streams that the caller hands in. */
export function createUia2Server(device: Uia2Device, options: Uia2ServerOptions = {}): Uia2Server {
  const { newId = randomUUID, onUnknownCommand = () => {} } = options;
  const streams = new Set<Duplex>();
  let session: Session | null = null;
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const method = request.method ?? 'GET';
    const [path = '/'] = (request.url ?? '/').split('?');
    const body = method === 'POST' ? await bodyOf(request) : {};
    if (`${method} ${path}` === 'GET /status')
      return { ready: true, message: 'UiAutomator2 Server is ready to accept commands', build: BUILD };
    if (`${method} ${path}` === 'GET /sessions')
      return session === null ? [] : [{ id: session.id, sessionId: session.id, capabilities: session.capabilities }];
    if (`${method} ${path}` === 'POST /session') {
      session = createSession(newId, capabilitiesIn(body));
      return { sessionId: session.id, capabilities: session.capabilities };
    }
    const [, sessionId, rest = ''] = /^\/session\/([^/]+)(\/.*)?$/.exec(path) ?? [];
    const found = sessionId === undefined ? null : routeOf(method, rest);
    if (found === null && !(method === 'DELETE' && sessionId !== undefined && rest === '')) {
      onUnknownCommand(`${method} ${path}`);
      throw new Uia2Error('unknown command', `This server has no ${method} ${path}`);
    }
    if (session === null || session.id !== sessionId)
      throw new Uia2Error('invalid session id', `The session ${sessionId} does not exist; create one`);
    if (found !== null) return found.answer({ device, session, body, params: found.params });
    session = null;
    response.once('finish', () => setTimeout(end, STOP_AFTER_MS));
    return null;
  };

  const http = createServer((request, response) => {
    const respond = (status: number, value: unknown) => {
      const content = JSON.stringify({ sessionId: session?.id ?? 'None', value: value ?? null });
      response.writeHead(status, {
        'content-type': 'application/json; charset=UTF-8',
        'content-length': Buffer.byteLength(content),
      });
      response.end(content);
    };
    answer(request, response).then(
      (value) => respond(200, value),
      (thrown: unknown) => {
        const error = thrown instanceof Uia2Error ? thrown : new Uia2Error('unknown error', String(thrown));
        const stacktrace = thrown instanceof Error ? (thrown.stack ?? '') : '';
        respond(error.httpStatus, { error: error.word, message: error.message, stacktrace });
      },
    );
  });
  // the driver keeps its connection through a whole session and takes a close for a crash
  http.keepAliveTimeout = 0;

  return {
    accept(stream) {
      streams.add(stream);
      stream.once('close', () => streams.delete(stream));
      // a client that goes away is no error of the phone
      stream.on('error', () => stream.destroy());
      http.emit('connection', asSocket(stream));
    },
    ended,
    close() {
      session = null;
      for (const stream of streams) stream.destroy();
    },
  };
}

/** node:http asks its connections for these; a stream through adb has no socket that could do them. */
function asSocket(stream: Duplex): Duplex {
  const nothing = () => stream;
  const missing = { setTimeout: nothing, setNoDelay: nothing, setKeepAlive: nothing, ref: nothing, unref: nothing };
  for (const [name, value] of Object.entries(missing)) if (!(name in stream)) Object.assign(stream, { [name]: value });
  return stream;
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  if (request.headers['content-length'] === '0') return {};
  const parsed: unknown = await json(request).catch((error: unknown) => {
    throw new Uia2Error('invalid argument', `The body is not JSON: ${String(error)}`);
  });
  if (!isObject(parsed)) throw new Uia2Error('invalid argument', 'The body has to be a JSON object');
  return parsed;
}

/** W3C: what `alwaysMatch` and the first of `firstMatch` say together. */
function capabilitiesIn(body: Body): Readonly<Record<string, unknown>> {
  if (body['capabilities'] === undefined)
    throw new Uia2Error('session not created', "'capabilities' are mandatory for session creation");
  const { alwaysMatch, firstMatch } = objectField(body, 'capabilities');
  const first: unknown = Array.isArray(firstMatch) ? firstMatch[0] : {};
  return { ...(isObject(alwaysMatch) ? alwaysMatch : {}), ...(isObject(first) ? first : {}) };
}

const COMPILED = Object.entries(SESSION_ROUTES).map(([route, answer]) => {
  const [method = '', template = ''] = route.split(' ');
  return { method, pattern: new RegExp(`^${template.replace(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`), answer };
});

function routeOf(
  method: string,
  path: string,
): { readonly answer: Answer; readonly params: Record<string, string> } | null {
  for (const route of COMPILED) {
    const match = route.method === method ? route.pattern.exec(path) : null;
    if (match !== null) return { answer: route.answer, params: { ...match.groups } };
  }
  return null;
}
