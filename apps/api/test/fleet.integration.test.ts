import type { CreateBenchmarkBody, Device, Offer } from '@framefarm/contracts';
import { aReport } from '@framefarm/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkRestedDevices } from '../src/features/runners/check-rested-devices.ts';
import { newId } from '../src/ids.ts';
import { PHONE, SUCCEEDED, type TestFarm, createTestFarm } from './test-farm.ts';

let farm: TestFarm;
beforeEach(async () => {
  farm = await createTestFarm();
});
afterEach(() => farm.close());

const phone = (serial: string, changes: Partial<typeof PHONE> & { soc?: string } = {}) => ({
  ...PHONE,
  serial,
  ...changes,
});
const plug = (...phones: object[]) => farm.asRunner('PUT', '/runner/devices', { devices: phones });
const devices = async () => (await farm.call('GET', '/devices')).body.devices as Device[];
const idOf = async (serial: string) => (await devices()).find((device) => device.serial === serial)?.id ?? '';
const end = async (offer: Offer, body: object = { ...SUCCEEDED, outcome: 'cancelled' }) => {
  await farm.attempt(offer, 'accept', { claimId: `claim-${offer.attemptId}` });
  await farm.attempt(offer, 'complete', body);
};
async function finish(offer: Offer): Promise<void> {
  const records = aReport(offer, 0, { platform: 'linux', body: 'host' });
  await farm.attempt(offer, 'batches', { batchId: `batch-${offer.attemptId}`, records });
  await farm.attempt(offer, 'complete', SUCCEEDED);
}
const FAULT = { outcome: 'failed', fault: 'device', reasons: ['the cable fell out'], tainted: false };

describe('a matrix', () => {
  it('is models x devices x configurations with spread each, and says beforehand what it would make', async () => {
    await plug(phone('a', { ramMb: 2000 }), phone('b', { ramMb: 4000 }), phone('c', { ramMb: 8000 }));
    const matrix: Partial<CreateBenchmarkBody> = {
      spread: 'each',
      targets: [{ where: [{ attribute: 'ramMb', operator: '>=', value: 4000 }] }],
    };
    const preview = await farm.call('POST', '/benchmarks/preview', farm.benchmark(matrix));
    expect(preview.body).toMatchObject({ count: 2, maxRuns: 500, fits: true });
    expect(preview.body.runs.map((run: { devices: string[] }) => run.devices)).toEqual([['b'], ['c']]);
    expect((await farm.call('GET', '/runs')).body.runs).toEqual([]);
    const { body } = await farm.submit(matrix);
    expect(body.runs).toHaveLength(2);
  });
  it('larger than its cap is refused whole, and so is one that selects nothing', async () => {
    await plug(phone('a'), phone('b'), phone('c'));
    const many = await farm.submit({ spread: 'each', targets: [{}], maxRuns: 2 });
    expect([many.status, many.body.error.message]).toEqual([
      422,
      expect.stringContaining('would make 3 runs, more than maxRuns (2)'),
    ]);
    const none = await farm.submit({ spread: 'each', targets: [{ models: ['nobody has it'] }] });
    expect([none.status, none.body.error.code]).toEqual([422, 'benchmark.invalid']);
    expect((await farm.call('GET', '/runs')).body.runs).toEqual([]);
  });
  it('with a condition that makes no sense is refused by its form', async () => {
    const where = [{ attribute: 'ramMb', operator: 'like', value: 3 }] as never;
    expect((await farm.submit({ targets: [{ where }] })).status).toBe(400);
  });
});

describe('the queue', () => {
  it('lets the higher priority go first, and ageing lets nobody wait for ever', async () => {
    const low = (await farm.submit({ priority: -1 })).body.runs[0].id;
    const high = (await farm.submit({ priority: 5 })).body.runs[0].id;
    const first = await farm.takeOffer();
    expect(first.runId).toBe(high);
    await end(first);
    await farm.submit({ priority: 2 });
    await farm.pool.query(`UPDATE run SET created_at = created_at - interval '40 minutes' WHERE id = $1`, [low]);
    expect((await farm.takeOffer()).runId).toBe(low);
  });
  it('shares the devices between submitters', async () => {
    await plug(phone('a'), phone('b'));
    const greedy = await Promise.all([1, 2, 3].map(() => farm.submit()));
    const token = await farm.tokenWith(['runs:write', 'runs:read']);
    const other = await farm.call('POST', '/benchmarks', farm.benchmark(), { 'idempotency-key': 'other' }, token);
    const first = await farm.takeOffer();
    expect(greedy.map(({ body }) => body.runs[0].id)).toContain(first.runId);
    expect((await farm.takeOffer()).runId).toBe(other.body.runs[0].id);
  });
  it('is told apart from what has ended', async () => {
    await farm.submit();
    await end(await farm.takeOffer());
    const waiting = (await farm.submit()).body.runs[0];
    const { body } = await farm.call('GET', '/runs?alive=true');
    expect(body.runs.map(({ id }: { id: string }) => id)).toEqual([waiting.id]);
    expect((await farm.call('GET', '/runs')).body.runs).toHaveLength(2);
  });
  it('says how long a run waits yet, from how long launches took before', async () => {
    await farm.submit();
    const before = await farm.takeOffer();
    await farm.attempt(before, 'accept', { claimId: 'claim-before' });
    await farm.pool.query(`UPDATE attempt SET started_at = started_at - interval '10 seconds'`);
    await finish(before);
    await farm.submit({ launches: 3 });
    const waiting = (await farm.submit()).body.runs[0];
    const { body } = await farm.call('GET', `/runs/${waiting.id}`);
    expect(body.waitEstimateMs).toBeGreaterThan(29_000);
    expect(body.waitEstimateMs).toBeLessThan(60_000);
  });
});

describe('a device', () => {
  it('keeps the labels that a person gave it and is selected by them', async () => {
    await plug(phone('a'), phone('b'));
    expect((await farm.call('PUT', `/devices/${await idOf('b')}/labels`, { labels: ['rack-2'] })).body.labels).toEqual([
      'rack-2',
    ]);
    await plug(phone('a'), phone('b'));
    await farm.submit({ targets: [{ labels: ['rack-2'] }] });
    expect((await farm.takeOffer()).serial).toBe('b');
    expect((await farm.call('PUT', `/devices/${await idOf('b')}/labels`, { labels: ['Not OK'] })).status).toBe(400);
  });
  it('keeps the history of what it told of itself', async () => {
    await plug(phone('a', { osVersion: '9' }));
    await plug(phone('a', { osVersion: '9' }));
    await plug(phone('a', { osVersion: '10' }));
    const { history } = (await farm.call('GET', `/devices/${await idOf('a')}/history`)).body;
    expect(history.map(({ facts }: { facts: { osVersion: string } }) => facts.osVersion)).toEqual(['10', '9']);
  });
  it('in a person’s hand takes no run until it is released, and only its holder may go on', async () => {
    await farm.submit();
    const id = await idOf(PHONE.serial);
    const held = await farm.call('POST', `/devices/${id}/hold`, { by: 'ada', reason: 'looking at the camera' });
    expect(held.body.hold).toMatchObject({ by: 'ada', reason: 'looking at the camera' });
    expect(await farm.takeOffer()).toBeNull();
    const [run] = (await farm.call('GET', '/runs')).body.runs;
    expect(run.waitReason).toContain('held by a person: phone-1 by ada until');
    expect((await farm.call('POST', `/devices/${id}/hold`, { by: 'bob' })).body.error.code).toBe('device.held');
    expect((await farm.call('POST', `/devices/${id}/hold`, { by: 'ada', minutes: 5 })).status).toBe(200);
    await farm.call('POST', `/devices/${id}/release`);
    const offer = await farm.takeOffer();
    expect(offer.fence).toBeGreaterThan(held.body.fence);
  });
  it('comes back by itself when the hold is over', async () => {
    await farm.submit();
    await farm.call('POST', `/devices/${await idOf(PHONE.serial)}/hold`, { by: 'ada' });
    await farm.pool.query(`UPDATE device SET hold_until = now() - interval '1 second'`);
    expect((await farm.takeOffer()).serial).toBe(PHONE.serial);
  });
  it('goes into quarantine after three faults of its own in a row, and only a valid health run lets it back', async () => {
    await farm.submit();
    for (let round = 0; round < 3; round += 1) await end(await farm.takeOffer(), { ...FAULT, retryable: true });
    const [device] = await devices();
    expect(device?.quarantineReason).toContain(
      '3 attempts in a row failed by fault of the device, last: the cable fell out',
    );
    expect(await farm.takeOffer()).toBeNull();
    const [run] = (await farm.call('GET', '/runs')).body.runs;
    expect(run.waitReason).toContain('in quarantine: phone-1');
    // however many runs for the same phones wait before it
    await farm.submit({ targets: Array.from({ length: 30 }, () => farm.benchmark().targets[0] ?? {}) });
    await farm.submit({ purpose: 'health' });
    const check = await farm.takeOffer();
    await farm.attempt(check, 'accept', { claimId: 'claim-health' });
    await finish(check);
    expect((await devices())[0]?.quarantineReason).toBeNull();
    expect((await farm.takeOffer()).runId).toBe(run.id);
  });
  describe('in quarantine', () => {
    const one = async () => (await devices())[0] as Device;
    const minutesToCheck = async () => Math.round((Date.parse((await one()).nextCheckAt ?? '') - Date.now()) / 60_000);
    /** As if its rest were over. */
    const rested = async () => {
      await farm.pool.query(
        `UPDATE device SET check_due_at = now() - interval '1 second' WHERE check_due_at IS NOT NULL`,
      );
      await checkRestedDevices({ pool: farm.pool, newId });
    };
    const fall = async () => {
      await farm.submit();
      for (let round = 0; round < 3; round += 1) await end(await farm.takeOffer(), { ...FAULT, retryable: true });
    };
    const check = async (body: object | null) => {
      const offer = await farm.takeOffer();
      if (body !== null) return end(offer, body);
      await farm.attempt(offer, 'accept', { claimId: `claim-${offer.attemptId}` });
      await finish(offer);
    };
    const health = async () =>
      ((await farm.call('GET', '/benchmarks')).body.benchmarks as { name: string; purpose?: string }[]).filter(
        ({ purpose }) => purpose === 'health',
      );
    const cancelAll = async () => {
      for (const { id } of (await farm.call('GET', '/runs?alive=true')).body.runs)
        await farm.call('POST', `/runs/${id}/cancel`);
    };

    it('is checked by the farm after half an hour, once, and comes back when that run is valid', async () => {
      await fall();
      expect(await minutesToCheck()).toBe(30);
      await checkRestedDevices({ pool: farm.pool, newId });
      expect(await health()).toEqual([]);
      await rested();
      await checkRestedDevices({ pool: farm.pool, newId });
      expect(await health()).toMatchObject([{ name: 'check of phone-1', launches: 1, priority: 10 }]);
      await check(null);
      expect(await one()).toMatchObject({ quarantineReason: null, nextCheckAt: null, needsPerson: false });
      // the run that waited for it goes on
      expect((await farm.takeOffer()).runId).toBe((await farm.call('GET', '/runs?alive=true')).body.runs[0].id);
    });
    it('is not checked while it is away or in a person’s hand', async () => {
      await fall();
      await plug();
      await rested();
      await plug(PHONE);
      await farm.call('POST', `/devices/${(await one()).id}/hold`, { by: 'ada' });
      await rested();
      expect(await health()).toEqual([]);
      await farm.call('POST', `/devices/${(await one()).id}/release`);
      await rested();
      expect(await health()).toHaveLength(1);
    });
    it('rests twice as long after each failed check, keeps its first reason, and is for a person after the last', async () => {
      await fall();
      const { quarantineReason } = await one();
      for (const minutes of [60, 120, 240, 480]) {
        await rested();
        await check({ ...FAULT, reasons: ['no answer'] });
        expect([await minutesToCheck(), (await one()).quarantineReason]).toEqual([minutes, quarantineReason]);
      }
      await rested();
      await check({ ...FAULT, reasons: ['no answer'] });
      expect(await one()).toMatchObject({
        needsPerson: true,
        nextCheckAt: null,
        quarantineReason: expect.stringMatching(
          /^a person is needed: after 5 rests it still fails, last: its golden run failed: no answer; see to it/,
        ),
      });
      await rested();
      expect(await health()).toHaveLength(5);
      await farm.submit({ purpose: 'health' });
      await check(null);
      expect(await one()).toMatchObject({ quarantineReason: null, needsPerson: false });
    });
    it('again within a day of its return rests longer; after a person has returned it, as at first', async () => {
      await fall();
      await rested();
      await check(null);
      await cancelAll();
      await fall();
      expect(await minutesToCheck()).toBe(60);
      await farm.call('POST', `/devices/${(await one()).id}/return`);
      // one more fault in the same row is enough
      await check({ ...FAULT, retryable: true });
      expect(await minutesToCheck()).toBe(30);
    });
    it('has a check that came to no end made again after as long a rest', async () => {
      await fall();
      await rested();
      await cancelAll();
      expect(await minutesToCheck()).toBe(30);
      await rested();
      expect(await health()).toHaveLength(2);
    });
    it('that the recovery ladder gave up is checked too, once it is there again', async () => {
      await farm.submit();
      await check(null);
      const ill = { kind: 'needs-person', address: 'usb-1', serial: PHONE.serial, why: 'it hangs', next: 'restart it' };
      await farm.asRunner('PUT', '/runner/devices', { devices: [], problems: [ill] });
      expect(await minutesToCheck()).toBe(30);
      await rested();
      expect(await health()).toEqual([]);
      await plug(PHONE);
      await rested();
      await check(null);
      expect(await one()).toMatchObject({ quarantineReason: null, needsPerson: false });
    });
  });
  it('stays with the live runner that has it when another one names the same serial', async () => {
    const code = (await farm.call('POST', '/enrolment-codes')).body.code;
    const other = (await farm.call('POST', '/runners/enrol', { code, name: 'other' })).body;
    const answer = await farm.call('PUT', '/runner/devices', { devices: [phone('x'), PHONE] }, {}, other.token);
    expect(answer.body.devices.map(({ serial }: Device) => serial)).toEqual(['x']);
    const [kept] = (await devices()).filter(({ serial }) => serial === PHONE.serial);
    expect(kept).toMatchObject({
      runnerId: farm.runner.id,
      runnerName: 'test',
      alsoSeenBy: [{ runnerId: other.id, runnerName: 'other' }],
    });
    expect((await farm.call('GET', '/devices')).body.problems).toMatchObject([
      {
        kind: 'held-elsewhere',
        serial: PHONE.serial,
        runnerName: 'other',
        why: `runner test has it since ${kept?.runnerSince}`,
      },
    ]);
    await plug();
    await farm.call('PUT', '/runner/devices', { devices: [phone('x'), PHONE] }, {}, other.token);
    const [moved] = (await devices()).filter(({ serial }) => serial === PHONE.serial);
    expect(moved).toMatchObject({ runnerId: other.id, alsoSeenBy: [] });
    expect(Date.parse(moved?.runnerSince ?? '')).toBeGreaterThan(Date.parse(kept?.runnerSince ?? ''));
    expect((await farm.call('GET', '/devices')).body.problems).toEqual([]);
  });
  it('that only a person can help says so until a person returns it, also when its runner repeats itself', async () => {
    const problem = {
      kind: 'needs-person',
      address: 'usb-1',
      serial: PHONE.serial,
      why: 'it hangs',
      next: 'restart it',
    };
    const tell = (...phones: object[]) =>
      farm.asRunner('PUT', '/runner/devices', { devices: phones, problems: phones.length === 0 ? [problem] : [] });
    await farm.submit();
    await farm.asRunner('PUT', '/runner/devices', { devices: [], problems: [{ ...problem, kind: 'unusable' }] });
    expect((await devices())[0]).toMatchObject({ needsPerson: false, quarantineReason: null });
    await tell();
    const [ill] = await devices();
    expect(ill).toMatchObject({
      needsPerson: true,
      quarantineReason: 'a person is needed: it hangs; restart it',
      state: 'offline',
    });
    expect((await farm.call('GET', '/devices')).body.problems).toMatchObject([{ ...problem, runnerName: 'test' }]);
    await tell(PHONE);
    expect(await farm.takeOffer()).toBeNull();
    await tell();
    await tell();
    expect((await farm.call('POST', `/devices/${ill?.id}/return`)).body).toMatchObject({
      needsPerson: false,
      quarantineReason: null,
    });
    await tell();
    expect((await devices())[0]?.needsPerson).toBe(false);
    await tell(PHONE);
    expect((await farm.takeOffer()).serial).toBe(PHONE.serial);
  });
  it('that only a person can help is let back by a valid health run too', async () => {
    const problem = {
      kind: 'needs-person',
      address: 'usb-1',
      serial: PHONE.serial,
      why: 'it hangs',
      next: 'restart it',
    };
    await farm.asRunner('PUT', '/runner/devices', { devices: [], problems: [problem] });
    await plug(PHONE);
    await farm.submit({ purpose: 'health' });
    const check = await farm.takeOffer();
    await farm.attempt(check, 'accept', { claimId: 'claim-health' });
    await finish(check);
    expect((await devices())[0]).toMatchObject({ needsPerson: false, quarantineReason: null });
  });
  it('of another runner is never touched by what a runner says of it', async () => {
    const code = (await farm.call('POST', '/enrolment-codes')).body.code;
    const other = (await farm.call('POST', '/runners/enrol', { code, name: 'other' })).body;
    const problem = {
      kind: 'needs-person',
      address: 'usb-1',
      serial: PHONE.serial,
      why: 'it hangs',
      next: 'restart it',
    };
    await farm.call('PUT', '/runner/devices', { devices: [], problems: [problem] }, {}, other.token);
    expect((await devices())[0]).toMatchObject({ needsPerson: false, state: 'online' });
  });
  it('whose runner has been silent for two minutes is offline', async () => {
    await farm.pool.query(`UPDATE device SET last_seen_at = now() - interval '3 minutes'`);
    expect((await devices())[0]?.state).toBe('offline');
    await farm.takeOffer();
    expect((await devices())[0]?.state).toBe('online');
  });
});
