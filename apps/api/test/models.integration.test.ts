import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { CreateModelBody, Model, ModelDetails } from '@framefarm/contracts';
import { createTestDatabase } from '@framefarm/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE, type TestFarm, createTestFarm } from './test-farm.ts';

let farm: TestFarm;
let fp32: string;
let weights: string;
beforeAll(async () => {
  farm = await createTestFarm();
  fp32 = await farm.upload(Buffer.from('thirty-two bits'));
  weights = await farm.upload(Buffer.from('eight bits'));
});
afterAll(() => farm.close());

const preprocessing = {
  width: 160,
  height: 160,
  channels: 'rgb',
  resize: 'bilinear',
  mean: [127.5, 127.5, 127.5],
  scale: [1, 1, 1],
} as const;
const lineage = {
  source: { format: 'onnx', sha256: 'a'.repeat(64), bytes: 10 },
  madeFrom: 'a'.repeat(64),
  tools: [{ name: 'mnnconvert', version: '3.6.1' }],
  options: ['--weightQuantBits', '8'],
  calibrationSha256: null,
} as const;
const measured = {
  host: 'linux x64',
  precision: 'fp32',
  downloadBytes: 9,
  coldStartMs: 300,
  firstLatencyMs: 9,
  warmLatencyMs: 5,
  processes: 5,
  scoreError: { frames: 20, maxRelative: 1e-6, rankCorrelation: 1, worstRegret: 0 },
} as const;
const create = (version: string, changes: object = {}) =>
  farm.call('POST', '/models', {
    name: 'cover',
    version,
    preprocessing,
    variants: [
      { precision: 'fp32', sha256: fp32 },
      { precision: 'fp32', variant: 'int8-weights', sha256: weights, lineage, measured },
    ],
    ...changes,
  } satisfies Partial<Record<keyof CreateModelBody, unknown>>);

describe('a version of a model', () => {
  it('keeps where each variant comes from and what was measured', async () => {
    const { status, body } = await create('1');
    expect(status).toBe(201);
    const shown = (await farm.call('GET', `/models/${body.id}`)).body as ModelDetails;
    expect(shown).toEqual({ ...body, budgets: [] });
    expect(shown.variants.map((one) => [one.variant, one.precision, one.bytes])).toEqual([
      ['fp32', 'fp32', 15],
      ['int8-weights', 'fp32', 10],
    ]);
    expect(shown.variants[1]).toMatchObject({ lineage, measured, requires: null });
  });
  it('that comes again is the same one, also when both come at once', async () => {
    const [first, second] = await Promise.all([create('2'), create('2')]);
    expect([first.status, second.status].sort()).toEqual([200, 201]);
    expect(second.body.id).toBe(first.body.id);
    expect(await create('2')).toMatchObject({ status: 200, body: { id: first.body.id } });
  });
  it('with other files or another preprocessing is refused, and nothing of it stays', async () => {
    await create('3');
    const before = (await farm.call('GET', '/models')).body;
    const narrower = { variants: [{ precision: 'fp32', sha256: fp32 }] };
    for (const changes of [{ preprocessing: { ...preprocessing, channels: 'bgr' } }, narrower])
      expect((await create('3', changes)).body.error).toMatchObject({ code: 'model.exists' });
    expect((await farm.call('GET', '/models')).body).toEqual(before);
  });
  it('shares a variant with another version when bytes and preprocessing are the same, and only then', async () => {
    const { body: same } = await create('4');
    const { body: other } = await create('5', { preprocessing: { ...preprocessing, width: 224 } });
    const { body: first } = await create('1');
    const ids = (model: Model) => model.variants.map(({ id }) => id);
    expect(ids(same)).toEqual(ids(first));
    expect(ids(other)).not.toEqual(ids(first));
  });
  it('is refused with a variant twice, with a precision that its weights do not have, or with a file that is not there', async () => {
    const one = { precision: 'fp32', sha256: fp32 };
    expect((await create('6', { variants: [one, one] })).body.error.message).toContain('fp32 is given twice');
    const int8 = await create('6', { variants: [{ ...one, variant: 'int8-calibrated' }] });
    expect(int8.body.error).toMatchObject({ code: 'model.invalid' });
    const missing = await create('6', { variants: [one, { ...one, variant: 'fp16', sha256: 'c'.repeat(64) }] });
    expect(missing.body.error).toMatchObject({ code: 'artifact.missing' });
    expect((await farm.call('GET', '/models')).body.models.some((model: Model) => model.version === '6')).toBe(false);
  });
  it('runs with the variant that a configuration names', async () => {
    const { body: model } = await create('1');
    const configuration = farm.benchmark().configurations[0] as object;
    const runs = (changes: object) =>
      farm.submit({ modelIds: [model.id], configurations: [{ ...configuration, ...changes } as never] });
    expect((await runs({ precision: 'int8' })).body.error.message).toContain('has no variant int8-calibrated');
    await runs({ variant: 'int8-weights' });
    const { plan } = await farm.takeOffer();
    expect(plan.model).toMatchObject({ sha256: weights, precision: 'fp32' });
  });
});

describe('a budget', () => {
  it('keeps a version that is over it out of its channel, whole, and out of no other', async () => {
    const budget = { maxBytes: 14, maxColdStartMs: 299 };
    const put = await farm.call('PUT', '/model-families/cover/budgets/stable', budget);
    expect(put.body.budgets).toEqual([{ channel: 'stable', ...budget }]);
    const refused = await create('7', { channel: 'stable' });
    expect(refused.body.error).toMatchObject({
      code: 'model.over-budget',
      details: {
        problems: [
          'fp32: 15 bytes on the phone, at most 14 are allowed',
          'fp32: ms of cold start were never measured, at most 299 are allowed',
          'int8-weights: 300 ms of cold start, at most 299 are allowed',
        ],
      },
    });
    expect((await create('7', { channel: 'sandbox' })).status).toBe(201);
    expect((await create('7', { channel: 'stable' })).body.error.code).toBe('model.over-budget');
  });
  it('stands beside what was measured of each version, also one that is over it', async () => {
    const { body } = await create('7');
    const shown = (await farm.call('GET', `/models/${body.id}`)).body as ModelDetails;
    const bytes = { figure: 'bytes', limit: 14 };
    const coldStart = { figure: 'coldStartMs', limit: 299 };
    expect(shown.budgets).toEqual([
      {
        channel: 'stable',
        checks: [
          { variant: 'fp32', ...bytes, measured: 15, within: false },
          { variant: 'fp32', ...coldStart, measured: null, within: false },
          { variant: 'int8-weights', ...bytes, measured: 10, within: true },
          { variant: 'int8-weights', ...coldStart, measured: 300, within: false },
        ],
      },
    ]);
  });
  it('is for a family that is there', async () => {
    expect((await farm.call('PUT', '/model-families/nobody/budgets/stable', {})).status).toBe(404);
    const { body } = await farm.call('GET', '/model-families');
    expect(body.families.map(({ name }: { name: string }) => name)).toEqual(['cover', 'quality']);
  });
});

describe('a test set', () => {
  const set = (...names: string[]) =>
    farm.call('POST', '/test-sets', {
      name: 'golden',
      entries: names.map((name) => ({ kind: 'frame', name, sha256: fp32 })),
    });
  it('has the same digest whatever the order, and another one is the next version', async () => {
    const first = await set('a', 'b');
    expect([first.status, first.body.version]).toEqual([201, 1]);
    expect(await set('b', 'a')).toMatchObject({ status: 200, body: { id: first.body.id, sha256: first.body.sha256 } });
    expect((await set('a', 'b', 'c')).body).toMatchObject({ version: 2 });
    expect((await set('a', 'b')).body.version).toBe(1);
    const { body } = await farm.call('GET', '/test-sets');
    expect(body.testSets.map((one: { version: number }) => one.version)).toEqual([1, 2]);
  });
  it('is refused when it is empty, has a name twice, or names what was never uploaded', async () => {
    expect((await set()).status).toBe(400);
    expect((await set('a', 'a')).body.error.code).toBe('test-set.invalid');
    const entries = [{ kind: 'clip', name: 'a', sha256: 'd'.repeat(64) }];
    const missing = await farm.call('POST', '/test-sets', { name: 'golden', entries });
    expect(missing.body.error.code).toBe('artifact.missing');
  });
});

it('models of a database from before variants keep their files under the variant that their precision meant', async () => {
  const folder = path.join(import.meta.dirname, '../../../prisma/migrations');
  const names = (await readdir(folder)).filter((name) => /^\d/.test(name)).sort();
  const split = names.findIndex((name) => name.endsWith('_model_registry'));
  const database = await createTestDatabase();
  const run = async (name: string) =>
    database.pool.query(await readFile(path.join(folder, name, 'migration.sql'), 'utf8'));
  try {
    await database.pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    for (const name of names.slice(0, split)) await run(name);
    await database.pool.query(`
      INSERT INTO artifact (tenant_id, sha256, bytes) VALUES ('default', repeat('a', 64), 1);
      INSERT INTO model (id, tenant_id, name, version, preprocessing) VALUES ('mdl_1', 'default', 'quality', '1', '{}');
      INSERT INTO model_variant (tenant_id, model_id, precision, sha256)
      VALUES ('default', 'mdl_1', 'fp32', repeat('a', 64)), ('default', 'mdl_1', 'int8', repeat('a', 64))`);
    await run(names[split] as string);
    const variants = await database.pool.query('SELECT variant, precision FROM model_variant ORDER BY variant');
    expect(variants.rows).toEqual([
      { variant: 'fp32', precision: 'fp32' },
      { variant: 'int8-calibrated', precision: 'int8' },
    ]);
    expect((await database.pool.query('SELECT name FROM model_family')).rows).toEqual([{ name: 'quality' }]);
  } finally {
    await database.close();
  }
});

describe('a run that a device cannot compute', () => {
  const requires = {
    engine: { name: 'MNN', minVersion: '3.6.1' },
    operators: ['Convolution', 'Pooling3D'],
    instructionSets: [],
  };
  const build = (engine?: object) =>
    farm
      .upload(Buffer.from('another build'))
      .then((sha256) =>
        farm.call('POST', '/harness-builds', { platform: 'linux', version: '2', sha256, ...(engine && { engine }) }),
      );
  const devices = (instructionSets?: readonly string[]) =>
    farm.asRunner('PUT', '/runner/devices', { devices: [{ ...PHONE, ...(instructionSets && { instructionSets }) }] });
  let model: Model;
  const submit = (precision: 'fp32' | 'fp16') => {
    const configuration = farm.benchmark().configurations[0] as object;
    return farm.submit({ modelIds: [model.id], configurations: [{ ...configuration, precision } as never] });
  };
  beforeAll(async () => {
    await farm.pool.query(
      `UPDATE run SET cancel_requested = true; UPDATE attempt SET ended_at = now(), ending = 'failed'`,
    );
    const variants = (['fp32', 'fp16'] as const).map((precision) => ({ precision, sha256: fp32, requires }));
    model = (await create('8', { variants })).body;
  });

  it('is not made when no selected device has the instructions, and the device is named', async () => {
    await devices(['i8sdot']);
    const { status, body } = await submit('fp16');
    expect([status, body.error.code, body.error.details]).toEqual([
      422,
      'benchmark.incompatible',
      { reasons: [{ serial: 'phone-1', reason: 'its processor lacks fp16' }] },
    ]);
    await devices(['fp16']);
    expect((await submit('fp16')).status).toBe(201);
    expect((await farm.takeOffer()).plan.model.precision).toBe('fp16');
    await farm.pool.query(`UPDATE attempt SET ended_at = now(), ending = 'failed'`);
  });
  it('is not made with a harness whose engine is too old or lacks operators', async () => {
    await build({ name: 'MNN', version: '3.5.0' });
    expect((await submit('fp32')).body.error.message).toContain('phone-1: its harness has MNN 3.5.0, at least 3.6.1');
    await build({ name: 'MNN', version: '3.6.1', operators: ['Convolution'] });
    expect((await submit('fp32')).body.error.message).toContain('lacks the operators Pooling3D');
    await build({ name: 'MNN', version: '3.6.1', operators: ['Convolution', 'Pooling3D'] });
    expect((await submit('fp32')).status).toBe(201);
  });
  it('waits and says why when that changed after it was made, and keeps no other run waiting', async () => {
    const waiting = (await submit('fp32')).body.runs[0] as { id: string };
    // more than a claim looks at one by one
    for (let more = 0; more < 25; more += 1) await submit('fp32');
    await build({ name: 'MNN', version: '3.5.0' });
    const shown = (await farm.call('GET', `/runs/${waiting.id}`)).body;
    expect(shown.waitReason).toBe(
      'no selected device can compute it: phone-1 (its harness has MNN 3.5.0, at least 3.6.1 is needed)',
    );
    const other = (await farm.submit()).body.runs[0] as { id: string };
    expect((await farm.takeOffer()).runId).toBe(other.id);
  });
});
