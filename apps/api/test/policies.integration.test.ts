import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ManifestPayload, Policy } from '@framefarm/contracts';
import { checkPolicy } from '@framefarm/policy-client';
import { OFREPProvider } from '@openfeature/ofrep-provider';
import { OFREPWebProvider } from '@openfeature/ofrep-web-provider';
import { OpenFeature as OpenFeatureServer } from '@openfeature/server-sdk';
import { OpenFeature, type Provider } from '@openfeature/web-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeyRing, trustedKeysOf } from '../src/features/policies/key-ring.ts';
import { type TestFarm, createTestFarm } from './test-farm.ts';

let farm: TestFarm;
let traceRun: string;
let costRun: string;
beforeAll(async () => {
  farm = await createTestFarm();
  const configuration = farm.benchmark().configurations[0] as NonNullable<
    ReturnType<TestFarm['benchmark']>['configurations'][number]
  >;
  traceRun = await farm.runOnce({ configurations: [{ ...configuration, framePlan: { kind: 'dense' } }] });
  costRun = await farm.runOnce({ launches: 6 });
});
afterAll(() => farm.close());

const tune = (changes: object = {}) =>
  farm.call('POST', '/policies', {
    app: 'demo',
    channel: 'stable',
    platform: 'linux',
    tier: 'host',
    budgetMs: 1000,
    traceRunIds: [traceRun],
    costRunIds: [costRun],
    ...changes,
  });

describe('a policy', () => {
  it('is tuned from valid runs, names them, and is provisional below 59 launches', async () => {
    const { status, body } = await tune();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      tier: 'host',
      channel: 'stable',
      provisional: true,
      published: false,
      evidenceRuns: [costRun, traceRun],
    });
    expect(body.reasons[0]).toContain('n too small: 6 launches, 59 needed');
    expect(body.payload).toMatchObject({ frames: 1, budgetMs: 1000, provenance: { bodies: ['host'], launches: 6 } });
  });

  it('is refused when it would rest on runs of another tier, on no trace, or on no run', async () => {
    expect((await tune({ tier: 'mid' })).body.error.message).toContain('it says nothing about linux of tier mid');
    expect((await tune({ traceRunIds: [costRun] })).body.error.message).toContain('has no dense frame plan');
    expect((await tune({ costRunIds: ['run_00000000'] })).body.error.message).toContain('there is no run run_00000000');
  });

  it('is not published over the budget that its model has in its channel', async () => {
    const { body: policy } = await tune({ app: 'budgeted' });
    const setBudget = (budget: object) => farm.call('PUT', '/model-families/quality/budgets/stable', budget);
    await setBudget({ maxBytes: 4 });
    const refused = await farm.call('POST', `/policies/${policy.id}/publish`);
    expect(refused).toMatchObject({ status: 422, body: { error: { code: 'model.over-budget' } } });
    expect(refused.body.error.message).toContain('fp32: 5 bytes on the phone, at most 4 are allowed');
    expect((await farm.call('GET', `/policies/${policy.id}`)).body.published).toBe(false);
    await setBudget({});
    expect((await farm.call('POST', `/policies/${policy.id}/publish`)).body.published).toBe(true);
  });

  it('is refused for channel stable when a run is virtual', async () => {
    await farm.pool.query(`UPDATE device SET body = 'virtual'`);
    const { body } = await tune();
    await farm.pool.query(`UPDATE device SET body = 'host'`);
    expect(body.error.code).toBe('policy.sandbox-only');
  });

  it('is served by a signed manifest with an ETag once it is published, and not before', async () => {
    const { body: policy } = (await tune()) as { body: Policy };
    const url = '/policy/demo/stable/linux/manifest.json';
    expect((await farm.call('GET', `/policy/blob/${policy.sha256}.json`)).status).toBe(404);
    expect((await farm.call('POST', `/policies/${policy.id}/publish`)).body).toMatchObject({ published: true });
    const manifest = await farm.app.inject({ url: `/v1${url}` });
    expect(manifest.headers).toMatchObject({
      'cache-control': 'public, max-age=60, stale-while-revalidate=600, stale-if-error=604800',
    });
    const payload = JSON.parse(Buffer.from(manifest.json().payload, 'base64url').toString());
    expect(payload.tiers.host).toMatchObject({ sha256: policy.sha256, policyVersion: policy.version });
    const again = await farm.app.inject({
      url: `/v1${url}`,
      headers: { 'if-none-match': manifest.headers.etag as string },
    });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const blob = await farm.app.inject({ url: `/v1/policy/blob/${policy.sha256}.json` });
    expect(blob.headers['cache-control']).toContain('immutable');
    expect(JSON.parse(Buffer.from(blob.json().payload, 'base64url').toString())).toEqual(policy.payload);
  });

  it('takes over in a manifest of a higher version when it is published again', async () => {
    const versionNow = async () =>
      JSON.parse(
        Buffer.from(
          (await farm.call('GET', '/policy/demo/stable/linux/manifest.json')).body.payload,
          'base64url',
        ).toString(),
      ).manifestVersion;
    const before = await versionNow();
    const { body } = await tune();
    await farm.call('POST', `/policies/${body.id}/publish`);
    expect(await versionNow()).toBe(before + 1);
  });
});

describe('two who publish at once', () => {
  const publish = (id: string, ifMatch?: string) =>
    farm.call('POST', `/policies/${id}/publish`, undefined, ifMatch === undefined ? {} : { 'if-match': ifMatch });
  const etagNow = async () =>
    (await farm.app.inject({ url: '/v1/policy/demo/stable/linux/manifest.json' })).headers.etag as string;

  it('both come into manifests of rising versions, none of which is lost', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, async () => (await tune()).body.id as string));
    const before = await farm.pool.query('SELECT max(version) AS version FROM manifest');
    const answers = await Promise.all(ids.map((id) => publish(id)));
    expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 200));
    const { rows } = await farm.pool.query('SELECT version FROM manifest WHERE version > $1 ORDER BY version', [
      before.rows[0].version,
    ]);
    expect(rows.map(({ version }) => version - before.rows[0].version)).toEqual([1, 2, 3, 4, 5, 6]);
  });
  it('who say by If-Match what they have seen: one wins, the others are told, and nothing of theirs is published', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, async () => (await tune()).body.id as string));
    const seen = await etagNow();
    const answers = await Promise.all(ids.map((id) => publish(id, seen)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const lost = answers.filter(({ status }) => status === 412);
    expect(lost).toHaveLength(5);
    expect(lost[0]?.body.error).toMatchObject({ code: 'policy.changed', message: expect.stringContaining(seen) });
    const { policies } = (await farm.call('GET', '/policies')).body as { policies: Policy[] };
    expect(policies.filter(({ id, published }) => ids.includes(id) && published)).toHaveLength(1);
    expect(await etagNow()).not.toBe(seen);
  });
});

describe('a manifest', () => {
  const URL = '/v1/policy/demo/stable/linux/manifest.json';
  const get = async () => {
    const { headers, body } = await farm.app.inject({ url: URL });
    const payload = JSON.parse(Buffer.from(JSON.parse(body).payload, 'base64url').toString()) as ManifestPayload;
    return { etag: headers.etag as string, payload };
  };

  it('is signed anew, with the same content, when it is older than a day, and only once', async () => {
    const before = await get();
    expect((await get()).etag).toBe(before.etag);
    await farm.pool.query(`UPDATE manifest SET created_at = now() - interval '25 hours'`);
    const answers = await Promise.all(Array.from({ length: 8 }, get));
    expect(new Set(answers.map(({ etag }) => etag)).size).toBe(1);
    const after = answers[0]?.payload as ManifestPayload;
    expect(after).toEqual({
      ...before.payload,
      manifestVersion: before.payload.manifestVersion + 1,
      issuedAt: expect.any(String),
      notAfter: expect.any(String),
    });
    expect(Date.parse(after.issuedAt)).toBeGreaterThan(Date.parse(before.payload.issuedAt));
    expect(Date.parse(after.notAfter) - Date.parse(after.issuedAt)).toBe(7 * 86_400_000);
  });
  it('of an app that nobody published does not exist', async () => {
    const { statusCode } = await farm.app.inject({ url: URL.replace('demo', 'nobody') });
    expect(statusCode).toBe(404);
  });
});

describe('the name of an app', () => {
  it('belongs to the tenant that used it first; another one is refused and changes nothing', async () => {
    await farm.pool.query(`INSERT INTO tenant (id) VALUES ('other')`);
    const other = await farm.tokenWith(['policies:write', 'policies:publish'], 'other');
    const body = { app: 'demo', channel: 'stable', platform: 'linux', tier: 'host', budgetMs: 1000 };
    const evidence = { traceRunIds: [traceRun], costRunIds: [costRun] };
    const answer = await farm.call('POST', '/policies', { ...body, ...evidence }, {}, other);
    expect([answer.status, answer.body.error]).toMatchObject([
      409,
      { code: 'policy.app-taken', message: 'the app name demo belongs to another tenant; choose another name' },
    ]);
  });
  it('is held by the database too', async () => {
    const insert = `INSERT INTO manifest (tenant_id, app, channel, platform, version, envelope, etag)
      VALUES ('other', 'demo', 'stable', 'linux', 99, '{}', 'x')`;
    await expect(farm.pool.query(insert)).rejects.toThrow('violates foreign key constraint');
  });
});

describe('the signing keys', () => {
  it('are handed out without their private part', async () => {
    const { body } = await farm.call('GET', '/signing-keys');
    expect(body.keys.map((key: { alg: string }) => key.alg)).toEqual(['ES256', 'Ed25519']);
    expect(JSON.stringify(body)).not.toContain('PRIVATE');
  });

  it('stop the boot when others may read them', async () => {
    const { chmod } = await import('node:fs/promises');
    const folder = await mkdtemp(path.join(os.tmpdir(), 'framefarm-keys-'));
    await openKeyRing(folder);
    await chmod(path.join(folder, 'ed25519.pem'), 0o644);
    await expect(openKeyRing(folder)).rejects.toThrow('others may read the signing key');
    await rm(folder, { recursive: true });
  });
});

describe('the OFREP endpoint', () => {
  it('says what a context lacks, and knows one flag', async () => {
    const ask = async (url: string, context?: object) => {
      const { statusCode, body } = await farm.app.inject({
        method: 'POST',
        url: `/ofrep/v1/evaluate/flags${url}`,
        payload: { context },
      });
      return [statusCode, (JSON.parse(body) as { errorCode: string }).errorCode];
    };
    const context = { targetingKey: 'x', app: 'nobody', channel: 'stable', platform: 'linux' };
    expect(await ask('', {})).toEqual([400, 'TARGETING_KEY_MISSING']);
    expect(await ask('', { targetingKey: 'x' })).toEqual([400, 'INVALID_CONTEXT']);
    expect(await ask('/sampling-policy', context)).toEqual([404, 'FLAG_NOT_FOUND']);
    expect(await ask('/other', context)).toEqual([404, 'FLAG_NOT_FOUND']);
    expect(await ask('', context)).toEqual([200, undefined]);
  });

  describe('asked by stock OpenFeature clients', () => {
    let url: string;
    let keys: ReturnType<typeof trustedKeysOf>;
    beforeAll(async () => {
      url = await farm.app.listen({ host: '127.0.0.1', port: 0 });
      keys = trustedKeysOf(await openKeyRing(path.join(farm.dataDir, 'keys')));
    });
    const contextOf = (app: string) => ({
      targetingKey: 'install-1',
      app,
      channel: 'stable',
      platform: 'linux',
      tier: 'host',
    });
    const publish = async (app: string): Promise<Policy> => {
      const policy = (await tune({ app })).body as Policy;
      await farm.call('POST', `/policies/${policy.id}/publish`);
      return policy;
    };
    const kill = (app: string) =>
      farm.call('POST', `/policy/${app}/stable/linux/kill`, { kill: 'off', reason: 'test' });
    const verified = (value: unknown, { app, version, sha256, payload }: Policy) =>
      checkPolicy(value, { policyVersion: version, sha256, length: JSON.stringify(payload).length }, 'host', {
        app,
        channel: 'stable',
        platform: 'linux',
        keys,
        nowMs: Date.now(),
      });
    const own = { mine: true };

    it('gives the app on a phone the signed policy, 304, the arm, and what the kill switch says', async () => {
      const policy = await publish('ofrep');
      const statuses: number[] = [];
      const provider = new OFREPWebProvider({
        baseUrl: url,
        cacheMode: 'disabled',
        changeDetection: 'none',
        fetchImplementation: async (...args) => {
          const response = await fetch(...args);
          statuses.push(response.status);
          return response;
        },
      });
      const context = contextOf('ofrep');
      await OpenFeature.setProviderAndWait('ofrep', provider as Provider, context);
      const client = OpenFeature.getClient('ofrep');
      const details = client.getObjectDetails('sampling-policy', {});
      expect(details).toMatchObject({
        variant: 'stable',
        reason: 'TARGETING_MATCH',
        flagMetadata: { tier: 'host', sha256: policy.sha256 },
      });
      expect(verified(details.value, policy)).toMatchObject({ ok: true, value: { frames: expect.any(Number) } });
      await OpenFeature.setContext('ofrep', { ...context, other: 1 });
      expect(statuses).toEqual([200, 304]);
      await kill('ofrep');
      await OpenFeature.setContext('ofrep', { ...context, other: 2 });
      expect(client.getObjectDetails('sampling-policy', own)).toMatchObject({ value: own, reason: 'DISABLED' });
      await OpenFeature.close();
    });
    it('gives a server of the app the policy of one of its users, and the app’s own without a key or when killed', async () => {
      const policy = await publish('ofrep-server');
      await OpenFeatureServer.setProviderAndWait('ofrep', new OFREPProvider({ baseUrl: url }));
      const client = OpenFeatureServer.getClient('ofrep');
      const context = contextOf('ofrep-server');
      const details = await client.getObjectDetails('sampling-policy', {}, context);
      expect(details).toMatchObject({
        variant: 'stable',
        reason: 'TARGETING_MATCH',
        flagMetadata: { sha256: policy.sha256 },
      });
      expect(verified(details.value, policy)).toMatchObject({ ok: true });
      const { targetingKey: _, ...nobody } = context;
      const ask = (flag: string, about: typeof nobody) => client.getObjectDetails(flag, own, about);
      expect(await ask('sampling-policy', nobody)).toMatchObject({ value: own, errorCode: 'TARGETING_KEY_MISSING' });
      expect(await ask('other', context)).toMatchObject({ value: own, errorCode: 'FLAG_NOT_FOUND' });
      await kill('ofrep-server');
      expect(await ask('sampling-policy', context)).toMatchObject({ value: own });
      await OpenFeatureServer.close();
    });
  });
});
