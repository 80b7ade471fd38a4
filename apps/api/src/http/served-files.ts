import { type IncomingMessage, type RequestListener, type Server, type ServerResponse, createServer } from 'node:http';

/** A finished answer: exact bytes under a strong ETag. */
export interface ServedFile {
  readonly body: Buffer;
  readonly etag: string;
  readonly cacheControl: string;
}
interface Entry {
  readonly file: ServedFile;
  readonly headers: string[];
  readonly unchangedHeaders: string[];
  readonly lifeMs: number;
  untilMs: number;
}
const MOST_FILES = 2000;

/**
 * Files that are asked for again and again, answered before Fastify sees the request: routing, hooks and serialising cost more than the
 * answer. Only what a route has put here, under exactly this address, and for so long; everything else goes on to Fastify. Bound to
 * public GETs: there is no authentication here.
 */
export function createServedFiles(nowMs: () => number = Date.now) {
  const entries = new Map<string, Entry>();

  /**
   * When its time is over, one request goes on to the router, which puts a fresh one here; those that come meanwhile do not all follow it.
   * One that nobody has asked for in that time is too old for anybody.
   */
  function isGood(entry: Entry): boolean {
    const now = nowMs();
    if (now < entry.untilMs) return true;
    if (now < entry.untilMs + entry.lifeMs) entry.untilMs = now + entry.lifeMs;
    return false;
  }

  return {
    put(url: string, file: ServedFile, lifeMs: number): void {
      if (entries.size >= MOST_FILES) entries.clear();
      const unchangedHeaders = ['etag', file.etag, 'cache-control', file.cacheControl];
      const type = ['content-type', 'application/json; charset=utf-8', 'content-length', String(file.body.length)];
      entries.set(url, {
        file,
        unchangedHeaders,
        headers: [...type, ...unchangedHeaders],
        lifeMs,
        untilMs: nowMs() + lifeMs,
      });
    },
    /** After a publish: nothing old is answered by this instance. */
    forget(): void {
      entries.clear();
    },
    /** Answers the request, or leaves it alone and says so. */
    answer(request: IncomingMessage, response: ServerResponse): boolean {
      const entry = entries.get(request.url as string);
      if (entry === undefined || request.method !== 'GET' || !isGood(entry)) return false;
      if (isKnown(request.headers['if-none-match'], entry.file.etag)) {
        response.writeHead(304, entry.unchangedHeaders).end();
      } else response.writeHead(200, entry.headers).end(entry.file.body);
      return true;
    },
  };
}
export type ServedFiles = ReturnType<typeof createServedFiles>;

/** Whether the client has these bytes; a CDN that compresses makes the ETag a weak one (RFC 9110, 13.1.2: weak comparison). */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag || ifNoneMatch === '*') return true;
  return ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}

/** For Fastify's `serverFactory`; timeouts as Fastify sets them itself. */
export function serverWith(files: ServedFiles) {
  return (
    handler: RequestListener,
    options: { keepAliveTimeout?: number; requestTimeout?: number; connectionTimeout?: number },
  ): Server => {
    const server = createServer((request, response) => {
      if (!files.answer(request, response)) handler(request, response);
    });
    server.keepAliveTimeout = options.keepAliveTimeout ?? server.keepAliveTimeout;
    server.requestTimeout = options.requestTimeout ?? server.requestTimeout;
    server.setTimeout(options.connectionTimeout ?? 0);
    return server;
  };
}
