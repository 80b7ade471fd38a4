import { type TestRedis, startRedis } from '@framefarm/testkit';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createInProcessWake } from '../src/queue/create-in-process-wake.ts';
import { createRedisWake } from '../src/queue/create-redis-wake.ts';
import type { WakePort } from '../src/queue/wake-port.ts';

let redis: TestRedis;
const log: string[] = [];
const open: WakePort[] = [];
beforeAll(async () => {
  redis = await startRedis();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((port) => port.close()));
  log.length = 0;
});
afterAll(() => redis.stop());

const never = new AbortController().signal;
const onRedis = () => createRedisWake({ url: redis.url, log: (event) => log.push(event) });
function make(create: () => WakePort): WakePort {
  const port = create();
  open.push(port);
  return port;
}
/** What came first: the wake-up or the end of the wait. */
async function wokenWithin(port: WakePort, pool: string, ms: number, act: () => void): Promise<boolean> {
  const waiting = port.onWake(pool, ms, never);
  const began = performance.now();
  act();
  await waiting;
  return performance.now() - began < ms * 0.9;
}
/** Repeats the wake-up until it is heard, as a hint may be lost while a connection is being made. */
async function heardAtLast(from: WakePort, to: WakePort): Promise<boolean> {
  for (let tries = 0; tries < 40; tries += 1) if (await wokenWithin(to, 'p', 500, () => from.wake('p'))) return true;
  return false;
}

describe.each([
  ['in one process', createInProcessWake],
  ['on Redis', onRedis],
])('the wake-up port %s', (_name, create) => {
  it('wakes everybody who waits for the pool, and nobody else', async () => {
    const port = make(create);
    let other = false;
    const stop = new AbortController();
    const elsewhere = port.onWake('b', 20_000, stop.signal).then(() => (other = true));
    const both = [port.onWake('a', 20_000, never), port.onWake('a', 20_000, never)];
    port.wake('a');
    await Promise.all(both);
    expect(other).toBe(false);
    stop.abort();
    await elsewhere;
  });
  it('gives up waiting after the time given, on abort, and when it was aborted before', async () => {
    const port = make(create);
    await port.onWake('a', 20, never);
    await port.onWake('a', 60_000, AbortSignal.timeout(20));
    await port.onWake('a', 60_000, AbortSignal.abort());
  });
  it('lets nobody wait any longer when it is closed', async () => {
    const port = make(create);
    const waiting = port.onWake('a', 60_000, never);
    await port.close();
    await waiting;
  });
});

describe('two API instances on one Redis', () => {
  it('may end at any moment of their start: nothing is left that nobody handles', async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown) => void unhandled.push(error);
    process.on('unhandledRejection', note);
    try {
      for (let ms = 0; ms < 30; ms += 1) {
        const port = make(onRedis);
        await new Promise((resolve) => setTimeout(resolve, ms / 2));
        await port.close();
      }
    } finally {
      process.off('unhandledRejection', note);
    }
    expect(unhandled).toEqual([]);
  });
  it('wake each other, also after Redis was wiped and after it was stopped and started empty', async () => {
    const [one, two] = [make(onRedis), make(onRedis)];
    expect(await heardAtLast(one, two)).toBe(true);
    const admin = new Redis(redis.url);
    await admin.flushall();
    admin.disconnect();
    expect(await heardAtLast(two, one)).toBe(true);
    await redis.stop();
    one.wake('p');
    expect(await wokenWithin(two, 'p', 300, () => one.wake('p'))).toBe(false);
    expect(await wokenWithin(one, 'p', 5000, () => one.wake('p'))).toBe(true);
    await redis.start();
    expect(await heardAtLast(one, two)).toBe(true);
    await expect.poll(() => log.filter((event) => event === 'queue.recovered').length, { timeout: 10_000 }).toBe(2);
    expect(log.filter((event) => event === 'queue.lost')).toHaveLength(2);
  });
  it('take every job away again', async () => {
    const [one, two] = [make(onRedis), make(onRedis)];
    expect(await heardAtLast(one, two)).toBe(true);
    for (let round = 0; round < 50; round += 1) one.wake('p');
    const admin = new Redis(redis.url);
    try {
      await expect.poll(() => admin.keys('framefarm:wake:[0-9]*'), { timeout: 5000 }).toEqual([]);
    } finally {
      admin.disconnect();
    }
  });
});
