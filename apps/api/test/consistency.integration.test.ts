import type { ConsistencyReport } from '@framefarm/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestFarm, createTestFarm } from './test-farm.ts';

let farm: TestFarm;
beforeAll(async () => {
  farm = await createTestFarm();
});
afterAll(() => farm.close());

const SHA = 'a'.repeat(64);
const ladder = (changes: object = {}) => ({
  schema: 1,
  at: '2026-01-01T00:00:00.000Z',
  tier: 'host',
  captures: ['fp32', 'int8'].map((name) => ({
    name,
    body: 'host',
    cpu: 'x86-64',
    model: { name: 'quality', version: '2', sha256: SHA },
  })),
  steps: [],
  verdict: 'pass',
  firstGuilty: null,
  worsenings: null,
  ...changes,
});
const keep = (report: unknown) => farm.call('POST', '/consistency-reports', { report });

describe('a report of the consistency ladder', () => {
  it('is kept once, found by a file of the model, newest first, and read whole', async () => {
    const first = await keep(ladder());
    expect(first).toMatchObject({
      status: 201,
      body: { verdict: 'pass', tier: 'host', models: [{ name: 'quality', version: '2', sha256: SHA }] },
    });
    expect(await keep(ladder())).toMatchObject({ status: 200, body: first.body });
    const second = await keep(ladder({ at: '2026-01-02T00:00:00.000Z', verdict: 'guilty' }));
    const ids = async (query: string) =>
      (await farm.call('GET', `/consistency-reports${query}`)).body.reports.map(({ id }: ConsistencyReport) => id);
    expect(await ids(`?model=${SHA}`)).toEqual([second.body.id, first.body.id]);
    expect(await ids(`?model=${'b'.repeat(64)}`)).toEqual([]);
    expect((await farm.call('GET', `/consistency-reports/${first.body.id}`)).body.report).toEqual(ladder());
  });

  it('in which a phone in software took part is one of channel sandbox', async () => {
    const [native] = ladder().captures;
    const { body } = await keep(ladder({ captures: [native, { ...native, name: 'android', body: 'virtual' }] }));
    expect(body.channel).toBe('sandbox');
    expect((await keep(ladder())).body.channel).toBe('stable');
    const { body: _, ...silent } = { ...native };
    expect((await keep(ladder({ captures: [silent] }))).status).toBe(422);
  });

  it('that is none is refused with where, and one that is not there is named', async () => {
    const refused = await keep({ ...ladder(), verdict: 'fine' });
    expect([refused.status, refused.body.error.code]).toEqual([422, 'consistency.invalid']);
    expect(refused.body.error.message).toContain('/verdict');
    expect((await keep({ ...ladder(), at: 'yesterday' })).status).toBe(422);
    expect((await keep('text')).status).toBe(400);
    expect((await farm.call('GET', `/consistency-reports/cns_${'0'.repeat(40)}`)).status).toBe(404);
    expect((await farm.call('GET', '/consistency-reports?model=x')).status).toBe(400);
  });

  it('belongs to its tenant', async () => {
    const { body } = await keep(ladder());
    await farm.pool.query(`INSERT INTO tenant (id) VALUES ('another')`);
    const stranger = await farm.tokenWith(['models:read'], 'another');
    expect((await farm.call('GET', `/consistency-reports/${body.id}`, undefined, {}, stranger)).status).toBe(404);
  });
});
