import { afterAll, beforeAll, expect, it } from 'vitest';
import { transaction } from '../src/db/transaction.ts';
import { openBreaker } from '../src/features/breakers/breaker-store.pg.ts';
import { type TestFarm, createTestFarm } from './test-farm.ts';

let farm: TestFarm;
beforeAll(async () => {
  farm = await createTestFarm();
});
afterAll(() => farm.close());

const scrape = async (token: string) =>
  farm.app.inject({ method: 'GET', url: '/metrics', headers: { authorization: `Bearer ${token}` } });

it('tells Prometheus how many runs and devices there are, in words of closed sets and without any id', async () => {
  const token = await farm.tokenWith(['metrics:read']);
  await farm.submit();
  const { body, headers } = await scrape(token);
  expect(headers['content-type']).toContain('text/plain');
  expect(body).toContain('framefarm_runs{life_cycle="queued"} 1');
  expect(body).toContain('framefarm_devices{state="online",platform="linux",body="host",tier="host"} 1');
  expect(body).toMatch(/framefarm_http_request_seconds_count\{method="POST",route="\/v1\/benchmarks",status="2xx"\} 1/);
  await farm.call('GET', '/runs/run_doesnotexist1');
  const again = (await scrape(token)).body;
  expect(again).toContain('route="/v1/runs/:id",status="4xx"');
  expect(again).not.toMatch(/(run|dev|bmk)_[0-9a-z]{8}|phone-1/);
  for (const line of again.split('\n').filter((text) => text !== '' && !text.startsWith('#')))
    expect(line).toMatch(/^[a-z0-9_]+(\{([a-z_]+="[^"]*",?)*\})? (-?[0-9.e+-]+|Nan)$/);
});

it('tells how many circuit breakers are open', async () => {
  const token = await farm.tokenWith(['metrics:read']);
  expect((await scrape(token)).body).not.toContain('framefarm_breakers_open{');
  await transaction(farm.pool, (tx) => openBreaker(tx, 'default', 'host', 'att_00000001', 'most phones failed'));
  expect((await scrape(token)).body).toContain('framefarm_breakers_open{scope="host"} 1');
});

it('tells nobody without the scope', async () => {
  expect((await scrape(await farm.tokenWith(['runs:read']))).statusCode).toBe(403);
});
