import type { Noise, Offer } from '@framefarm/contracts';
import type { VerdictName } from '@framefarm/stats';
import { aReport } from '@framefarm/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComparisonPort, ComparisonRequest } from '../src/features/comparisons/comparison-port.ts';
import { NO_COMPARISONS } from '../src/features/comparisons/no-comparisons.ts';
import { readNoiseFloor } from '../src/features/noise/read-noise.ts';
import { runAaNights } from '../src/features/noise/run-aa-nights.ts';
import { newId } from '../src/ids.ts';
import { PHONE, SUCCEEDED, type TestFarm, createTestFarm } from './test-farm.ts';

let farm: TestFarm;
beforeEach(async () => {
  farm = await createTestFarm();
});
afterEach(() => farm.close());

const noise = async () => (await farm.call('GET', '/noise')).body as Noise;
const schedule = (startsAt: string, enabled = true) => farm.call('PUT', '/noise/schedule', { startsAt, enabled });
/** HH:MM of the database's clock, UTC, so many minutes from now. */
async function inMinutes(minutes: number): Promise<string> {
  const { rows } = await farm.pool.query<{ at: string }>(
    `SELECT to_char((clock_timestamp() + $1 * interval '1 minute') AT TIME ZONE 'UTC', 'HH24:MI') AS at`,
    [minutes],
  );
  return (rows[0] as { at: string }).at;
}
async function aRun(changes: object = {}): Promise<void> {
  await farm.submit(changes);
  await endNext();
}
async function endNext(): Promise<void> {
  const offer: Offer = await farm.takeOffer();
  await farm.attempt(offer, 'accept', { claimId: `claim-${offer.attemptId}` });
  const records = aReport(offer, 0, { platform: 'linux', body: 'host' });
  await farm.attempt(offer, 'batches', { batchId: `batch-${offer.attemptId}`, records });
  await farm.attempt(offer, 'complete', SUCCEEDED);
}
/** Stands for the farm's comparisons; a build compared with itself that is said to differ is a false alarm. */
function comparing(verdict: VerdictName | null): ComparisonPort & { asked: ComparisonRequest[] } {
  const asked: ComparisonRequest[] = [];
  const numbers = { pairs: 9, pairSd: 0.03, effect: 0.001, interval: [-0.019, 0.021], mde: 0.045 } as const;
  return {
    asked,
    start: (_tx, request) => Promise.resolve(`cmp_${asked.push(request)}`),
    verdicts: () =>
      Promise.resolve(
        verdict === null ? null : (asked.at(-1)?.metrics ?? []).map((metric) => ({ ...metric, ...numbers, verdict })),
      ),
  };
}
async function step(comparisons: ComparisonPort): Promise<void> {
  await farm.pool.query('UPDATE aa_night SET next_look_at = now()');
  await runAaNights({ pool: farm.pool, newId }, comparisons);
}
/** As if everything so far had been that many nights ago. */
const sleep = (nights: number) =>
  farm.pool.query(`ALTER TABLE aa_result DROP CONSTRAINT IF EXISTS aa_result_tenant_id_night_tier_fkey;
    UPDATE aa_night SET night = night - ${nights}; UPDATE aa_result SET night = night - ${nights}`);

describe('a night of A/A', () => {
  it('begins when it is due, once per tier however often one asks: a golden run per phone, then the newest build against itself', async () => {
    await aRun();
    await schedule(await inMinutes(-10));
    const comparisons = comparing(null);
    for (let asked = 0; asked < 3; asked += 1) await step(comparisons);
    expect(comparisons.asked).toHaveLength(1);
    const [{ a, b, target, metrics, alpha, key } = {} as ComparisonRequest] = comparisons.asked;
    expect(a).toEqual(b);
    expect(a.modelId).toBe(farm.model.id);
    expect(target).toEqual({ tiers: ['host'], bodies: ['real', 'host'] });
    expect(metrics).toHaveLength(10);
    expect(alpha).toBeCloseTo(0.1, 12);
    expect(key).toMatch(/^aa \d{4}-\d\d-\d\d host$/);
    expect((await noise()).nights).toMatchObject([{ tier: 'host', state: 'measuring', comparisonId: 'cmp_1' }]);
    const { runs } = (await farm.call('GET', '/runs?alive=true')).body;
    expect(runs).toMatchObject([{ lifeCycle: 'queued', priority: 10, launches: 1 }]);
    const { benchmarks } = (await farm.call('GET', '/benchmarks')).body;
    expect(benchmarks[0]).toMatchObject({
      purpose: 'health',
      spread: 'each',
      name: expect.stringMatching(/^golden .* host$/),
    });
  });
  it('has golden runs of one workload night after night, whatever ran by day: else no phone could be compared with itself', async () => {
    await aRun();
    await schedule(await inMinutes(-10));
    await step(comparing(null));
    await endNext();
    await aRun({ iterations: 3 });
    await sleep(1);
    // the key of a night is its date, and the night before had another one
    await farm.pool.query(`UPDATE idempotency SET key = 'the night before' WHERE key LIKE 'golden %'`);
    await step(comparing(null));
    const { benchmarks } = (await farm.call('GET', '/benchmarks')).body;
    const golden = benchmarks.filter(({ purpose }: { purpose: string }) => purpose === 'health');
    expect(golden).toHaveLength(2);
    for (const one of golden)
      expect(one).toMatchObject({ iterations: 2, configurations: [{ harnessVersion: '1', threads: 1 }] });
  });
  it('does not begin before its time, long after it, when it is switched off, or for phones in software', async () => {
    await aRun();
    const comparisons = comparing(null);
    await step(comparisons);
    for (const [minutes, enabled] of [
      [10, true],
      [-7 * 60, true],
      [-10, false],
    ] as const) {
      await schedule(await inMinutes(minutes), enabled);
      await step(comparisons);
    }
    await farm.asRunner('PUT', '/runner/devices', { devices: [{ ...PHONE, body: 'virtual', platform: 'android' }] });
    await schedule(await inMinutes(-10));
    await step(comparisons);
    expect((await noise()).nights).toEqual([]);
    expect(comparisons.asked).toEqual([]);
  });
  it('waits and says why while there is nothing to compare or nothing to compare with, and is missed after a day', async () => {
    await schedule(await inMinutes(-10));
    await step(comparing('pass'));
    expect((await noise()).nights[0]?.reason).toContain('no valid measured run on tier host yet');
    await aRun();
    await step(NO_COMPARISONS);
    expect((await noise()).nights[0]).toMatchObject({
      state: 'waiting',
      reason: 'this farm runs no paired comparisons',
    });
    await farm.pool.query(`UPDATE aa_night SET created_at = now() - interval '25 hours'`);
    await step(NO_COMPARISONS);
    expect((await noise()).nights[0]).toMatchObject({ state: 'missed' });
  });
  it('publishes spread, detectable effect and false alarms with their interval for each metric', async () => {
    await aRun();
    await schedule(await inMinutes(-10));
    const comparisons = comparing('pass');
    await step(comparisons);
    await step(comparisons);
    const { floors, nights } = await noise();
    expect(nights).toMatchObject([{ state: 'ended' }]);
    expect(floors).toHaveLength(10);
    expect(floors.find(({ metric, quantile }) => metric === 'total' && quantile === 'p95')).toMatchObject({
      tier: 'host',
      comparisons: 1,
      pairs: 9,
      pairSd: 0.03,
      mde: 0.045,
      falseAlarms: 0,
      falseAlarmRate: [0, expect.closeTo(0.975, 9)],
      alertFloor: expect.closeTo(0.04, 12),
      isInformational: false,
    });
  });
  it('demotes a metric that alarms too often, and takes it back once that is long enough ago', async () => {
    await aRun();
    await schedule(await inMinutes(-10));
    for (const verdict of ['improve', 'regress'] as const) {
      const comparisons = comparing(verdict);
      await step(comparisons);
      await step(comparisons);
      await sleep(1);
    }
    const floor = () => readNoiseFloor(farm.pool, 'default', 'host', 'total');
    expect(await floor()).toMatchObject({ falseAlarms: 2, isInformational: true });
    await sleep(26);
    expect(await floor()).toMatchObject({ falseAlarms: 1 });
    await sleep(5);
    expect(await floor()).toMatchObject({ comparisons: 0, isInformational: false });
  });
});

it.each([
  [{ startsAt: '25:00', enabled: true }, 400],
  [{ startsAt: '2:00', enabled: true }, 400],
  [{ startsAt: '02:00' }, 400],
  [{ startsAt: '02:00', enabled: true }, 200],
])('a schedule of %j is answered with %i', async (body, status) => {
  expect((await farm.call('PUT', '/noise/schedule', body)).status).toBe(status);
});
