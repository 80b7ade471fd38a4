import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PlannedPolicy, Policy, Tuning } from '@framefarm/contracts';
import { plannerPolicyOf } from '@framefarm/contracts';
import { CALM } from '@framefarm/policy';
import { plannerSettings } from '@framefarm/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plannedReport } from './planned-report.ts';
import { SUCCEEDED, type TestFarm, createTestFarm } from './test-farm.ts';

type Configuration = ReturnType<TestFarm['benchmark']>['configurations'][number];
type Shape = Parameters<typeof plannedReport>[2];

const PLACE = { app: 'demo', channel: 'stable', platform: 'linux' } as const;

let farm: TestFarm;
let traceRun: string;
let costRuns: string[];
beforeAll(async () => {
  farm = await createTestFarm();
  traceRun = await runOnce({ framePlan: { kind: 'dense' } });
  costRuns = [
    await runOnce({ framePlan: { kind: 'planned', policy: plannerSettings(), conditions: CALM } }),
    await runOnce({ framePlan: { kind: 'planned', policy: plannerSettings({ decoders: 2 }), conditions: CALM } }, 6, {
      decoders: 2,
    }),
  ];
});
afterAll(() => farm.close());

function runOnce(changes: Partial<Configuration>, launches = 6, ...shapes: Shape[]): Promise<string> {
  return runOf(farm.model.id, changes, launches, ...shapes);
}

async function runOf(
  modelId: string,
  changes: Partial<Configuration>,
  launches: number,
  ...shapes: Shape[]
): Promise<string> {
  const [configuration] = farm.benchmark().configurations as [Configuration];
  await farm.submit({ modelIds: [modelId], configurations: [{ ...configuration, ...changes }], launches });
  const offer = await farm.takeOffer();
  await farm.attempt(offer, 'accept', { claimId: randomUUID() });
  for (let launch = 0; launch < offer.launches; launch += 1) {
    const records = plannedReport(offer, launch, shapes[launch] ?? shapes[0]);
    await farm.attempt(offer, 'batches', { batchId: randomUUID(), records });
  }
  await farm.attempt(offer, 'complete', SUCCEEDED);
  return offer.runId;
}

const start = (changes: object = {}) =>
  farm.call('POST', '/tunings', {
    ...PLACE,
    tier: 'host',
    budgetMs: 800,
    traceRunIds: [traceRun],
    costRunIds: costRuns,
    ...changes,
  });

async function ended(id: string): Promise<Tuning> {
  for (;;) {
    const { body } = await farm.call('GET', `/tunings/${id}`);
    if (body.state !== 'running') return body;
    await sleep(50);
  }
}

const policyOf = async ({ policyId }: Tuning) =>
  (await farm.call('GET', `/policies/${policyId}`)).body as Policy & { payload: PlannedPolicy };

describe('a tuning', () => {
  it('recommends a policy of the planner, with front, picture and the digests of all that it rests on', async () => {
    const { status, body } = await start();
    expect(status).toBe(202);
    const tuning = await ended(body.id);
    expect(tuning).toMatchObject({ state: 'done', message: null, result: { recommended: { feasible: true } } });
    expect(tuning.result?.picture).toContain('<svg');
    expect(tuning.result?.reasons.join(' ')).toContain('least mean regret');
    expect(tuning.result?.recommended).toMatchObject({ blindShare: 0, blindShareTwiceSlow: 0 });
    expect(tuning.result?.reasons.join(' ')).toContain('blind in 0.0 % of runs');
    const policy = await policyOf(tuning);
    expect(policy).toMatchObject({ provisional: true, evidenceRuns: [...costRuns, traceRun] });
    expect(policy.payload.provenance).toMatchObject({
      bodies: ['host'],
      launches: 12,
      traceSetSha256: tuning.tracesSha256,
      calibrations: [tuning.calibrationSha256],
    });
    // 2.0, 2.2 or 2.4 ms a frame alone, half as much again with a second decoder
    const { costs } = policy.payload;
    expect(costs).toMatchObject({ openMs: 5, decoderInitMs: 6, seekMs: 4 });
    expect([costs.decodeMs, costs.contention]).toEqual([expect.closeTo(2, 6), expect.closeTo(0.5, 6)]);
    const traces = JSON.parse((await farm.call('GET', `/artifacts/${tuning.tracesSha256}`)).raw.toString());
    expect(traces).toMatchObject([{ index: { frames: 60, keyFrames: [0, 30], fps: expect.closeTo(25, 6) } }]);
    expect(traces[0].index.bFrames.slice(0, 3)).toEqual([false, true, false]);
  });

  it('ends alike for the same evidence and seed', async () => {
    const results = [];
    for (const _ of [1, 2]) {
      const { result, tracesSha256, calibrationSha256 } = await ended((await start({ seed: 5 })).body.id);
      results.push({ result, tracesSha256, calibrationSha256 });
    }
    expect(results[1]).toEqual(results[0]);
  });

  it('charges a policy for each of its decoders, as launches with one and with two tell', async () => {
    const { result } = await ended((await start({ mostMemoryKb: 1399 })).body.id);
    expect(result?.recommended).toMatchObject({ decoders: 1, memoryKb: 1200 });
    expect((await ended((await start({ mostMemoryKb: 1199 })).body.id)).message).toContain('1200 KB (1199 allowed)');
  });

  it('is cancelled by request, and makes no policy', async () => {
    const before = (await farm.call('GET', '/policies')).body.policies.length;
    const { body } = await start();
    expect((await farm.call('POST', `/tunings/${body.id}/cancel`)).body.state).toBe('cancelled');
    await sleep(1500);
    expect((await farm.call('GET', '/policies')).body.policies).toHaveLength(before);
  });

  it.each([
    ['the budget', { budgetMs: 8 }],
    ['the cap on busy time', { mostBusyMs: 1 }],
    ['the cap on memory', { mostMemoryKb: 999 }],
  ])('fails with the reason when no policy keeps %s', async (_, changes) => {
    const tuning = await ended((await start(changes)).body.id);
    expect(tuning).toMatchObject({ state: 'failed', policyId: null });
    expect(tuning.message).toContain('no policy keeps the limits');
  });

  it('may end in a policy that looks at nothing only where that was allowed', async () => {
    const tight = { budgetMs: 20 };
    expect((await ended((await start(tight)).body.id)).message).toContain('of picks blind (1.0 % allowed)');
    const allowed = await ended((await start({ ...tight, mostBlindShare: 1 })).body.id);
    expect(allowed).toMatchObject({ state: 'done', result: { recommended: { blindShare: 1 } } });
  });

  it('is told as failed when the API that ran it is gone', async () => {
    const { body } = await start();
    await ended(body.id);
    await farm.pool.query(`UPDATE tuning SET state = 'running', beat_at = now() - interval '1 minute' WHERE id = $1`, [
      body.id,
    ]);
    expect((await farm.call('GET', `/tunings/${body.id}`)).body).toMatchObject({
      state: 'failed',
      message: 'the API that ran it is gone; start it again',
    });
  });

  it.each([
    ['a trace run that is not dense', () => ({ traceRunIds: costRuns }), 'has no dense frame plan'],
    [
      'a cost run that no planner drove',
      () => ({ costRunIds: [traceRun] }),
      'costs come from runs that a planner drove',
    ],
    ['an unknown run', () => ({ costRunIds: ['run_00000000'] }), 'there is no run run_00000000'],
    ['another tier', () => ({ tier: 'mid' }), 'it says nothing about linux of tier mid'],
  ])('is refused with %s', async (_, changes, reason) => {
    const { status, body } = await start(changes());
    expect([status, body.error.code]).toEqual([422, 'policy.evidence']);
    expect(body.error.message).toContain(reason);
  });

  it('is refused without a trace or a budget', async () => {
    expect((await start({ traceRunIds: [] })).status).toBe(400);
    expect((await start({ budgetMs: 0 })).status).toBe(400);
  });
});

describe('the noise of a precision', () => {
  const step = (reference: string, other: string, sd: number) => ({
    reference,
    other,
    verdict: 'pass',
    rungs: [],
    scoreNoise: { sd, offset: 0.01, sameOrder: 0.95, frames: 200 },
  });
  const capture = (name: string, precision: string, sha256: string, body = 'host') => ({
    name,
    body,
    cpu: 'x86-64',
    precision,
    model: { name: 'quality', version: '2', sha256 },
  });
  let int8: string;
  let evidence: { readonly traceRunIds: string[]; readonly costRunIds: string[] };
  beforeAll(async () => {
    int8 = await farm.upload(Buffer.from('model in eight bits'));
    const { body: model } = await farm.call('POST', '/models', {
      name: 'quality',
      version: '2',
      preprocessing: farm.model.preprocessing,
      variants: [{ precision: 'int8', sha256: int8 }],
    });
    const planned = { kind: 'planned' as const, policy: plannerSettings(), conditions: CALM };
    evidence = {
      traceRunIds: [await runOf(model.id, { precision: 'int8', framePlan: { kind: 'dense' } }, 6)],
      costRunIds: [await runOf(model.id, { precision: 'int8', framePlan: planned }, 6)],
    };
  });
  const keep = async (sd: number, changes: object = {}): Promise<string> => {
    const report = {
      schema: 1,
      at: '2026-01-01T00:00:00.000Z',
      tier: 'host',
      captures: [capture('fp32', 'fp32', 'a'.repeat(64)), capture('int8', 'int8', int8)],
      steps: [step('fp32', 'int8', sd)],
      verdict: 'pass',
      firstGuilty: null,
      worsenings: null,
      ...changes,
    };
    return (await farm.call('POST', '/consistency-reports', { report })).body.id;
  };

  it('comes from a kept report of the ladder, is in the provenance, and makes picks worse', async () => {
    const [quiet, loud] = [await keep(0), await keep(0.3)];
    const [calm, noisy] = [
      await ended((await start({ ...evidence, noiseReportId: quiet })).body.id),
      await ended((await start({ ...evidence, noiseReportId: loud })).body.id),
    ];
    expect(noisy.result?.scoreNoise).toEqual({
      precision: 'int8',
      sd: 0.3,
      measured: { reportId: loud, reference: 'fp32', other: 'int8', sameOrder: 0.95, frames: 200 },
    });
    expect(noisy.result?.reasons.join()).toContain(
      `measured on 200 frames, fp32 to int8, 95.0 % of pairs in the same order (ladder ${loud})`,
    );
    expect((await policyOf(noisy)).payload.provenance.scoreNoise).toEqual({ sd: 0.3, report: loud });
    expect(noisy.result?.recommended?.regret).toBeGreaterThan(2 * (calm.result?.recommended?.regret ?? 0) + 0.01);
  });

  it('is assumed without a report, and the result says so', async () => {
    const tuning = await ended((await start(evidence)).body.id);
    expect(tuning.result?.scoreNoise).toMatchObject({ precision: 'int8', measured: null });
    expect(tuning.result?.scoreNoise?.sd).toBeGreaterThan(0);
    expect(tuning.result?.reasons.join()).toContain('assumed, not measured');
    const { scoreNoise } = (await policyOf(tuning)).payload.provenance;
    expect(scoreNoise).toEqual({ sd: tuning.result?.scoreNoise?.sd });
    const reference = await ended((await start()).body.id);
    expect(reference.result?.scoreNoise).toEqual({ precision: 'fp32', sd: 0, measured: null });
  });

  it.each([
    [
      'of another model',
      () => keep(0.1, { captures: [capture('fp32', 'fp32', 'a'.repeat(64))] }),
      'the ladder ran quality 2 and not the file',
    ],
    ['without the precision', () => keep(0.1, { steps: [] }), 'no step from fp32 to int8'],
    [
      'of before noise was kept',
      () => keep(0.1, { steps: [{ ...step('fp32', 'int8', 0), scoreNoise: null }] }),
      'run it again',
    ],
  ])('is refused from a report %s', async (_, report, reason) => {
    const { status, body } = await start({ ...evidence, noiseReportId: await report() });
    expect([status, body.error.code]).toEqual([422, 'policy.evidence']);
    expect(body.error.message).toContain(reason);
  });

  it('is refused from a ladder with a phone in software, outside channel sandbox', async () => {
    const captures = [capture('fp32', 'fp32', 'a'.repeat(64)), capture('int8', 'int8', int8, 'virtual')];
    const { status, body } = await start({ ...evidence, noiseReportId: await keep(0.1, { captures }) });
    expect([status, body.error.code]).toEqual([422, 'policy.sandbox-only']);
  });

  it('is refused from a report that nobody keeps, and from what is no id', async () => {
    expect((await start({ ...evidence, noiseReportId: `cns_${'0'.repeat(40)}` })).status).toBe(404);
    expect((await start({ ...evidence, noiseReportId: 'report.json' })).status).toBe(400);
  });
});

describe('a certificate', () => {
  const certify = (id: string, runIds: string[]) => farm.call('POST', `/policies/${id}/certify`, { runIds });
  let policy: Policy & { payload: PlannedPolicy };
  const runOfPolicy = (launches: number, ...shapes: Shape[]) =>
    runOnce(
      { framePlan: { kind: 'planned', policy: plannerPolicyOf(policy.payload), conditions: CALM } },
      launches,
      ...shapes,
    );
  beforeAll(async () => {
    policy = await policyOf(await ended((await start()).body.id));
  });

  it('makes the policy final, as a version of its own, when enough launches kept the budget', async () => {
    const run = await runOfPolicy(80);
    const { status, body } = await certify(policy.id, [run]);
    expect(status).toBe(201);
    expect(body).toMatchObject({ provisional: false, version: policy.version + 1 });
    expect(body.payload.provenance).toMatchObject({
      boundMs: 300,
      certificate: {
        budgetMs: 800,
        runs: 80,
        over: 0,
        blind: 0,
        blindShareBound: expect.closeTo(1 - 0.05 ** (1 / 80), 9),
        certified: true,
        deviceModels: ['test'],
      },
    });
    expect(body.reasons[0]).toContain('certified on');
    // of picks that took 300 ms
    expect(body.reasons[1]).toMatch(
      /^alarm: replay foretold a p95 of \d+ ms, 160 measured picks had 300 ms; more than 15 %/,
    );
    const { costs, prior } = policy.payload;
    expect(body.payload).toMatchObject({ mode: policy.payload.mode, costs, prior });
  });

  it('is refused to launches of which too many are over, and to few', async () => {
    const slow = await runOfPolicy(
      20,
      ...Array.from({ length: 20 }, (_, i) => ({ latencyMs: i % 5 === 0 ? 900 : 300 })),
    );
    const { body } = await certify(policy.id, [slow]);
    expect(body).toMatchObject({ provisional: true });
    expect(body.payload.provenance.certificate).toMatchObject({ runs: 20, over: 4, certified: false });
    expect(body.reasons[0]).toContain('not certified: 4 of 20 launches over 800 ms or blind (0 blind');
  });

  it('is refused to launches that gave up before the first look, however quick they were', async () => {
    const shapes = Array.from({ length: 80 }, (_, i) => (i % 10 === 0 ? { latencyMs: 8, blind: true } : {}));
    const { body } = await certify(policy.id, [await runOfPolicy(80, ...shapes)]);
    expect(body).toMatchObject({ provisional: true });
    expect(body.payload.provenance.certificate).toMatchObject({ runs: 80, over: 8, blind: 8, certified: false });
    expect(body.payload.provenance.certificate.blindShareBound).toBeGreaterThan(0.1);
    expect(body.reasons[0]).toMatch(
      /^not certified: 8 of 80 launches over 800 ms or blind \(8 blind, at most 1\d\.\d % of launches\)/,
    );
  });

  it('from before blind picks were counted is still read and given', async () => {
    const { body } = await certify(policy.id, [await runOfPolicy(1)]);
    const { blind: _, blindShareBound: __, ...old } = body.payload.provenance.certificate;
    const payload = { ...body.payload, provenance: { ...body.payload.provenance, certificate: old } };
    await farm.pool.query('UPDATE policy SET payload = $2 WHERE id = $1', [body.id, JSON.stringify(payload)]);
    const { status, body: read } = await farm.call('GET', `/policies/${body.id}`);
    expect([status, read.payload.provenance.certificate]).toEqual([200, old]);
    expect((await certify(body.id, [await runOfPolicy(1)])).body.payload.provenance.certificate).toMatchObject({
      blind: 0,
    });
  });

  it('is refused to runs of another policy and to policies that no planner drives', async () => {
    expect((await certify(policy.id, [costRuns[0] as string])).body.error.message).toContain(
      'ran something else than this policy',
    );
    expect((await certify('pol_00000000', [traceRun])).status).toBe(404);
  });
});

describe('a budget in which no frame can be scored', () => {
  it('has no policy: one that looks at nothing is not recommended, and the reason says so', async () => {
    // opening takes 5 ms, a decoder 6, a first frame at least 15
    const tuning = await ended((await start({ budgetMs: 20 })).body.id);
    expect(tuning).toMatchObject({ state: 'failed', policyId: null });
    expect(tuning.message).toMatch(
      /the nearest has .*\d % of picks blind \(1\.0 % allowed\): no time for a first look/,
    );
  });
});

describe('a tier without data', () => {
  const borrow = (known: object, changes: object = {}) =>
    farm.call('POST', '/policies/borrow', { ...PLACE, tier: 'low', known, ...changes });

  it('starts with the policy of the nearest tier, one decoder, a doubtful planner and costs drawn towards it', async () => {
    const lender = await policyOf(await ended((await start()).body.id));
    await farm.call('POST', `/policies/${lender.id}/publish`);
    const { status, body } = await borrow({ inferMs: 30 });
    expect([status, body.tier, body.provisional]).toEqual([201, 'low', true]);
    expect(body.reasons[0]).toContain(`the policy of tier host, the nearest by inferMs (${lender.id})`);
    const { costs, paceSd, mode } = lender.payload;
    expect(body.payload).toMatchObject({ tier: 'low', mode, decoders: 1, costs: { decodeMs: costs.decodeMs } });
    expect(body.payload.paceSd).toBeCloseTo(Math.hypot(paceSd, 0.6), 9);
    expect(body.payload.costs.inferMs).toBeGreaterThan(25);
    expect(body.payload.costs.inferMs).toBeLessThan(30);
    expect(body.payload.provenance).not.toHaveProperty('certificate');
  });

  it('is refused a policy without a known cost, with a negative one, and where no tier has one to lend', async () => {
    expect((await borrow({})).status).toBe(400);
    expect((await borrow({ inferMs: -1 })).status).toBe(400);
    const { status, body } = await borrow({ inferMs: 30 }, { platform: 'ios' });
    expect([status, body.error.code]).toEqual([422, 'policy.evidence']);
    expect(body.error.message).toContain('stable, ios has a published policy that a planner drives; make one');
  });
});
