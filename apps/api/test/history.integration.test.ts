import type { AlertDetails, Model, Offer, Series, SeriesWithPoints } from '@framefarm/contracts';
import { createHistoryDetector, type VerdictName } from '@framefarm/stats';
import { aReport } from '@framefarm/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followAlerts } from '../src/features/alerts/follow-alerts.ts';
import type { ComparisonPort, ComparisonRequest } from '../src/features/comparisons/comparison-port.ts';
import { NO_COMPARISONS } from '../src/features/comparisons/no-comparisons.ts';
import { runAaNights } from '../src/features/noise/run-aa-nights.ts';
import { newId } from '../src/ids.ts';
import { PHONE, SUCCEEDED, type TestFarm, createTestFarm } from './test-farm.ts';

let farm: TestFarm;
beforeEach(async () => {
  farm = await createTestFarm();
});
afterEach(() => farm.close());

type Words = Parameters<typeof aReport>[2];
interface Picked {
  readonly score?: number;
  readonly pssKb?: number;
}
const HOST: Words = { platform: 'linux', body: 'host' };
const VIRTUAL: Words = { platform: 'android', body: 'virtual' };
/** Launches of a run differ by some percent, as on a phone; always the same ones. */
const jitter = (run: number, launch: number) => 1 + (((run * 7 + launch * 11) % 13) - 6) / 400;

async function ended(
  frameMs: number,
  run: number,
  changes: object = {},
  body: object = SUCCEEDED,
  picked: Picked = {},
): Promise<void> {
  await farm.submit({ launches: 2, ...changes });
  await report(frameMs, run, body, HOST, picked);
}
/** Takes the run that waits and ends it with a sound report. */
async function report(
  frameMs: number,
  run: number,
  body: object = SUCCEEDED,
  words: Words = HOST,
  picked: Picked = {},
): Promise<void> {
  const offer: Offer = await farm.takeOffer();
  await farm.attempt(offer, 'accept', { claimId: `claim-${offer.attemptId}` });
  for (const launch of [0, 1]) {
    const records = aReport(offer, launch, words, frameMs * jitter(run, launch)).map((record) => {
      if (record.type === 'choice')
        return { ...record, ...(picked.score === undefined ? {} : { score: picked.score * jitter(run, launch) }) };
      if (record.type === 'memory')
        return {
          ...record,
          ...(picked.pssKb === undefined ? {} : { pssKb: Math.round(picked.pssKb * jitter(run, launch)) }),
        };
      return record;
    });
    await farm.attempt(offer, 'batches', { batchId: `batch-${launch}-${offer.attemptId}`, records });
  }
  expect((await farm.attempt(offer, 'complete', body)).status).toBe(204);
}
async function runs(count: number, frameMs: number, from: number, modelId: string): Promise<void> {
  for (let run = from; run < from + count; run += 1) await ended(frameMs, run, { modelIds: [modelId] });
}
async function newBuild(version: string): Promise<string> {
  const { name, preprocessing } = farm.model;
  const variants = farm.model.variants.map(({ precision, sha256 }) => ({ precision, sha256 }));
  const { body, status } = await farm.call('POST', '/models', { name, version, preprocessing, variants });
  expect(status).toBe(201);
  return (body as Model).id;
}
const seriesOf = async (metric: string) => (await farm.call('GET', `/series?metric=${metric}`)).body.series as Series[];
const alerts = async (query = '') => (await farm.call('GET', `/alerts${query}`)).body.alerts as AlertDetails[];
const details = async (id: string) => (await farm.call('GET', `/alerts/${id}`)).body as AlertDetails;
const act = (id: string, verb: string, body: object) => farm.call('POST', `/alerts/${id}/${verb}`, body);
/** Twelve runs of build 1, then seven that are a third slower under the given build. */
async function slower(build: () => Promise<string> = () => newBuild('2')): Promise<AlertDetails[]> {
  await runs(12, 2, 0, farm.model.id);
  await runs(7, 2.7, 12, await build());
  return alerts('?all=true');
}
/** Stands for the farm's comparisons: says what it is told to and keeps what it was asked for. */
function comparing(verdicts: readonly VerdictName[]): ComparisonPort & { asked: ComparisonRequest[] } {
  const asked: ComparisonRequest[] = [];
  const numbers = { pairs: 6, pairSd: 0.02, effect: 0.1, interval: [0.08, 0.12], mde: 0.03 } as const;
  return {
    asked,
    start: (_tx, request) => Promise.resolve(`cmp_${asked.push(request)}`),
    verdicts: (_tx, _tenant, id) => {
      const verdict = verdicts[Number(id.slice(4)) - 1];
      const { metrics = [] } = asked[Number(id.slice(4)) - 1] ?? {};
      return Promise.resolve(
        verdict === undefined ? null : metrics.map((metric) => ({ ...metric, ...numbers, verdict })),
      );
    },
  };
}
async function follow(comparisons: ComparisonPort): Promise<void> {
  for (let step = 0; step < 20; step += 1) {
    await farm.pool.query('UPDATE alert SET next_look_at = now()');
    await followAlerts(farm.pool, comparisons);
  }
}

describe('a history', () => {
  it('has one number per valid measured run and metric, and run by run the same changes as all at once', async () => {
    await slower();
    const all = (await farm.call('GET', '/series')).body.series as Series[];
    expect(all.map(({ metric }) => metric).sort()).toEqual(
      ['convert', 'decode', 'infer', 'open', 'pssKb', 'score', 'seek', 'select', 'total'].sort(),
    );
    for (const { id, changes } of all) {
      const { points } = (await farm.call('GET', `/series/${id}`)).body as SeriesWithPoints;
      expect(points.map(({ ordinal }) => ordinal)).toEqual(Array.from({ length: 19 }, (_, i) => i));
      const detector = createHistoryDetector();
      for (const { value } of points) detector.append(value);
      expect(changes.map(({ ordinal, raisedAt }) => [ordinal, raisedAt])).toEqual(
        detector.changes().map(({ index, raisedAt }) => [index, raisedAt]),
      );
    }
    const [total] = await seriesOf('total');
    expect(total).toMatchObject({ direction: 'lower', line: 'quality', serial: 'phone-1', runs: 19 });
    expect(total?.changes).toMatchObject([{ ordinal: 12, effect: 'bad' }]);
  });
  it('takes no run that is tainted, invalid, modelled or a health check', async () => {
    const tainted = { ...SUCCEEDED, tainted: true, reasons: ['warm'] };
    await ended(2, 0, {}, tainted);
    for (const run of [1, 2]) await report(2, run, tainted);
    await ended(2, 3, {}, { ...SUCCEEDED, outcome: 'failed', fault: 'subject', reasons: ['it crashed'] });
    await ended(2, 4, { purpose: 'health' });
    await farm.call('POST', '/harness-builds', {
      platform: 'android',
      version: '1',
      sha256: farm.model.variants[0]?.sha256,
    });
    await farm.asRunner('PUT', '/runner/devices', {
      devices: [PHONE, { ...PHONE, serial: 'v', ...VIRTUAL, tier: 'low' }],
    });
    await farm.submit({ launches: 2, targets: [{ tiers: ['low'] }] });
    await report(2, 5, SUCCEEDED, VIRTUAL);
    const { runs: all } = (await farm.call('GET', '/runs')).body;
    expect(all.map(({ validity }: { validity: string }) => validity)).toEqual(['tainted', 'invalid', 'valid', 'valid']);
    expect((await farm.call('GET', '/series')).body.series).toEqual([]);
    await ended(2, 6);
    expect((await farm.call('GET', '/series')).body.series).toHaveLength(9);
  });
  it('begins anew when the system of the phone changes, and after another workload', async () => {
    await ended(2, 0);
    await farm.asRunner('PUT', '/runner/devices', { devices: [{ ...PHONE, osVersion: '2' }] });
    await ended(2, 1);
    await ended(2, 2, { warmupIterations: 2 });
    expect((await seriesOf('total')).map(({ os, runs: count }) => [os, count])).toEqual([
      ['2', 1],
      ['2', 1],
      ['1', 1],
    ]);
  });
  it('is judged anew from its runs when the detector was another one', async () => {
    await runs(12, 2, 0, farm.model.id);
    await farm.pool.query(`UPDATE series SET detector = '{}', detector_config = 'older'`);
    await runs(7, 2.7, 12, await newBuild('2'));
    expect((await seriesOf('total'))[0]?.changes).toMatchObject([{ ordinal: 12 }]);
  });
  it('that does not exist is not found', async () => {
    expect((await farm.call('GET', '/series/ser_00000000')).status).toBe(404);
    expect((await farm.call('GET', '/series?metric=')).status).toBe(400);
  });
});

describe('an alert', () => {
  it('is raised once per change and metric, for changes for the worse, and nobody hears of it yet', async () => {
    const raised = await slower();
    // each stage of a frame got slower, and so did the whole; opening, choosing, memory and score stayed
    expect(raised.map(({ metric }) => metric).sort()).toEqual(['convert', 'decode', 'infer', 'seek', 'total']);
    for (const { state, relativeChange, together } of raised) {
      expect([state, together.length]).toEqual(['confirming', 4]);
      expect(relativeChange).toBeGreaterThan(0.2);
    }
    expect(await alerts()).toEqual([]);
    await runs(4, 2.7, 19, raised[0]?.builds.at(-1)?.modelId ?? '');
    expect(await alerts('?all=true')).toHaveLength(5);
  });
  it('is not raised when it got faster', async () => {
    await runs(12, 2, 0, farm.model.id);
    await runs(7, 1.4, 12, await newBuild('2'));
    expect((await seriesOf('total'))[0]?.changes).toMatchObject([{ effect: 'good' }]);
    expect(await alerts('?all=true')).toEqual([]);
  });
  it('is not raised for a metric that a night of A/A has found noisier than it should be', async () => {
    await ended(2, 0);
    await farm.pool.query(
      `INSERT INTO aa_schedule (tenant_id, starts_at, enabled) VALUES ('default', (clock_timestamp() AT TIME ZONE 'UTC')::time, true)`,
    );
    const night = comparing(['regress']);
    for (let step = 0; step < 2; step += 1) {
      await runAaNights({ pool: farm.pool, newId }, night);
      await farm.pool.query('UPDATE aa_night SET next_look_at = now()');
    }
    // the golden run of that night
    await report(2, 0);
    expect(await slower()).toEqual([]);
    expect((await seriesOf('total'))[0]?.changes).toMatchObject([{ effect: 'bad' }]);
  });
  it('is wrong at once when one build ran before and after: it was the phone', async () => {
    const [raised] = await slower(() => Promise.resolve(farm.model.id));
    expect(raised).toMatchObject({ state: 'wrong', reason: expect.stringContaining('not the build') });
  });
  it('waits and says why while its comparison cannot start', async () => {
    await slower();
    await follow(NO_COMPARISONS);
    expect((await alerts('?all=true'))[0]).toMatchObject({
      state: 'confirming',
      waitsFor: 'this farm runs no paired comparisons',
    });
    expect(await alerts()).toEqual([]);
  });
  it('is heard of after a comparison of the last good with the first bad build, and then the build is found that did it', async () => {
    const [, , fourth] = [await newBuild('2'), await newBuild('3'), await newBuild('4')];
    await slower(() => Promise.resolve(fourth));
    await farm.pool
      .query(`DELETE FROM alert_event WHERE alert_id IN (SELECT a.id FROM alert a JOIN series s ON s.id = a.series_id
      WHERE s.metric <> 'total')`);
    await farm.pool.query(`DELETE FROM alert a USING series s WHERE s.id = a.series_id AND s.metric <> 'total'`);
    // build 4 against 1 (the confirmation), then 2 against 1, then 3 against 1
    const comparisons = comparing(['regress', 'pass', 'regress']);
    await follow(comparisons);
    expect(comparisons.asked.map(({ a, b }) => [a.label, b.label])).toEqual([
      ['1 (harness 1)', '4 (harness 1)'],
      ['1 (harness 1)', '2 (harness 1)'],
      ['1 (harness 1)', '3 (harness 1)'],
    ]);
    const [heard] = await alerts();
    expect(comparisons.asked[0]).toMatchObject({
      metrics: [{ value: 'total', quantile: 'median' }],
      target: { ids: [heard?.deviceId] },
      allowedChange: 0.03,
      warmupIterations: 1,
      iterations: 2,
    });
    expect(heard).toMatchObject({ state: 'open', culprit: { first: { label: '3 (harness 1)' } }, comparisonId: null });
    const { events, points, change } = await details(heard?.id ?? '');
    expect(events.map(({ action }) => action)).toEqual([
      'alert.raise',
      'alert.compare',
      'alert.confirm',
      'alert.compare',
      'alert.bisect',
      'alert.compare',
      'alert.bisect',
      'alert.bisected',
    ]);
    expect(change).toMatchObject({ ordinal: 12, effect: 'bad' });
    expect(points).toHaveLength(19);
  });
  it('of memory and of a score is raised and confirmed like one of a time', async () => {
    const picked = (run: number) => (run < 12 ? { score: 0.9, pssKb: 60_000 } : { score: 0.7, pssKb: 90_000 });
    for (let run = 0; run < 12; run += 1) await ended(2, run, {}, SUCCEEDED, picked(run));
    const modelIds = [await newBuild('2')];
    for (let run = 12; run < 19; run += 1) await ended(2, run, { modelIds }, SUCCEEDED, picked(run));
    const raised = await alerts('?all=true');
    expect(raised.map(({ metric }) => metric).sort()).toEqual(['pssKb', 'score']);
    const comparisons = comparing(['regress']);
    await follow(comparisons);
    expect(comparisons.asked).toHaveLength(1);
    expect(comparisons.asked[0]?.metrics.map(({ value }) => value).sort()).toEqual(['pssKb', 'score']);
    const heard = await alerts();
    expect(heard).toHaveLength(1);
    expect(heard[0]?.together).toMatchObject([{ state: 'open' }]);
  });
  it('is one for everything that one build changed: one comparison confirms it, one bisection finds the build, one line is heard', async () => {
    await newBuild('2');
    await slower(() => newBuild('3'));
    // all metrics of 3 against 1, then the whole pick of 2 against 1
    const comparisons = comparing(['regress', 'pass']);
    await follow(comparisons);
    expect(comparisons.asked.map(({ b, metrics }) => [b.label, metrics.length])).toEqual([
      ['3 (harness 1)', 5],
      ['2 (harness 1)', 1],
    ]);
    const heard = await alerts();
    expect(heard.map(({ metric, together }) => [metric, together.length])).toEqual([['total', 4]]);
    for (const { culprit, state } of await alerts('?all=true'))
      expect({ culprit, state }).toMatchObject({ culprit: { first: { label: '3 (harness 1)' } }, state: 'open' });
  });
  it('is one for a change that phones of two tiers show; each phone confirms its own part', async () => {
    await farm.asRunner('PUT', '/runner/devices', { devices: [PHONE, { ...PHONE, serial: 'phone-2', tier: 'low' }] });
    const both = async (frameMs: number, run: number, modelId: string) => {
      for (const tier of ['host', 'low'])
        await ended(frameMs, run, { modelIds: [modelId], targets: [{ tiers: [tier] }] });
    };
    for (let run = 0; run < 12; run += 1) await both(2, run, farm.model.id);
    const second = await newBuild('2');
    for (let run = 12; run < 19; run += 1) await both(2.7, run, second);
    const comparisons = comparing(['regress', 'regress']);
    await follow(comparisons);
    expect(comparisons.asked.map(({ metrics, target }) => [metrics.length, target.ids?.length])).toEqual([
      [5, 1],
      [5, 1],
    ]);
    const heard = await alerts();
    expect(heard).toHaveLength(1);
    expect(new Set(heard[0]?.together.map(({ serial, tier, state }) => `${serial} ${tier} ${state}`))).toEqual(
      new Set(['phone-1 host open', 'phone-2 low open']),
    );
  });
  it.each<[VerdictName[], string, string]>([
    [['pass'], 'wrong', 'said pass'],
    [['inconclusive', 'invalid'], 'expired', 'said invalid'],
  ])('that comparisons do not confirm (%s) is %s, and nobody ever hears of it', async (verdicts, state, why) => {
    await slower();
    await follow(comparing(verdicts));
    for (const over of await alerts('?all=true'))
      expect(over).toMatchObject({ state, reason: expect.stringContaining(why) });
    expect(await alerts()).toEqual([]);
  });
});

describe('a person', () => {
  let id = '';
  beforeEach(async () => {
    await slower();
    await follow(comparing(['regress', 'regress', 'regress', 'regress', 'regress']));
    id = (await alerts()).find(({ metric }) => metric === 'total')?.id ?? '';
  });
  it('acknowledges, explains and closes an alert, and each step is kept', async () => {
    expect((await act(id, 'acknowledge', { by: 'ada' })).body).toMatchObject({ state: 'acknowledged', owner: 'ada' });
    expect((await act(id, 'explain', { by: 'ada', reason: 'a larger model' })).body).toMatchObject({
      state: 'explained',
      reason: 'a larger model',
    });
    expect((await act(id, 'fix', { by: 'bob', reason: 'pruned in build 3' })).body).toMatchObject({
      state: 'fixed',
      owner: 'ada',
    });
    const { events } = await details(id);
    expect(events.slice(-3)).toMatchObject([
      { action: 'alert.acknowledge', details: { by: 'ada' } },
      { action: 'alert.explain' },
      { action: 'alert.fix', details: { by: 'bob' } },
    ]);
    expect(await alerts()).toEqual([]);
    // what is done to the alert of a change is done to all of it
    expect((await details(id)).together.map(({ state }) => state)).toEqual(Array(4).fill('fixed'));
  });
  it('is told when it cannot be done', async () => {
    await act(id, 'wrong', { by: 'ada', reason: 'the cable was loose' });
    const again = await act(id, 'acknowledge', { by: 'ada' });
    expect([again.status, again.body.error.code]).toEqual([409, 'alert.state']);
    expect((await act(id, 'silence', { minutes: 5 })).status).toBe(409);
    expect((await act(id, 'explain', { by: 'ada', reason: '' })).status).toBe(400);
    expect((await act('alt_00000000', 'acknowledge', { by: 'ada' })).status).toBe(404);
    const reader = await farm.tokenWith(['history:read']);
    expect((await farm.call('POST', `/alerts/${id}/acknowledge`, { by: 'eve' }, {}, reader)).status).toBe(403);
  });
  it('silences it for a time, after which it is heard of again', async () => {
    expect((await act(id, 'silence', { minutes: 60, reason: 'after the release' })).body.silencedUntil).not.toBeNull();
    expect((await alerts()).map((alert) => alert.id)).not.toContain(id);
    await farm.pool.query(`UPDATE alert SET silenced_until = now() - interval '1 second' WHERE id = $1`, [id]);
    expect((await alerts()).map((alert) => alert.id)).toContain(id);
  });
  it('gives it to somebody and takes it away again', async () => {
    expect((await act(id, 'assign', { owner: 'bob' })).body.owner).toBe('bob');
    expect((await act(id, 'acknowledge', { by: 'ada' })).body.owner).toBe('bob');
    expect((await act(id, 'assign', { owner: null })).body.owner).toBeNull();
  });
  it('need not look at orphans: they expire and say why', async () => {
    await act(id, 'acknowledge', { by: 'ada' });
    await farm.pool.query(`UPDATE alert SET touched_at = now() - interval '31 days'`);
    await follow(NO_COMPARISONS);
    expect((await alerts()).map((alert) => alert.id)).toEqual([id]);
    await farm.pool.query(`UPDATE series SET last_run_at = now() - interval '15 days'`);
    await follow(NO_COMPARISONS);
    expect(await details(id)).toMatchObject({ state: 'expired', reason: 'its history has had no run for 15 days' });
  });
});
