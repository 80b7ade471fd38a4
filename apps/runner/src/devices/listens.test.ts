import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { freePort } from '../children/free-port.ts';
import { listens } from './listens.ts';

it('a port that somebody listens on is told from one that refuses', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  expect(await listens(`127.0.0.1:${port}`)).toBe(true);
  server.close();
  expect(await listens(`127.0.0.1:${await freePort()}`)).toBe(false);
});
