import { randomUUID } from 'node:crypto';
import type { Offer, ReportRecord } from '@framefarm/contracts';
import { aReport } from '@framefarm/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '../src/db/transaction.ts';
import { reconcile } from '../src/features/attempts/reconcile.ts';
import { PHONE, SUCCEEDED, type TestFarm, createTestFarm } from './test-farm.ts';

const HOST = { platform: 'linux', body: 'host' } as const;
let farm: TestFarm;
beforeAll(async () => {
  farm = await createTestFarm();
});
afterAll(() => farm.close());

const send = (offer: Offer, records: readonly ReportRecord[], batchId: string = randomUUID()) =>
  farm.attempt(offer, 'batches', { batchId, records });
const runOf = async (offer: Offer) => (await farm.call('GET', `/runs/${offer.runId}`)).body;
async function accepted(changes = {}): Promise<Offer> {
  await farm.submit(changes);
  const offer = await farm.takeOffer();
  await farm.attempt(offer, 'accept', { claimId: randomUUID() });
  return offer;
}
/** As if the runner had been silent for the length of its lease. */
async function silence(offer: Offer): Promise<void> {
  await farm.pool.query(`UPDATE attempt SET lease_until = clock_timestamp() - interval '1 s' WHERE id = $1`, [
    offer.attemptId,
  ]);
  await transaction(farm.pool, reconcile);
}
async function finish(offer: Offer): Promise<void> {
  for (let launch = 0; launch < offer.launches; launch += 1) await send(offer, aReport(offer, launch, HOST));
  expect((await farm.attempt(offer, 'complete', SUCCEEDED)).status).toBe(204);
}

describe('a run', () => {
  it('goes from POST to a valid result with all six stages, memory and score', async () => {
    const { status, body } = await farm.submit({ launches: 6 });
    expect(status).toBe(201);
    expect(body.runs).toMatchObject([
      { lifeCycle: 'queued', outcome: null, waitReason: 'a device is free; its runner has not asked for work yet' },
    ]);
    const offer = await farm.takeOffer();
    expect(offer.plan).toMatchObject({ run: offer.runId, attempt: offer.attemptId, fence: offer.fence, launch: 0 });
    await farm.attempt(offer, 'accept', { claimId: 'claim-0001' });
    const beat = await farm.attempt(offer, 'heartbeat', { lifeCycle: 'running', launchesDone: 1 });
    expect(beat.body).toEqual({ leaseMs: 45_000, cancel: false });
    expect(await runOf(offer)).toMatchObject({ lifeCycle: 'running', progress: { done: 1, of: 6 } });
    await finish(offer);
    const run = await runOf(offer);
    expect(run).toMatchObject({
      lifeCycle: 'ended',
      outcome: 'succeeded',
      validity: 'valid',
      fault: null,
      pssKb: 1000,
      score: 0.5,
      backend: 'cpu',
      timing: 'measured',
      progress: { done: 6, of: 6 },
    });
    // one frame a pick, 2 ms a stage, six launches alike
    expect(run.stages.decode).toEqual({ n: 6, p50Ms: 2, p95Ms: 2, ci95: [2, 2] });
    expect(run.stages.total.p50Ms).toBe(10);
    const { body: log } = await farm.call('GET', `/runs/${offer.runId}/events`);
    expect(log.events.map((event: { event: string }) => event.event)).toEqual([
      'run.queued',
      'run.offered',
      'run.scrubbing',
      'run.running',
      'run.ended',
    ]);
  });

  it('has no interval below six launches', async () => {
    const offer = await accepted({ launches: 5 });
    await finish(offer);
    expect((await runOf(offer)).stages.infer).toMatchObject({ n: 5, ci95: null });
  });

  it('is invalid, with the reason, when a launch is missing or torn', async () => {
    const offer = await accepted({ launches: 2 });
    await send(offer, aReport(offer, 0, HOST).slice(0, -1));
    await farm.attempt(offer, 'complete', SUCCEEDED);
    expect(await runOf(offer)).toMatchObject({
      validity: 'invalid',
      reasons: ['launch 0: the report has no end', 'launch 1: the report has no end'],
    });
  });

  it('is invalid when the harness ran on something else than the device', async () => {
    const offer = await accepted();
    await send(offer, aReport(offer, 0, { platform: 'android', body: 'virtual' }));
    await farm.attempt(offer, 'complete', SUCCEEDED);
    expect((await runOf(offer)).reasons[0]).toBe('launch 0: it ran on android virtual, the device is linux host');
  });

  it('fails by fault of the subject when the harness reports a corrupt clip', async () => {
    const offer = await accepted();
    const records = aReport(offer, 0, HOST);
    const last = records.at(-1) as ReportRecord;
    records[records.length - 1] = {
      ...last,
      type: 'error',
      code: 'clip.corrupt',
      message: 'clip is torn',
    } as ReportRecord;
    for (const key of ['ok', 'records']) delete (records.at(-1) as Record<string, unknown>)[key];
    records.push({ ...last, type: 'end', seq: records.length, ok: false, records: records.length } as ReportRecord);
    expect((await send(offer, records)).status).toBe(200);
    await farm.attempt(offer, 'complete', SUCCEEDED);
    expect(await runOf(offer)).toMatchObject({
      outcome: 'failed',
      validity: 'invalid',
      fault: 'subject',
      reasons: ['launch 0: clip.corrupt: clip is torn'],
    });
  });

  it('is queued again at most twice when it is tainted, and then stays tainted', async () => {
    await farm.submit();
    for (const state of ['queued', 'queued', 'ended']) {
      const offer = await farm.takeOffer();
      await farm.attempt(offer, 'accept', { claimId: randomUUID() });
      await send(offer, aReport(offer, 0, HOST));
      await farm.attempt(offer, 'complete', { ...SUCCEEDED, tainted: true, reasons: ['charging'] });
      expect((await runOf(offer)).lifeCycle).toBe(state);
      if (state === 'ended') expect(await runOf(offer)).toMatchObject({ validity: 'tainted', attempts: 3 });
    }
  });
});

describe('a run that failed', () => {
  // a device with three faults in a row is taken out of service, which is another story
  const letBack = () =>
    farm.pool.query(
      'UPDATE device SET quarantined_at = NULL, quarantine_reason = NULL, check_due_at = NULL, rests = 0',
    );
  afterEach(letBack);
  const unplugged = {
    outcome: 'failed',
    fault: 'device',
    reasons: ['phone phone-1 is not connected any more'],
    tainted: false,
    retryable: true,
  };
  async function fail(ending: object): Promise<Offer> {
    const offer = await accepted();
    await send(offer, aReport(offer, 0, HOST).slice(0, 3));
    expect((await farm.attempt(offer, 'complete', ending)).status).toBe(204);
    return offer;
  }

  it('by fault of its phone is offered again, and its reasons are those of the try that counted', async () => {
    const first = await fail(unplugged);
    expect(await runOf(first)).toMatchObject({ lifeCycle: 'queued', outcome: null, reasons: [] });
    const second = await farm.takeOffer();
    expect(second.fence).toBeGreaterThan(first.fence);
    await farm.attempt(second, 'accept', { claimId: randomUUID() });
    await finish(second);
    expect(await runOf(second)).toMatchObject({ validity: 'valid', reasons: [], attempts: 2 });
  });

  it('four times ends, with the reasons of the last', async () => {
    let offer = await fail(unplugged);
    for (let attempt = 2; attempt <= 4; attempt += 1) {
      offer = await farm.takeOffer();
      await farm.attempt(offer, 'accept', { claimId: randomUUID() });
      await farm.attempt(offer, 'complete', unplugged);
      await letBack();
    }
    expect(await runOf(offer)).toMatchObject({
      lifeCycle: 'ended',
      outcome: 'failed',
      validity: 'invalid',
      fault: 'device',
      reasons: unplugged.reasons,
      attempts: 4,
    });
  });

  it('by fault of the subject ends at once, whatever its runner says', async () => {
    const offer = await fail({ ...unplugged, fault: 'subject' });
    expect(await runOf(offer)).toMatchObject({ lifeCycle: 'ended', fault: 'subject', attempts: 1 });
  });

  it('is tried on another phone where there is one', async () => {
    const other = { ...PHONE, serial: 'phone-2' };
    await farm.asRunner('PUT', '/runner/devices', { devices: [PHONE, other] });
    const first = await fail(unplugged);
    const second = await farm.takeOffer();
    expect(new Set([first.serial, second.serial])).toEqual(new Set([PHONE.serial, other.serial]));
    await farm.attempt(second, 'accept', { claimId: randomUUID() });
    await farm.attempt(second, 'complete', unplugged);
    // both have failed now: any may try again
    const third = await farm.takeOffer();
    await farm.attempt(third, 'accept', { claimId: randomUUID() });
    await finish(third);
    await farm.asRunner('PUT', '/runner/devices', { devices: [PHONE] });
  });
});

describe('exactly once', () => {
  it('stores a batch once, however often it is sent', async () => {
    const offer = await accepted();
    const records = aReport(offer, 0, HOST);
    expect((await send(offer, records, 'batch-0001')).body).toEqual({ accepted: records.length, duplicate: false });
    expect((await send(offer, records, 'batch-0001')).body).toEqual({ accepted: 0, duplicate: true });
    expect((await send(offer, records, 'batch-0002')).body).toEqual({ accepted: 0, duplicate: false });
    await finish(offer);
  });

  it('answers a repeated completion and refuses another one', async () => {
    const offer = await accepted();
    await finish(offer);
    expect((await farm.attempt(offer, 'complete', SUCCEEDED)).status).toBe(204);
    expect((await farm.attempt(offer, 'complete', { ...SUCCEEDED, reasons: ['other'] })).status).toBe(409);
  });

  it('leases a run again under a higher fence when its runner falls silent, and keeps the late result as evidence only', async () => {
    const first = await accepted();
    await send(first, aReport(first, 0, HOST));
    await silence(first);
    expect(await runOf(first)).toMatchObject({ lifeCycle: 'queued' });
    const second = await farm.takeOffer();
    expect(second).toMatchObject({ runId: first.runId });
    expect(second.fence).toBeGreaterThan(first.fence);
    expect(await farm.attempt(first, 'complete', SUCCEEDED)).toMatchObject({
      status: 409,
      body: { error: { code: 'lease.lost' } },
    });
    expect((await farm.attempt(first, 'heartbeat', { lifeCycle: 'running', launchesDone: 0 })).status).toBe(409);
    expect((await send(first, aReport(first, 0, HOST))).status).toBe(409);
    await farm.attempt(second, 'accept', { claimId: randomUUID() });
    await finish(second);
    expect(await runOf(second)).toMatchObject({ validity: 'valid', attempts: 2 });
    const { body } = await farm.call('GET', `/runs/${first.runId}/events`);
    expect(body.events.map((event: { event: string }) => event.event)).toContain('attempt.late-result');
  });

  it('fails by fault of the host when four runners in a row fall silent', async () => {
    await farm.submit();
    let offer = await farm.takeOffer();
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      await silence(offer);
      if (attempt < 4) offer = await farm.takeOffer();
    }
    expect(await runOf(offer)).toMatchObject({ lifeCycle: 'ended', outcome: 'failed', fault: 'host', attempts: 4 });
  });

  it('gives one run to one of twenty pollers that ask at once', async () => {
    await farm.submit();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => farm.asRunner('GET', '/runner/offers?waitMs=0')),
    );
    const offers = answers.filter((answer) => answer.status === 200);
    expect(offers).toHaveLength(1);
    await farm.call('POST', `/runs/${offers[0]?.body.runId}/cancel`);
  });
});

describe('a claim', () => {
  it('reaches a run behind any number of runs that no free phone may take', async () => {
    const { body: blocked } = await farm.submit({
      targets: Array.from({ length: 100 }, () => ({ tiers: ['flagship' as const] })),
      configurations: farm.benchmark().configurations.flatMap((one) => [one, { ...one, threads: 2 }]),
    });
    expect(blocked.runs).toHaveLength(200);
    const { body: wanted } = await farm.submit();
    const offer = await farm.takeOffer();
    expect(offer.runId).toBe(wanted.runs[0].id);
    await farm.call('POST', `/runs/${offer.runId}/cancel`);
    await farm.call('POST', `/benchmarks/${blocked.id}/cancel`);
  });
  it('takes the oldest run first', async () => {
    const { body: older } = await farm.submit({ targets: [{ bodies: ['host'] }] });
    const { body: newer } = await farm.submit();
    const offer = await farm.takeOffer();
    expect(offer.runId).toBe(older.runs[0].id);
    for (const id of [older.id, newer.id]) await farm.call('POST', `/benchmarks/${id}/cancel`);
  });
});

describe('cancel', () => {
  it('ends a queued and an offered run at once', async () => {
    const { body } = await farm.submit();
    expect((await farm.call('POST', `/runs/${body.runs[0].id}/cancel`)).body).toMatchObject({
      lifeCycle: 'ended',
      outcome: 'cancelled',
    });
    await farm.submit();
    const offer = await farm.takeOffer();
    expect((await farm.call('POST', `/runs/${offer.runId}/cancel`)).body).toMatchObject({
      lifeCycle: 'ended',
      outcome: 'cancelled',
    });
    expect((await farm.attempt(offer, 'accept', { claimId: 'claim-0001' })).status).toBe(409);
  });

  it.each(['scrubbing', 'running', 'uploading'])(
    'tells the runner of a run that is %s by heartbeat',
    async (lifeCycle) => {
      const offer = await accepted();
      await farm.attempt(offer, 'heartbeat', { lifeCycle, launchesDone: 0 });
      expect((await farm.call('POST', `/runs/${offer.runId}/cancel`)).body).toMatchObject({
        lifeCycle,
        cancelRequested: true,
      });
      expect((await farm.attempt(offer, 'heartbeat', { lifeCycle, launchesDone: 0 })).body.cancel).toBe(true);
      await farm.attempt(offer, 'complete', { outcome: 'cancelled', fault: null, reasons: ['asked'], tainted: false });
      expect(await runOf(offer)).toMatchObject({ lifeCycle: 'ended', outcome: 'cancelled', validity: 'invalid' });
    },
  );

  it('ends a run whose runner has died, when its lease runs out', async () => {
    const offer = await accepted();
    await farm.call('POST', `/runs/${offer.runId}/cancel`);
    await silence(offer);
    expect(await runOf(offer)).toMatchObject({ outcome: 'cancelled' });
  });

  it('is refused for a run that has ended', async () => {
    const offer = await accepted();
    await finish(offer);
    expect((await farm.call('POST', `/runs/${offer.runId}/cancel`)).body.error.code).toBe('run.ended');
  });
});
