import { once } from 'node:events';
import { type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { type Following, followManifest } from './follow-manifest.ts';
import type { Refreshed } from './refreshed.ts';

const undo: (() => void)[] = [];
afterEach(() => undo.splice(0).forEach((each) => each()));

const FRESH: Refreshed = { kind: 'fresh', status: 200, etag: null, manifestVersion: 1, reason: null };
const [FIRST, SECOND] = ['a'.repeat(64), 'b'.repeat(64)];
const event = (sha256: unknown, platform = 'linux') =>
  `data: ${JSON.stringify({ type: 'refetchEvaluation', platform, sha256 })}\n\n`;

/** A stream of events that the test writes, and a follower that notes what it was asked to refresh. */
async function follow(answer: (reply: ServerResponse, nth: number) => void) {
  const asked: (string | undefined)[] = [];
  let connections = 0;
  const server = createServer((_, reply) => {
    reply.writeHead(200, { 'content-type': 'text/event-stream' });
    reply.flushHeaders();
    answer(reply, connections++);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const following: Following = followManifest({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    platform: 'linux',
    refresh: (sha256) => Promise.resolve((asked.push(sha256), FRESH)),
    retryMs: 1,
  });
  undo.push(
    following.stop,
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return { asked, following, connections: () => connections };
}

it('refreshes once connected and then by the digest that each signal for its platform names; anything else is passed over', async () => {
  const { asked } = await follow((reply) => {
    reply.write(
      `retry: 5000\n\n:\n\n${event(FIRST, 'android')}data: {junk\n\ndata: null\n\n${event('../secret')}${event(7)}`,
    );
    setTimeout(() => reply.write(event(FIRST).slice(0, 30)), 20);
    setTimeout(() => reply.write(event(FIRST).slice(30)), 40);
    setTimeout(() => reply.write(event(SECOND)), 60);
  });
  await vi.waitFor(() => expect(asked).toEqual([undefined, FIRST, SECOND]));
});

it('connects again when the stream ends, and refreshes for what it has missed', async () => {
  const { asked, connections } = await follow((reply, nth) => {
    if (nth < 2) reply.end();
  });
  await vi.waitFor(() => expect(connections()).toBe(3));
  await vi.waitFor(() => expect(asked).toEqual([undefined, undefined, undefined]));
});

it('does not read an event without end', async () => {
  const { connections } = await follow((reply, nth) => {
    if (nth > 0) return;
    const more = () => void reply.write(`data: ${'x'.repeat(4000)}\n`, () => setImmediate(more));
    more();
    reply.on('error', () => undefined);
  });
  await vi.waitFor(() => expect(connections()).toBe(2));
});

it('is quiet once it is stopped', async () => {
  const { asked, following, connections } = await follow((reply) => void reply.write(':\n\n'));
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  following.stop();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect([asked.length, connections()]).toEqual([1, 1]);
});
