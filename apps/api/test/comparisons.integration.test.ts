import type { Comparison, Offer } from '@framefarm/contracts';
import { designOf, judgeComparison } from '@framefarm/domain';
import { aTelemetry } from '@framefarm/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '../src/db/transaction.ts';
import { reconcile } from '../src/features/attempts/reconcile.ts';
import { type PairFarm, createPairFarm } from './pair-farm.ts';
import { SUCCEEDED } from './test-farm.ts';

let farm: PairFarm;
beforeAll(async () => {
  farm = await createPairFarm();
});
afterAll(() => farm.close());
const tick = () => transaction(farm.pool, reconcile);
beforeEach(async () => {
  await farm.pool.query(`UPDATE attempt SET ended_at = now(), ending = 'test' WHERE ended_at IS NULL`);
  await farm.pool.query(
    `UPDATE run SET life_cycle = 'ended', outcome = 'cancelled', validity = 'invalid', ended_at = now() WHERE life_cycle <> 'ended'`,
  );
  await tick();
  await farm.setPhones([farm.PHONE]);
});

async function begun(changes: Parameters<PairFarm['compare']>[0] = {}): Promise<{ id: string; offer: Offer }> {
  const { status, body } = await farm.compare(changes);
  expect(status).toBe(201);
  const offer = await farm.takeOffer();
  await farm.accept(offer);
  return { id: (body as Comparison).id, offer };
}

describe('a comparison', () => {
  it('offers both arms, measures pairs of A and B in drawn order and ends when the plan is decided', async () => {
    const { id, offer } = await begun();
    expect(offer.pairs?.arms.A.plan.threads).toBe(1);
    expect(offer.pairs?.arms.B.plan.threads).toBe(2);
    for (let pair = 0; pair < 5; pair += 1) expect(await farm.pair(offer, 0.2)).toBe(pair);
    const during = await farm.show(id);
    expect(during).toMatchObject({ state: 'measuring', verdicts: [] });
    expect(during.progress).toMatchObject({ valid: 5, nextLook: 6, looksLeft: 2, mostPairs: 12 });
    expect(during.progress.expectedEndAt).not.toBeNull();
    await farm.pair(offer, 0.2);
    const ended = await farm.show(id);
    expect(ended).toMatchObject({ state: 'ended', progress: { valid: 6, looksLeft: 0 } });
    expect(ended.verdicts[0]).toMatchObject({ verdict: 'regress', pairs: 6, nA: 6, nB: 6, value: 'total' });
    expect(await farm.pair(offer)).toBe('decided');
    await farm.attempt(offer, 'complete', SUCCEEDED);
    const run = await farm.call('GET', `/runs/${offer.runId}`);
    expect(run.body).toMatchObject({ validity: 'valid', comparisonId: id, stages: null });
  });

  it('keeps raw values from which anybody gets the same verdict byte for byte', async () => {
    const { id, offer } = await begun();
    for (let pair = 0; pair < 6; pair += 1) await farm.pair(offer, pair === 2 ? 0.4 : 0.2);
    const { verdictText, ...shown } = await farm.show(id);
    const raw = await farm.raw(id);
    expect(raw.pairs[0]?.launches[0]?.picks[0]?.['total']).toBeGreaterThan(40);
    const again = judgeComparison(designOf(shown), raw.pairs.slice(0, raw.judgedPairs), raw.isOver);
    expect(JSON.stringify(again)).toBe(verdictText);
    const pick = raw.pairs[0]?.launches[0]?.picks[0] ?? {};
    pick['total'] = 41.000001;
    const spoilt = judgeComparison(designOf(shown), raw.pairs.slice(0, raw.judgedPairs), raw.isOver);
    expect(JSON.stringify(spoilt)).not.toBe(verdictText);
  });

  it('gives the same pair again until it is closed, and closing twice changes nothing', async () => {
    const { id, offer } = await begun();
    const first = await farm.next(offer);
    expect(await farm.next(offer)).toEqual(first);
    await farm.pair(offer);
    const { number = 0, order = [] } = first.pair ?? {};
    const launches = order.map((arm, launch) => ({ arm, launch, telemetry: aTelemetry({ maxThermalStatus: 3 }) }));
    const again = await farm.closePair(offer, number, { launches, missing: [], waitedFor: [], waitedMs: 0 });
    expect(again.status).toBe(204);
    expect((await farm.show(id)).progress).toMatchObject({ valid: 1, invalid: 0 });
  });

  it('submitted twice with one key is one; with other content it is refused', async () => {
    const one = await farm.compare({}, 'same');
    expect((await farm.compare({}, 'same')).body.id).toBe(one.body.id);
    expect((await farm.compare({ alpha: 0.05 }, 'same')).body.error.code).toBe('idempotency.mismatch');
  });
});

describe('a pair does not count', () => {
  it.each([
    ['a warm phone', aTelemetry({ maxThermalStatus: 1 }), 'thermal-status'],
    ['a lost focus', aTelemetry({ isFocusLost: true }), 'focus-lost'],
    ['other load', aTelemetry({ otherCpuShare: 0.3 }), 'background-load'],
  ])('with %s, and says so', async (_, telemetry, reason) => {
    const { id, offer } = await begun();
    const { pair } = await farm.next(offer);
    const launches = (pair?.order ?? []).map((arm, launch) => ({ arm, launch, telemetry }));
    await farm.pair(offer, 0, { launches });
    const shown = await farm.show(id);
    expect(shown.progress).toMatchObject({ valid: 0, invalid: 1 });
    expect(shown.phones[0]?.reasons).toContain(reason);
  });

  it('that lost a launch, whose report is torn, or during which the system changed', async () => {
    const { id, offer } = await begun();
    const { pair } = await farm.next(offer);
    const arm = pair?.order[0] ?? 'A';
    await farm.uploadLaunch(offer, arm, 0, 10);
    const first = { arm, launch: 0, telemetry: aTelemetry() };
    await farm.closePair(offer, 0, { launches: [first], missing: [], waitedFor: [], waitedMs: 0 });
    expect((await farm.show(id)).phones[0]?.reasons).toEqual(['launch-lost']);
    await farm.next(offer);
    const launches =
      (await farm.next(offer)).pair?.order.map((one, place) => ({
        arm: one,
        launch: 2 + place,
        telemetry: aTelemetry(),
      })) ?? [];
    await farm.closePair(offer, 1, { launches, missing: [], waitedFor: [], waitedMs: 0 });
    expect((await farm.show(id)).phones[0]?.reasons).toContain('launch 2: the report has no end');
    await farm.next(offer);
    await farm.setPhones([{ ...farm.PHONE, fingerprint: 'another/build' }]);
    await farm.pair(offer);
    expect((await farm.show(id)).phones[0]?.reasons).toContain('os-changed');
  });

  it('three times in a row: the phone is unfit, its run is queued again at most twice, and the verdict is never "no regression"', async () => {
    const { id, offer: first } = await begun();
    for (let session = 0; session < 3; session += 1) {
      const offer = session === 0 ? first : await farm.takeOffer();
      if (session > 0) await farm.accept(offer);
      for (let pair = 0; pair < 3; pair += 1) await farm.pair(offer, 0, { launches: [], missing: ['battery-level'] });
      expect(await farm.pair(offer)).toBe('unfit');
      await farm.attempt(offer, 'complete', { ...SUCCEEDED, tainted: true, reasons: ['unfit'] });
    }
    await tick();
    const shown = await farm.show(id);
    expect(shown).toMatchObject({ state: 'ended', progress: { invalid: 9, valid: 0 } });
    expect(shown.verdicts[0]).toMatchObject({ verdict: 'invalid', interval: null });
    expect(shown.verdicts[0]?.reasons.join()).toContain('device unfit');
    expect(shown.phones[0]?.reasons).toContain('battery-level');
  });
});

describe('a runner that swaps the arms', () => {
  it('in what it says of its launches is refused, and the pair stays open', async () => {
    const { id, offer } = await begun();
    const { pair } = await farm.next(offer);
    const swapped = (pair?.order ?? []).toReversed();
    const launches = swapped.map((arm, launch) => ({ arm, launch, telemetry: aTelemetry() }));
    const got = await farm.closePair(offer, 0, { launches, missing: [], waitedFor: [], waitedMs: 0 });
    expect([got.status, got.body.error.code]).toEqual([400, 'request.invalid']);
    expect(got.body.error.message).toContain('pair 0 is ');
    expect((await farm.show(id)).progress).toMatchObject({ open: 1, valid: 0, invalid: 0 });
    await farm.pair(offer);
    expect((await farm.show(id)).progress).toMatchObject({ open: 0, valid: 1 });
  });

  it('in what it runs loses the pair, by what the harness says it used', async () => {
    const { id, offer } = await begun();
    const { pair } = await farm.next(offer);
    const order = pair?.order ?? [];
    for (const [launch, arm] of order.entries()) await farm.uploadLaunch(offer, arm === 'A' ? 'B' : 'A', launch, 10);
    const launches = order.map((arm, launch) => ({ arm, launch, telemetry: aTelemetry() }));
    await farm.closePair(offer, 0, { launches, missing: [], waitedFor: [], waitedMs: 0 });
    const shown = await farm.show(id);
    expect(shown.progress).toMatchObject({ valid: 0, invalid: 1 });
    expect(shown.phones[0]?.reasons.join()).toContain(
      'arm A asks for 1 threads, the launch used 2 as the other arm does',
    );
    expect(shown.phones[0]?.reasons.join()).toContain(
      'arm B asks for 2 threads, the launch used 1 as the other arm does',
    );
  });
});

it('clocks on walls that are years apart, on the phone and in its reports, change no verdict', async () => {
  const { id, offer } = await begun();
  for (let place = 0; place < 6; place += 1) {
    const { pair } = await farm.next(offer);
    const launches = (pair?.order ?? []).map((arm, second) => {
      const { before, after } = aTelemetry();
      const wallMs = second === 0 ? 0 : 4_102_444_800_000;
      const telemetry = aTelemetry({ before: { ...before, wallMs }, after: { ...after, wallMs: 1e12 - wallMs / 10 } });
      return { arm, launch: (pair?.firstLaunch ?? 0) + second, telemetry };
    });
    await farm.pair(offer, 0.2, { launches });
  }
  const ended = await farm.show(id);
  expect(ended).toMatchObject({ state: 'ended', progress: { valid: 6, invalid: 0 } });
  expect(ended.verdicts[0]).toMatchObject({ verdict: 'regress', pairs: 6 });
});

it('a runner that dies discards its open pair whole; the next session goes on with the pairs that count', async () => {
  const { id, offer } = await begun();
  await farm.pair(offer, 0.2);
  await farm.pair(offer, 0.2);
  await farm.next(offer);
  await farm.pool.query(`UPDATE attempt SET lease_until = now() - interval '1 s' WHERE id = $1`, [offer.attemptId]);
  await tick();
  const second = await farm.takeOffer();
  await farm.accept(second);
  expect((await farm.show(id)).progress).toMatchObject({ valid: 2, discarded: 1, open: 0 });
  for (let pair = 0; pair < 4; pair += 1) await farm.pair(second, 0.2);
  expect(await farm.show(id)).toMatchObject({ state: 'ended', progress: { valid: 6 } });
  const late = await farm.closePair(offer, 2, { launches: [], missing: [], waitedFor: [], waitedMs: 0 });
  expect(late.body.error.code).toBe('lease.lost');
});

it('runs that end before the plan can tell leave it inconclusive', async () => {
  const { id, offer } = await begun();
  await farm.pair(offer);
  await farm.attempt(offer, 'complete', { ...SUCCEEDED, outcome: 'cancelled' });
  await tick();
  const [verdict] = (await farm.show(id)).verdicts;
  expect(verdict).toMatchObject({ verdict: 'inconclusive', isFinal: true, pairs: 1 });
});

it('a waiting phone says what it waits for and since when', async () => {
  const { id, offer } = await begun();
  const beat = { lifeCycle: 'running', launchesDone: 0, waiting: { for: ['thermal-status'], sinceMs: 90_000 } };
  await farm.attempt(offer, 'heartbeat', beat);
  const [phone] = (await farm.show(id)).phones;
  expect(phone?.waitsFor).toEqual(['thermal-status']);
  expect(Date.now() - Date.parse(phone?.waitsSince ?? '')).toBeGreaterThan(80_000);
  expect((await farm.call('GET', `/runs/${offer.runId}`)).body.phoneWait.for).toEqual(['thermal-status']);
});

describe('what cannot be compared is refused', () => {
  const virtual = { ...PHONE_FACTS(), serial: 'virtual-1', platform: 'android', body: 'virtual', tier: 'mid' } as const;
  function PHONE_FACTS() {
    return { tierSource: 'declared', model: 'm', osVersion: '1', abi: 'x', ramMb: 1, profile: null } as const;
  }
  it.each<[string, Parameters<PairFarm['compare']>[0], string]>([
    ['looks that do not rise', { plan: { kind: 'pairs', looks: [6, 6] } }, 'looks must rise'],
    ['a warm cold start', { plan: { kind: 'cold-start', pairs: 10 } }, 'one pick without warm-up'],
    ['cold-start in another plan', { metrics: [{ value: 'cold-start', quantile: 'median' }] }, 'plan cold-start'],
    [
      'a metric twice',
      {
        metrics: [
          { value: 'total', quantile: 'p95' },
          { value: 'total', quantile: 'p95' },
        ],
      },
      'listed twice',
    ],
    ['targets without a phone', { targets: [{ tiers: ['low'] }] }, 'no device that is online'],
  ])('%s', async (_, changes, why) => {
    const { status, body } = await farm.compare(changes);
    expect(status).toBe(422);
    expect(body.error.message).toContain(why);
  });

  it('a harness version that nobody registered, in either arm', async () => {
    const { b } = farm.comparison();
    const got = await farm.compare({ b: { ...b, configuration: { ...b.configuration, harnessVersion: '9' } } });
    expect(got.body.error.message).toContain('there is no linux harness build 9; known: 1');
  });

  it('a virtual phone outside sandbox, and phones of two bodies together', async () => {
    await farm.setPhones([farm.PHONE, virtual]);
    const outside = await farm.compare({ targets: [{ bodies: ['virtual'] }] });
    expect(outside.body.error).toMatchObject({ code: 'comparison.sandbox-only' });
    const mixed = await farm.compare({ targets: [{}], channel: 'sandbox' });
    expect(mixed.body.error.message).toContain('whose times do not compare');
  });
});
