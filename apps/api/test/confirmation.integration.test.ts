import type { Alert, AlertDetails, Model, Noise, Offer, WeeklyReport } from '@framefarm/contracts';
import { aReport } from '@framefarm/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { transaction } from '../src/db/transaction.ts';
import { followAlerts } from '../src/features/alerts/follow-alerts.ts';
import { reconcile } from '../src/features/attempts/reconcile.ts';
import { createFarmComparisons } from '../src/features/comparisons/farm-comparisons.ts';
import { runAaNights } from '../src/features/noise/run-aa-nights.ts';
import { newId } from '../src/ids.ts';
import { type PairFarm, createPairFarm } from './pair-farm.ts';
import { SUCCEEDED } from './test-farm.ts';

const comparisons = createFarmComparisons({ newId });
let farm: PairFarm;
beforeEach(async () => {
  farm = await createPairFarm();
});
afterEach(() => farm.close());

async function report(offer: Offer, frameMs: number, run: number): Promise<void> {
  await farm.accept(offer);
  for (let launch = 0; launch < offer.launches; launch += 1) {
    const wobble = 1 + (((run * 7 + launch * 11) % 13) - 6) / 400;
    const records = aReport(offer, launch, { platform: 'linux', body: 'host' }, frameMs * wobble);
    await farm.attempt(offer, 'batches', { batchId: `${offer.attemptId}-${launch}`, records });
  }
  expect((await farm.attempt(offer, 'complete', SUCCEEDED)).status).toBe(204);
}
async function run(frameMs: number, place: number, modelId: string): Promise<void> {
  await farm.submit({ launches: 2, modelIds: [modelId] });
  await report(await farm.takeOffer(), frameMs, place);
}
/** Measures pairs of the comparison that waits until its plan is decided; B is slower by `change`. */
async function compare(change: number): Promise<void> {
  const offer: Offer = await farm.takeOffer();
  await farm.accept(offer);
  while (typeof (await farm.pair(offer, change)) === 'number');
  await farm.attempt(offer, 'complete', SUCCEEDED);
  await transaction(farm.pool, reconcile);
}
async function follow(): Promise<void> {
  await farm.pool.query('UPDATE alert SET next_look_at = now()');
  await followAlerts(farm.pool, comparisons);
}
async function newBuild(version: string): Promise<string> {
  const { name, preprocessing } = farm.model;
  const variants = farm.model.variants.map(({ precision, sha256 }) => ({ precision, sha256 }));
  return ((await farm.call('POST', '/models', { name, version, preprocessing, variants })).body as Model).id;
}
const weekly = async () => (await farm.call('GET', '/reports/weekly')).body as WeeklyReport;

it('an alert is confirmed by pairs that the farm measures, the build that did it is found, and the week’s report has it', async () => {
  const [, third] = [await newBuild('2'), await newBuild('3')];
  for (let place = 0; place < 12; place += 1) await run(2, place, farm.model.id);
  for (let place = 12; place < 19; place += 1) await run(2.7, place, third);
  const all = (await farm.call('GET', '/alerts?all=true')).body.alerts as Alert[];
  const id = all.find(({ metric }) => metric === 'total')?.id ?? '';
  await follow();
  expect((await farm.call('GET', '/alerts')).body.alerts).toEqual([]);
  await compare(0.3);
  await follow();
  // build 3 is worse than build 1; is build 2, too?
  await compare(0.3);
  await follow();
  const [heard] = (await farm.call('GET', '/alerts')).body.alerts as AlertDetails[];
  expect(heard).toMatchObject({ id, state: 'open', culprit: { first: { label: '2 (harness 1)' } }, waitsFor: null });
  const report = await weekly();
  expect(heard?.together).toHaveLength(4);
  // the first comparison answers for five metrics, the second one for the whole pick
  expect(report).toMatchObject({ comparisons: 2, verdicts: 6, unjudged: 0, expectedByChance: 0.06 });
  expect(report.found).toHaveLength(6);
  expect(report.found.filter(({ metric }) => metric === 'total median')).toMatchObject([
    { verdict: 'regress', effect: expect.closeTo(0.3, 1) },
    { verdict: 'regress' },
  ]);
  // the pairs enter no history
  expect((await farm.call('GET', '/series?metric=total')).body.series).toMatchObject([{ runs: 19 }]);
});

it('a night of A/A measures real pairs of a build with itself and publishes what they say', async () => {
  await run(2, 0, farm.model.id);
  await farm.pool.query(
    `INSERT INTO aa_schedule (tenant_id, starts_at, enabled) VALUES ('default', (clock_timestamp() AT TIME ZONE 'UTC')::time, true)`,
  );
  await runAaNights({ pool: farm.pool, newId }, comparisons);
  const golden: Offer = await farm.takeOffer();
  expect(golden.pairs).toBeUndefined();
  await report(golden, 2, 1);
  await compare(0);
  await farm.pool.query('UPDATE aa_night SET next_look_at = now()');
  await runAaNights({ pool: farm.pool, newId }, comparisons);
  const { nights, floors } = (await farm.call('GET', '/noise')).body as Noise;
  expect(nights).toMatchObject([{ state: 'ended', tier: 'host' }]);
  const total = floors.find(({ metric, quantile }) => metric === 'total' && quantile === 'median');
  expect(total).toMatchObject({ comparisons: 1, falseAlarms: 0, isInformational: false });
  expect(total?.pairs).toBeGreaterThanOrEqual(6);
  expect(total?.pairSd).toBeGreaterThan(0);
  expect(total?.mde).toBeGreaterThan(0);
  expect(await weekly()).toMatchObject({ comparisons: 0, found: [] });
});

it('a score that is the same in every launch is judged exactly, memory beside it, and the week counts them', async () => {
  const metrics = (['score', 'pssKb', 'total'] as const).map((value) => ({ value, quantile: 'median' as const }));
  const { body } = await farm.compare({ metrics });
  await compare(0.3);
  const { verdicts } = await farm.show(body.id);
  expect(verdicts.map(({ value, verdict, effect }) => [value, verdict, effect])).toEqual([
    ['score', 'pass', 0],
    ['pssKb', 'pass', 0],
    ['total', 'regress', expect.closeTo(0.3, 1)],
  ]);
  const week = await weekly();
  expect(week).toMatchObject({ comparisons: 1, verdicts: 3, unjudged: 0 });
  expect(week.found.map(({ metric }) => metric)).toEqual(['total median']);
});

it('a week is that before the given instant', async () => {
  const { body, status } = await farm.call('GET', '/reports/weekly?until=2020-01-08T00:00:00Z');
  expect([status, body.from, body.comparisons]).toEqual([200, '2020-01-01T00:00:00.000Z', 0]);
  expect((await farm.call('GET', '/reports/weekly?until=yesterday')).status).toBe(400);
});
