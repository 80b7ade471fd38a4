import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { serveMetrics } from './serve-metrics.ts';

const LOOPBACK = '127.0.0.1';

it('counts what the runner logs and how attempts ended, and says that it lives', async () => {
  const metrics = await serveMetrics({ host: LOOPBACK, port: 0 });
  const get = (path: string) => fetch(`http://${LOOPBACK}:${metrics.port}${path}`);
  metrics.observe('attempt.ended', { run: 'run_12345678', outcome: 'failed', fault: 'device' });
  metrics.observe('child.down', {});
  expect((await get('/livez')).status).toBe(200);
  expect((await get('/')).status).toBe(404);
  const text = await (await get('/metrics')).text();
  expect(text).toContain('framefarm_runner_attempts_ended{outcome="failed",fault="device"} 1');
  expect(text).toContain('framefarm_runner_events{event="child.down"} 1');
  expect(text).not.toMatch(/run_[0-9]/);
  await metrics.close();
});

it('names the port that is taken', async () => {
  const other = createServer().listen(0, LOOPBACK);
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  await expect(serveMetrics({ host: LOOPBACK, port })).rejects.toThrow(`port ${port} of ${LOOPBACK} cannot be used`);
  other.close();
});
