import { randomUUID } from 'node:crypto';
import { aReport } from '@framefarm/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestFarm, createTestFarm } from './test-farm.ts';

let farm: TestFarm;
beforeAll(async () => {
  farm = await createTestFarm();
});
afterAll(() => farm.close());
const KEY = { 'idempotency-key': 'bad' };

describe('requests', () => {
  it('are refused with a field that the route does not know', async () => {
    const { status, body } = await farm.call('POST', '/benchmarks', { ...farm.benchmark(), surprise: 1 }, KEY);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      code: 'request.invalid',
      message: expect.stringContaining('must NOT have additional properties: "surprise"'),
      details: [{ params: { additionalProperty: 'surprise' } }],
    });
  });
  it('are refused with a word that is none of the possible ones, and these are named', async () => {
    const { body } = await farm.call('PUT', '/model-families/quality/budgets/beta', {});
    expect(body.error.message).toContain('allowed values: ["stable","sandbox"]');
  });
  it('are refused with a number written as text, which is never coerced', async () => {
    expect((await farm.call('POST', '/benchmarks', { ...farm.benchmark(), launches: '6' }, KEY)).status).toBe(400);
  });
  it('are refused when they are not JSON or too large', async () => {
    const json = { 'content-type': 'application/json', ...KEY };
    expect((await farm.call('POST', '/benchmarks', '{"name":', json)).status).toBe(400);
    expect(
      (await farm.call('POST', '/benchmarks', JSON.stringify({ name: 'x'.repeat(2 ** 21) }), json)).body.error.code,
    ).toBe('request.too-large');
  });
  it('name the model or the device that does not exist', async () => {
    const model = await farm.submit({ modelIds: ['mdl_00000000'] });
    expect(model).toMatchObject({
      status: 422,
      body: { error: { message: 'there is no model mdl_00000000; GET /v1/models lists them' } },
    });
    expect((await farm.submit({ targets: [{ ids: ['dev_00000000'] }] })).body.error.message).toContain(
      'there is no device dev_00000000',
    );
  });
  it('name the clip that was never uploaded', async () => {
    const { body } = await farm.submit({ clips: [{ name: 'clip', sha256: 'a'.repeat(64) }] });
    expect(body.error).toMatchObject({ code: 'artifact.missing', details: { missing: ['a'.repeat(64)] } });
  });
  it('that create need an idempotency key, and the key is bound to the body', async () => {
    expect((await farm.call('POST', '/benchmarks', farm.benchmark())).body.error.code).toBe(
      'request.idempotency-key-missing',
    );
    const first = await farm.call('POST', '/benchmarks', farm.benchmark(), { 'idempotency-key': 'same' });
    const again = await farm.call('POST', '/benchmarks', farm.benchmark(), { 'idempotency-key': 'same' });
    expect(again.body.id).toBe(first.body.id);
    const other = await farm.call('POST', '/benchmarks', farm.benchmark({ launches: 9 }), {
      'idempotency-key': 'same',
    });
    expect(other.body.error.code).toBe('idempotency.mismatch');
    await farm.call('POST', `/benchmarks/${first.body.id}/cancel`);
  });
});

describe('a selector that no phone satisfies', () => {
  it('leaves the run waiting and says why', async () => {
    const { body } = await farm.submit({ targets: [{ tiers: ['flagship'] }] });
    expect(body.runs[0].waitReason).toBe(
      'no device satisfies {"tiers":["flagship"]}; known: phone-1 (linux, host, host)',
    );
    await farm.call('POST', `/benchmarks/${body.id}/cancel`);
  });
});

describe('tokens', () => {
  it('are needed, must be known, must have the scope and must not be revoked', async () => {
    expect((await farm.app.inject({ url: '/v1/runs' })).json().error.code).toBe('auth.missing');
    expect((await farm.call('GET', '/runs', undefined, {}, 'flc_unknown')).body.error.code).toBe('auth.invalid');
    const reader = await farm.tokenWith(['devices:read']);
    expect(await farm.call('GET', '/runs', undefined, {}, reader)).toMatchObject({
      status: 403,
      body: { error: { message: 'this token lacks the scope runs:read; use a token that has it' } },
    });
    const { body: made } = await farm.call('POST', '/tokens', { name: 'short', scopes: ['runs:read'] });
    expect((await farm.call('GET', '/runs', undefined, {}, made.token)).status).toBe(200);
    await farm.call('DELETE', `/tokens/${made.id}`);
    expect((await farm.call('GET', '/runs', undefined, {}, made.token)).status).toBe(401);
  });
  it('of a runner open nothing else than the runner protocol', async () => {
    expect((await farm.call('GET', '/runs', undefined, {}, farm.runner.token)).status).toBe(403);
    expect((await farm.call('GET', '/runner/offers')).status).toBe(403);
  });
  it('come from an enrolment code only once', async () => {
    const { body } = await farm.call('POST', '/enrolment-codes');
    expect((await farm.call('POST', '/runners/enrol', { code: body.code, name: 'a' })).status).toBe(201);
    expect((await farm.call('POST', '/runners/enrol', { code: body.code, name: 'b' })).status).toBe(401);
  });
  it('are demanded by every route: one without a scope stops the boot', async () => {
    await expect(createTestFarm({ extraRoutes: (app) => app.get('/v1/open', () => 'open') })).rejects.toThrow(
      'route GET /v1/open declares no scope',
    );
  });
});

describe('report records', () => {
  it.each([
    ['a negative time', { decodeMs: -1 }],
    ['a time that is no number', { decodeMs: 'NaN' }],
    ['null for NaN', { decodeMs: null }],
    ['an unknown field', { surprise: 1 }],
  ])('are refused with %s', async (_, change) => {
    await farm.submit();
    const offer = await farm.takeOffer();
    await farm.attempt(offer, 'accept', { claimId: randomUUID() });
    const records = aReport(offer, 0, { platform: 'linux', body: 'host' }).map((record) =>
      record.type === 'frame' ? { ...record, ...change } : record,
    );
    expect((await farm.attempt(offer, 'batches', { batchId: randomUUID(), records })).status).toBe(400);
    await farm.attempt(offer, 'complete', { outcome: 'cancelled', fault: null, reasons: [], tainted: false });
  });
});

describe('a body of another form', () => {
  const JUNK: readonly unknown[] = [
    null,
    1,
    'text',
    [],
    {},
    { a: { b: [{}] } },
    [[[[]]]],
    { constructor: 1 },
    { id: '\0' },
  ];
  const document = () =>
    farm.app.swagger() as { paths: Record<string, Record<string, { requestBody?: object; parameters?: object[] }>> };

  it('is refused by every route, by none with a failure of the server', async () => {
    let asked = 0;
    for (const [template, operations] of Object.entries(document().paths)) {
      const url = template.replace(/\{[^}]+\}/g, 'att_00000000');
      for (const [method, { requestBody }] of Object.entries(operations)) {
        if (requestBody === undefined) continue;
        for (const junk of JUNK) {
          const token = url.startsWith('/v1/runner/') ? farm.runner.token : farm.admin;
          const { statusCode } = await farm.app.inject({
            method: method.toUpperCase() as 'POST',
            url,
            headers: {
              authorization: `Bearer ${token}`,
              'content-type': 'application/json',
              'idempotency-key': randomUUID(),
            },
            payload: JSON.stringify(junk),
          });
          expect([template, junk, statusCode]).toEqual([template, junk, 400]);
          asked += 1;
        }
      }
    }
    expect(asked).toBeGreaterThan(10 * JUNK.length);
  });
  it('in the address is refused too', async () => {
    for (const id of ['%00', '%ff', '..%2f..', 'run_%F0', 'x'.repeat(5000), "run_'; DROP TABLE run; --"]) {
      const { status } = await farm.call('GET', `/runs/${id}`);
      expect([id, [400, 404, 414].includes(status)]).toEqual([id, true]);
    }
  });
  it('of text that no database keeps is refused as such, not failed on', async () => {
    const nul = await farm.call('POST', '/tokens', { name: 'a\0b', scopes: ['runs:read'] });
    const half = await farm.call('POST', '/tokens', { name: '\ud83c', scopes: ['runs:read'] });
    expect([nul.status, half.status]).toEqual([400, 400]);
    await farm.submit();
    const offer = await farm.takeOffer();
    await farm.attempt(offer, 'accept', { claimId: randomUUID() });
    const ending = { outcome: 'failed', fault: 'host', tainted: false };
    expect((await farm.attempt(offer, 'complete', { ...ending, reasons: ['a\0b'] })).status).toBe(400);
    expect((await farm.attempt(offer, 'complete', { ...ending, reasons: ['🎬 農場'] })).status).toBe(204);
  });
});
