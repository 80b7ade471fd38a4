import { Queue, QueueEvents, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { createInProcessWake } from './create-in-process-wake.ts';
import type { WakePort } from './wake-port.ts';

interface Options {
  readonly url: string;
  /** Keys of several farms on one Redis stay apart. */
  readonly prefix?: string;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
}

const QUEUE = 'wake';

/**
 * The adapter for several API instances: BullMQ on Redis. A wake-up is a job without content whose name is the pool. Every instance hears of
 * each added job through the queue's event stream, and whichever worker is free takes the job away. Those who wait on the instance that
 * calls `wake` are woken at once, so this instance keeps working when Redis does not.
 */
export function createRedisWake({ url, prefix = 'framefarm', log }: Options): WakePort {
  const local = createInProcessWake();
  const health = watchHealth(log);
  // a producer must fail fast, a blocking reader must wait for ever: BullMQ's own advice for the two kinds of connection
  const producer = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 2000,
    retryStrategy,
  });
  const reader = () => new Redis(url, { maxRetriesPerRequest: null, retryStrategy });
  const readers = [reader(), reader()] as const;
  const queue = new Queue(QUEUE, {
    connection: producer,
    prefix,
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
  });
  const events = new QueueEvents(QUEUE, { connection: readers[0], prefix });
  const worker = new Worker(QUEUE, async () => undefined, {
    connection: readers[1],
    prefix,
    concurrency: 10,
    lockDuration: 30_000,
    stalledInterval: 5000,
    maxStalledCount: 1000,
  });
  events.on('added', ({ name }) => local.wake(name));
  for (const connection of [producer, ...readers]) health.watch(connection);
  queue.on('error', health.complain);
  events.on('error', health.complain);
  worker.on('error', health.complain);

  return {
    wake(pool) {
      local.wake(pool);
      queue.add(pool, {}).catch(health.complain);
    },
    onWake: local.onWake,
    async close() {
      await local.close();
      // Redis may be gone: an orderly goodbye must not keep the API from ending
      await Promise.race([
        // BullMQ lets go of its listeners on closing, and what then fails of a start under way ends the process
        Promise.allSettled([worker, events, queue].map((part) => part.waitUntilReady())).then(() =>
          Promise.allSettled([worker.close(), events.close(), queue.close()]),
        ),
        new Promise((resolve) => setTimeout(resolve, 2000).unref()),
      ]);
      for (const connection of [producer, ...readers]) connection.disconnect();
    },
  };
}

/** Reconnects for ever: soon at first, then every two seconds. */
function retryStrategy(times: number): number {
  return Math.min(100 * times, 2000);
}

/** One log line when Redis is lost and one when it is back, not one per retry; what fails while it is away fails because of that. */
function watchHealth(log: Options['log']) {
  const away = new Set<Redis>();
  return {
    watch(connection: Redis): void {
      connection.on('error', (error) => {
        if (away.size === 0)
          log('queue.lost', { message: error.message, effect: 'other API instances look for work every 2 s' });
        away.add(connection);
      });
      connection.on('ready', () => {
        if (away.delete(connection) && away.size === 0) log('queue.recovered', {});
      });
    },
    complain(error: Error): void {
      if (away.size === 0) log('queue.failed', { message: error.message });
    },
  };
}
