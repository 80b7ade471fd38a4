import { createTestDatabase } from '@framefarm/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestFarm, createTestFarm } from './test-farm.ts';

let farm: TestFarm;
beforeAll(async () => {
  farm = await createTestFarm();
});
afterAll(() => farm.close());
const get = (url: string) => farm.app.inject({ url });

describe('without a token', () => {
  it('/livez and /readyz say that all is well', async () => {
    for (const url of ['/livez', '/readyz']) expect((await get(url)).json()).toEqual({ status: 'ok' });
  });
  it('/openapi.json is the document that the repository holds, and /docs shows it', async () => {
    const { default: committed } = await import('../../../docs/openapi.json', { with: { type: 'json' } });
    expect((await get('/openapi.json')).json()).toEqual(committed);
    const docs = await get('/docs/');
    expect([docs.statusCode, docs.body]).toEqual([200, expect.stringContaining('swagger-ui')]);
    expect((await get('/docs/json')).json()).toEqual(committed);
  });
  it('an address that does not exist says so', async () => {
    expect([(await get('/v1/nothing')).statusCode, (await get('/v1/nothing')).json().error.message]).toEqual([
      404,
      'there is no GET /v1/nothing; see /docs',
    ]);
  });
});

describe('without a database', () => {
  it('the API lives but is not ready, says so, and recovers', async () => {
    farm.pool.on('error', () => undefined); // as compose.ts does: an idle connection that dies is no crash
    const admin = await createTestDatabase();
    const name = (await farm.pool.query<{ name: string }>('SELECT current_database() AS name')).rows[0]?.name;
    await admin.pool.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await admin.pool.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    await expect.poll(async () => (await get('/readyz')).statusCode).toBe(503);
    expect((await get('/readyz')).json().error).toMatchObject({ code: 'database.unavailable' });
    expect((await get('/livez')).statusCode).toBe(200);
    const answer = await farm.call('GET', '/runs');
    expect([answer.status, answer.headers['retry-after'], answer.body.error.code]).toEqual([
      503,
      '2',
      'database.unavailable',
    ]);
    await admin.pool.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await expect.poll(async () => (await get('/readyz')).statusCode).toBe(200);
    expect((await farm.call('GET', '/runs')).status).toBe(200);
    await admin.close();
  });
});
