import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { isFree } from '../children/free-port.ts';
import { createSystemPorts } from './system-ports.ts';

/** First of `count` free ports in a row, below those that the system gives away by itself. */
async function freeRow(count: number): Promise<number> {
  const row = Array.from({ length: count }, (_, step) => step);
  for (let from = 20_000 + (process.pid % 100) * 100; from < 32_000; from += count) {
    const free = await Promise.all(row.map((step) => isFree(from + step)));
    if (free.every(Boolean)) return from;
  }
  throw new RangeError(`no ${count} free ports in a row`);
}

it('each phone has one port of its own, also when many ask at once', async () => {
  const ports = createSystemPorts({ from: await freeRow(60), count: 60 }, 0);
  const phones = Array.from({ length: 50 }, (_, index) => `phone-${index}`);
  const first = await Promise.all(phones.map((phone) => ports.portFor(phone)));
  expect(new Set(first).size).toBe(50);
  expect(await Promise.all(phones.map((phone) => ports.portFor(phone)))).toEqual(first);
});

it('a port that another program holds is passed over, and one that was given back comes last', async () => {
  const port = await freeRow(4);
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const ports = createSystemPorts({ from: port, count: 4 }, 0);
  const one = await ports.portFor('one');
  expect(one).not.toBe(port);
  const two = await ports.portFor('two');
  ports.giveBack('one');
  const later = [await ports.portFor('one'), await ports.portFor('three')];
  expect(later[0]).not.toBe(one);
  expect(new Set([two, ...later]).size).toBe(3);
  expect(later).toContain(one);
  server.close();
});

it('a range that is used up is said, with what to do', async () => {
  const ports = createSystemPorts({ from: await freeRow(1), count: 1 }, 0);
  await ports.portFor('one');
  await expect(ports.portFor('two')).rejects.toThrow(/is free for two; end what holds them/);
});
