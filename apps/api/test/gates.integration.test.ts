import type { GateDefinition, GateRun, GateScore } from '@framefarm/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '../src/db/transaction.ts';
import { reconcile } from '../src/features/attempts/reconcile.ts';
import { closeBreaker, openBreaker } from '../src/features/breakers/breaker-store.pg.ts';
import { CONFIGURATION, type PairFarm, createPairFarm } from './pair-farm.ts';
import { SUCCEEDED } from './test-farm.ts';

let farm: PairFarm;
beforeAll(async () => {
  farm = await createPairFarm();
  const arm = { label: 'release 1', modelId: farm.model.id, configuration: CONFIGURATION };
  const body = { name: 'main', branch: 'main', build: '1', channel: 'stable', arm, deviceSet: { bodies: ['host'] } };
  expect((await farm.call('PUT', '/baselines', body)).status).toBe(200);
});
afterAll(() => farm.close());
const tick = () => transaction(farm.pool, reconcile);
beforeEach(() => farm.setPhones([farm.PHONE]));

const definition = (changes: Partial<GateDefinition> = {}): GateDefinition => ({
  schema: 1,
  name: 'release',
  channel: 'stable',
  baseline: 'main',
  clips: farm.benchmark().clips,
  warmupIterations: 0,
  iterations: 3,
  plan: { kind: 'pairs', looks: [6, 12] },
  rules: [
    { value: 'total', quantile: 'median', tier: 'host', estimand: 'these phones' },
    { value: 'total', quantile: 'median', tier: 'host', estimand: 'these phones', budgetMs: 1000 },
  ],
  ...changes,
});
const candidate = () => ({
  label: 'release 2',
  modelId: farm.model.id,
  configuration: { ...CONFIGURATION, threads: 2 },
});
const put = (changes: Partial<GateDefinition> = {}) => farm.call('PUT', '/gates', definition(changes));
const run = async (gate = 'release') =>
  (await farm.call('POST', '/gate-runs', { gate, candidate: candidate() })).body as GateRun;
const show = async ({ id }: GateRun) => (await farm.call('GET', `/gate-runs/${id}`)).body as GateRun;

/** Measures what a gate run waits for, on one phone, B slower by `change`. */
async function measure(change: number): Promise<void> {
  const offer = await farm.takeOffer();
  await farm.accept(offer);
  while (typeof (await farm.pair(offer, change)) === 'number');
  await farm.attempt(offer, 'complete', SUCCEEDED);
  await tick();
}

describe('a gate', () => {
  it('lets a build pass that is no slower and within its budget, and keeps its exact bytes', async () => {
    await put();
    const made = await run();
    expect(made).toMatchObject({ state: 'measuring', verdict: null, comparisons: [{ tier: 'host' }] });
    await measure(0);
    const ended = await show(made);
    expect(ended).toMatchObject({ state: 'ended', verdict: 'pass' });
    expect(ended.rules[0]).toMatchObject({ verdict: 'pass', pairs: 6, n: 6, alpha: 0.01, allowedChange: 0.03 });
    expect(ended.rules[0]?.mde).toBeGreaterThan(0);
    expect(ended.rules[1]).toMatchObject({ verdict: 'pass', budgetMs: 1000, n: 6 });
    expect(JSON.parse(ended.verdictText ?? 'null')).toEqual(ended.rules);
  });

  it('shares the error by Holm: a budget that is surely broken leaves its half to the change', async () => {
    await put({
      name: 'unsure',
      rules: definition().rules.map((rule) => ({ ...rule, ...(rule.budgetMs ? { budgetMs: 4 } : {}) })),
    });
    const made = await run('unsure');
    await measure(0);
    const found = (await show(made)).rules.map(({ verdict, alpha }) => [verdict, alpha]);
    expect(found).toEqual([
      ['pass', 0.01],
      ['regress', 0.005],
    ]);
  });

  it('stops a build that is slower', async () => {
    const made = await run();
    await measure(0.2);
    const ended = await show(made);
    expect(ended).toMatchObject({ verdict: 'regress' });
    expect(ended.rules.map(({ verdict }) => verdict)).toEqual(['regress', 'pass']);
  });

  it('blocks where data is missing: no phone of the tier, one phone for a claim about the tier', async () => {
    await put({
      name: 'missing',
      rules: [
        { value: 'total', quantile: 'p95', tier: 'low', estimand: 'these phones' },
        { value: 'total', quantile: 'median', tier: 'host', estimand: 'the tier' },
      ],
    });
    const made = await run('missing');
    await measure(0);
    const ended = await show(made);
    expect(ended.verdict).toBe('invalid');
    expect(ended.rules[0]?.reasons[0]).toContain('missing data: no phone of tier low');
    expect(ended.rules[1]?.reasons[0]).toContain('missing data: a claim about the tier needs');
  });

  it('is not blocked by a metric that nights of A/A have demoted, and says so', async () => {
    await farm.pool.query(
      `INSERT INTO aa_night (tenant_id, night, tier, state, ended_at)
       SELECT 'default', current_date - n, 'host', 'ended', now() FROM generate_series(1, 3) n`,
    );
    await farm.pool.query(
      `INSERT INTO aa_result (tenant_id, night, tier, metric, quantile, verdict, pairs)
       SELECT 'default', current_date - n, 'host', 'total', 'median', 'regress', 6 FROM generate_series(1, 3) n`,
    );
    await put({
      name: 'noisy',
      rules: [
        { value: 'total', quantile: 'median', tier: 'host', estimand: 'these phones' },
        { value: 'infer', quantile: 'median', tier: 'host', estimand: 'these phones', allowedChange: 0.9 },
      ],
    });
    const made = await run('noisy');
    await measure(0.2);
    const ended = await show(made);
    await farm.pool.query('DELETE FROM aa_result');
    expect(ended.rules[0]).toMatchObject({ verdict: 'regress', isInformational: true });
    expect(ended.rules[0]?.reasons[0]).toMatch(
      /^informational, blocks nothing: nights of A\/A found 3 false alarms in 3 comparisons of total median on tier host/,
    );
    expect(ended.rules[1]).toMatchObject({ verdict: 'pass', isInformational: false, alpha: 0.01 });
    expect(ended.verdict).toBe('pass');
    expect(ended.circumstances.informational).toMatchObject([{ rule: 0 }]);
  });

  it('that asks for the consistency ladder goes by the newest one that ran the file of the model', async () => {
    await put({ name: 'careful', ladder: 'required' });
    const judged = async () => {
      const made = await run('careful');
      await measure(0);
      return show(made);
    };
    const untold = await judged();
    expect([untold.verdict, untold.circumstances.ladder]).toEqual([
      'invalid',
      {
        verdict: 'missing',
        reportId: null,
        reason: expect.stringMatching(/^no kept ladder ran .*consistency run --keep$/),
      },
    ]);
    const model = { name: farm.model.name, version: farm.model.version, sha256: farm.model.variants[0]?.sha256 };
    const onPhone = { name: 'android', body: 'virtual', cpu: 'x86-64', model };
    for (const [day, verdict, whole] of [
      ['01', 'pass', 'pass'],
      ['02', 'guilty', 'regress'],
    ] as const) {
      const at = `2026-01-${day}T00:00:00.000Z`;
      const captures = [{ name: 'fp32', body: 'host', cpu: 'x86-64', model }];
      const report = { schema: 1, at, tier: 'host', captures, steps: [], verdict };
      const { body: kept } = await farm.call('POST', '/consistency-reports', { report });
      // a later one with a phone in software, which this gate of channel stable passes by
      const later = { ...report, at: '2026-02-01T00:00:00.000Z', captures: [...captures, onPhone], verdict: 'worse' };
      expect((await farm.call('POST', '/consistency-reports', { report: later })).body.channel).toBe('sandbox');
      const ended = await judged();
      expect([ended.verdict, ended.circumstances.ladder]).toEqual([
        whole,
        { verdict, reportId: kept.id, reason: `the ladder of ${at}: ${verdict}` },
      ]);
    }
  });

  it('is blocked by an open circuit breaker: nothing is measured, or what was measured meanwhile is not judged', async () => {
    const breaker = (what: typeof openBreaker) =>
      transaction(farm.pool, (tx) => what(tx, 'default', 'host', 'test', 'the hub lost power'));
    await put();
    const during = await run();
    await breaker(openBreaker);
    const before = await run();
    expect(before.comparisons).toEqual([]);
    await breaker(closeBreaker);
    await measure(0);
    for (const made of [during, before]) {
      const ended = await show(made);
      expect(ended).toMatchObject({ state: 'ended', verdict: 'invalid' });
      expect(ended.rules[0]?.reasons).toEqual(['a circuit breaker was open: the hub lost power']);
      expect(ended.circumstances.broken).toEqual([{ tier: 'host', reason: 'the hub lost power' }]);
    }
    const after = await run();
    await measure(0);
    expect((await show(after)).verdict).toBe('pass');
  });

  it('begins the baseline of a phone anew when its system changed', async () => {
    await put();
    await farm.setPhones([{ ...farm.PHONE, fingerprint: 'vendor/new:15' }]);
    const made = await run();
    expect(made.notes[0]).toContain('its system changed from 1 to vendor/new:15');
    expect(made.baseline.devices.map(({ os, until }) => [os, until === null])).toEqual([
      ['1', false],
      ['vendor/new:15', true],
    ]);
    await measure(0);
    expect((await show(made)).verdict).toBe('pass');
  });

  it('keeps score of itself from what people confirmed', async () => {
    const runs = (await farm.call('GET', '/gate-runs')).body.runs as GateRun[];
    const alarm = runs.find(({ verdict, gate }) => verdict === 'regress' && gate.definition.name === 'release');
    const confirm = (finding: string, rule = 0) =>
      farm.call('POST', `/gate-runs/${alarm?.id}/confirm`, { rule, finding, by: 'ana', note: 'looked at the trace' });
    await confirm('wrong');
    expect((await confirm('right')).body.confirmations).toMatchObject([{ rule: 0, finding: 'right', by: 'ana' }]);
    const score = (await farm.call('GET', '/gates/release/score')).body as GateScore;
    expect(score).toMatchObject({ runs: 6, alarms: { right: 1, wrong: 0, wrongShare: 0 } });
    expect(score.alarms.interval?.[1]).toBeCloseTo(0.975, 3);
    expect((await confirm('right', 7)).body.error.message).toContain('has rules 0 to 1, not 7');
  });

  it('has versions: other content is the next one, the same content the one that is there', async () => {
    const first = (await put()).body;
    expect((await put()).body).toEqual(first);
    expect((await put({ alpha: 0.02 })).body.version).toBe(first.version + 1);
  });
});

describe('what is no gate is refused', () => {
  it.each<[string, Partial<GateDefinition>, string]>([
    ['an unknown baseline', { baseline: 'nobody' }, 'there is no baseline nobody'],
    ['another channel than its baseline', { channel: 'sandbox' }, 'numbers of one say nothing in the other'],
    [
      'two rules that ask the same',
      { rules: [...Array(2)].map(() => ({ value: 'total', quantile: 'p95', tier: 'host', estimand: 'these phones' })) },
      'asks the same',
    ],
  ])('%s', async (_, changes, why) => {
    const { status, body } = await put(changes);
    expect(status).toBe(422);
    expect(body.error.message).toContain(why);
  });

  it('a change that could not be judged: that of a whole time', async () => {
    const rules = definition().rules.map((rule) => ({ ...rule, allowedChange: 1 }));
    expect((await put({ rules })).status).toBe(400);
  });

  it('a file of another form, with the place', async () => {
    const { status, body } = await farm.call('PUT', '/gates', { ...definition(), rules: [{ value: 'total' }] });
    expect(status).toBe(400);
    expect(body.error.message).toContain('rules');
  });

  it('a virtual phone never enters a gate outside sandbox', async () => {
    await put({ rules: [{ value: 'total', quantile: 'median', tier: 'low', estimand: 'these phones' }] });
    await farm.call('PUT', '/baselines', {
      name: 'main',
      branch: 'main',
      build: '1',
      channel: 'stable',
      arm: candidate(),
      deviceSet: {},
    });
    await farm.setPhones([{ ...farm.PHONE, serial: 'virtual-1', platform: 'android', body: 'virtual', tier: 'low' }]);
    const got = await farm.call('POST', '/gate-runs', { gate: 'release', candidate: candidate() });
    expect(got.body.error.code).toBe('comparison.sandbox-only');
  });
});
