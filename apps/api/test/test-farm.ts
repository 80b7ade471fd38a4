import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type CreateBenchmarkBody, type DeviceFacts, type Model, type Offer, SCOPES } from '@framefarm/contracts';
import { aReport, createTestDatabase } from '@framefarm/testkit';
import { type AppOptions, buildApp } from '../src/app.ts';
import { createArtifactFolder } from '../src/features/artifacts/artifact-folder.ts';
import { openKeyRing } from '../src/features/policies/key-ring.ts';
import { createToken } from '../src/features/tokens/create-token.ts';
import { newId } from '../src/ids.ts';
import { createInProcessWake } from '../src/queue/create-in-process-wake.ts';

export const PHONE: DeviceFacts = {
  serial: 'phone-1',
  platform: 'linux',
  body: 'host',
  tier: 'host',
  tierSource: 'declared',
  model: 'test',
  osVersion: '1',
  abi: 'x64',
  ramMb: 1000,
  profile: null,
};

/** The real HTTP application on a real database, with an enrolled runner, one device, one model and one clip. */
export async function createTestFarm(options: AppOptions = {}) {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'framefarm-api-'));
  const app = await buildApp(
    {
      pool: database.pool,
      wake: createInProcessWake(),
      artifacts: createArtifactFolder(path.join(dataDir, 'artifacts')),
      dataDir,
      keys: await openKeyRing(path.join(dataDir, 'keys')),
      newId,
    },
    { logLevel: 'silent', ...options },
  );
  const tokenWith = async (scopes: readonly string[], tenantId = 'default') =>
    (
      await createToken(database.pool, {
        id: newId('tok'),
        tenantId,
        name: 'test',
        scopes,
        expiresInDays: 1,
        runnerId: null,
      })
    ).token;
  const admin = await tokenWith(SCOPES.filter((scope) => scope !== 'runner'));

  async function call(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
    token = admin,
  ) {
    const response = await app.inject({
      method,
      url: `/v1${url}`,
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return {
      status: response.statusCode,
      body: /json/.test(String(response.headers['content-type'])) ? JSON.parse(response.body) : null,
      headers: response.headers,
      raw: response.rawPayload,
    };
  }
  async function upload(bytes: Buffer): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await call('PUT', `/artifacts/${sha256}`, bytes, { 'content-type': 'application/octet-stream' });
    return sha256;
  }

  const { body: code } = await call('POST', '/enrolment-codes');
  const runner = (await call('POST', '/runners/enrol', { code: code.code, name: 'test' })).body as {
    id: string;
    token: string;
  };
  const asRunner = (method: 'GET' | 'POST' | 'PUT', url: string, body?: unknown) =>
    call(method, url, body, {}, runner.token);
  await asRunner('PUT', '/runner/devices', { devices: [PHONE] });
  const [modelSha, clipSha, buildSha] = [
    await upload(Buffer.from('model')),
    await upload(Buffer.from('clip')),
    await upload(Buffer.from('build')),
  ];
  const preprocessing = {
    width: 160,
    height: 160,
    channels: 'rgb',
    resize: 'bilinear',
    mean: [0, 0, 0],
    scale: [1, 1, 1],
  };
  const model = (
    await call('POST', '/models', {
      name: 'quality',
      version: '1',
      preprocessing,
      variants: [{ precision: 'fp32', sha256: modelSha }],
    })
  ).body as Model;
  await call('POST', '/harness-builds', { platform: 'linux', version: '1', sha256: buildSha });

  const benchmark = (changes: Partial<CreateBenchmarkBody> = {}): CreateBenchmarkBody => ({
    name: 'test',
    modelIds: [model.id],
    clips: [{ name: 'clip', sha256: clipSha }],
    targets: [{ tiers: ['host'] }],
    configurations: [
      {
        engine: 'device',
        backend: 'cpu',
        precision: 'fp32',
        threads: 1,
        framePlan: { kind: 'fixed', frames: 1, deadlineMs: null },
      },
    ],
    launches: 1,
    warmupIterations: 1,
    iterations: 2,
    saveFrames: 'none',
    ...changes,
  });
  let keys = 0;
  const submit = (changes: Partial<CreateBenchmarkBody> = {}) =>
    call('POST', '/benchmarks', benchmark(changes), { 'idempotency-key': `key-${(keys += 1)}` });
  const takeOffer = async () => (await asRunner('GET', '/runner/offers?waitMs=0')).body as Offer;
  const attempt = (offer: Offer, verb: string, body: object, fence = offer.fence) =>
    asRunner('POST', `/runner/attempts/${offer.attemptId}/${verb}`, { fence, ...body });
  /** A run with a sound report, from its submission to its end; its id. */
  async function runOnce(changes: Partial<CreateBenchmarkBody> = {}): Promise<string> {
    await submit(changes);
    const offer = await takeOffer();
    await attempt(offer, 'accept', { claimId: `claim-${offer.attemptId}` });
    for (let launch = 0; launch < offer.launches; launch += 1) {
      const records = aReport(offer, launch, { platform: 'linux', body: 'host' });
      await attempt(offer, 'batches', { batchId: `${offer.attemptId}-${launch}`, records });
    }
    await attempt(offer, 'complete', SUCCEEDED);
    return offer.runId;
  }
  return {
    runOnce,
    app,
    pool: database.pool,
    poolAs: database.poolAs,
    call,
    asRunner,
    upload,
    benchmark,
    submit,
    takeOffer,
    attempt,
    tokenWith,
    admin,
    dataDir,
    model,
    runner,
    async close() {
      await app.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
export type TestFarm = Awaited<ReturnType<typeof createTestFarm>>;
export const SUCCEEDED = { outcome: 'succeeded', fault: null, reasons: [], tainted: false };
