import type { Breakers, Device, Offer, Run } from '@framefarm/contracts';
import { aReport } from '@framefarm/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PHONE, SUCCEEDED, type TestFarm, createTestFarm } from './test-farm.ts';

let farm: TestFarm;
beforeEach(async () => {
  farm = await createTestFarm();
  await farm.asRunner('PUT', '/runner/devices', {
    devices: ['a', 'b', 'c'].map((serial) => ({ ...PHONE, serial })),
  });
});
afterEach(() => farm.close());

const devices = async () =>
  ((await farm.call('GET', '/devices')).body.devices as Device[]).filter(({ state }) => state === 'online');
const breakers = async () => ((await farm.call('GET', '/breakers')).body as Breakers).breakers;
const LOST = { outcome: 'failed', fault: 'host', reasons: ['the hub lost power'], tainted: false };
/** Takes what is offered for that phone and ends it: well with a sound report, else as told. */
async function end(offer: Offer, body: object | null = null, frameMs = 2): Promise<void> {
  await farm.attempt(offer, 'accept', { claimId: `claim-${offer.attemptId}` });
  const records = aReport(offer, 0, { platform: 'linux', body: 'host' }, frameMs);
  if (body === null) await farm.attempt(offer, 'batches', { batchId: `batch-${offer.attemptId}`, records });
  expect((await farm.attempt(offer, 'complete', body ?? SUCCEEDED)).status).toBe(204);
}
async function golden(serials: string, body: object | null = null): Promise<void> {
  for (const serial of serials) {
    const id = (await devices()).find((device) => device.serial === serial)?.id ?? '';
    await farm.submit({ purpose: 'health', targets: [{ ids: [id] }], priority: 10 });
    await end(await farm.takeOffer(), body);
  }
}

describe('a golden run', () => {
  it('that fails takes its phone out of service, and one that passes lets it back', async () => {
    await golden('a', LOST);
    expect((await devices()).map(({ quarantineReason }) => quarantineReason)).toEqual([
      'its golden run failed: the hub lost power',
      null,
      null,
    ]);
    expect(await breakers()).toEqual([]);
    await golden('a');
    expect((await devices())[0]?.quarantineReason).toBeNull();
  });
  it('that is tainted by heat says nothing of the phone', async () => {
    const tainted = { ...SUCCEEDED, tainted: true, reasons: ['warm'] };
    const id = (await devices())[0]?.id ?? '';
    await farm.submit({ purpose: 'health', targets: [{ ids: [id] }] });
    for (let tries = 0; tries < 3; tries += 1) {
      const offer: Offer = await farm.takeOffer();
      await farm.attempt(offer, 'accept', { claimId: `claim-${offer.attemptId}` });
      const records = aReport(offer, 0, { platform: 'linux', body: 'host' });
      await farm.attempt(offer, 'batches', { batchId: `batch-${offer.attemptId}`, records });
      await farm.attempt(offer, 'complete', tainted);
    }
    expect((await devices())[0]?.quarantineReason).toBeNull();
  });
});

describe('a golden run that is valid', () => {
  /** The golden run of phone a, its frames as long as told; an offer that follows by itself is the same run again. */
  const measure = async (frameMs: number) => {
    const id = (await devices()).find(({ serial }) => serial === 'a')?.id ?? '';
    await farm.submit({ purpose: 'health', targets: [{ ids: [id] }], priority: 10 });
    await end(await farm.takeOffer(), null, frameMs);
  };
  const phone = async () => (await devices()).find(({ serial }) => serial === 'a');
  beforeEach(async () => {
    for (const frameMs of [2, 2.02, 1.98, 2.01, 2]) await measure(frameMs);
  });

  it('but lies off the phone’s own earlier ones makes it suspect; when that happens twice in a row the phone is out of service', async () => {
    await measure(2.03);
    expect(await phone()).toMatchObject({ suspectReason: null, quarantineReason: null });
    await measure(2.6);
    const drift =
      /^its golden run lies \+\d+\.\d % from its own baseline, beyond the \d+\.\d % that it varies by itself$/;
    expect(await phone()).toMatchObject({ suspectReason: expect.stringMatching(drift), quarantineReason: null });
    await end(await farm.takeOffer(), null, 2.6);
    expect((await phone())?.quarantineReason).toMatch(
      /^its golden run failed: its golden run lies \+.*, twice in a row$/,
    );
    expect(await breakers()).toEqual([]);
    // it does not become the new normal by itself, only by a person who says that it is
    await measure(2.6);
    expect((await phone())?.quarantineReason).toContain('twice in a row');
    await farm.call('POST', `/devices/${(await phone())?.id}/return`, {});
    await measure(2.6);
    expect(await phone()).toMatchObject({ suspectReason: null, quarantineReason: null });
  });

  it('clears the suspicion when it was a single one', async () => {
    await measure(2.6);
    await end(await farm.takeOffer(), null, 2.01);
    expect(await phone()).toMatchObject({ suspectReason: null, quarantineReason: null });
    expect(await farm.takeOffer()).toBeNull();
  });

  it('is not compared across an update of the system', async () => {
    await farm.asRunner('PUT', '/runner/devices', {
      devices: ['a', 'b', 'c'].map((serial) => ({ ...PHONE, serial, osVersion: '2' })),
    });
    await measure(2.6);
    expect(await phone()).toMatchObject({ suspectReason: null });
  });
});

describe('a circuit breaker', () => {
  it('opens when most phones of a tier fail at once: nothing is measured or judged, no phone is blamed, and runs say why they wait', async () => {
    await farm.submit();
    const early: Offer = await farm.takeOffer();
    await golden('bc', LOST);
    const [breaker] = await breakers();
    expect(breaker).toMatchObject({ scope: 'host' });
    expect(breaker?.reason).toContain(
      'tier host judges nothing: 2 of 2 phones failed their golden run within 24 hours (b, c)',
    );
    expect(breaker?.reason).toContain('the hub lost power');
    await farm.submit();
    expect(await farm.takeOffer()).toBeNull();
    const [run] = ((await farm.call('GET', '/runs?alive=true')).body.runs as Run[]).filter(
      ({ lifeCycle }) => lifeCycle === 'queued',
    );
    expect(run?.waitReason).toContain('tier host judges nothing');
    const { rows } = await farm.pool.query(
      'SELECT count(*)::int AS blamed FROM device WHERE quarantine_reason IS NOT NULL',
    );
    expect(rows).toEqual([{ blamed: 0 }]);
    // a run that was under way ends, and enters no history
    await end(early);
    expect((await farm.call('GET', '/series')).body.series).toEqual([]);
  });
  it('closes by itself when golden runs pass again, and everything goes on', async () => {
    await golden('abc', LOST);
    expect((await breakers()).map(({ scope }) => scope)).toEqual(['farm', 'host']);
    await farm.submit();
    await golden('ab');
    expect(await breakers()).toEqual([]);
    await end(await farm.takeOffer());
    expect((await farm.call('GET', '/series')).body.series).toHaveLength(9);
    const { rows } = await farm.pool.query(`SELECT action FROM audit WHERE action LIKE 'breaker.%' ORDER BY id`);
    expect(rows.map(({ action }) => action)).toEqual([
      'breaker.open',
      'breaker.open',
      'breaker.close',
      'breaker.close',
    ]);
  });
  it('is closed by a person, who says why; golden runs decide anew', async () => {
    await golden('ab', LOST);
    expect((await farm.call('POST', '/breakers/low/close', { by: 'ada', reason: 'new hub' })).status).toBe(404);
    expect((await farm.call('POST', '/breakers/host/close', { by: 'ada' })).status).toBe(400);
    expect((await farm.call('POST', '/breakers/attic/close', { by: 'ada', reason: 'x' })).status).toBe(400);
    expect((await farm.call('POST', '/breakers/host/close', { by: 'ada', reason: 'new hub' })).body).toEqual({
      breakers: [],
    });
    await golden('c', LOST);
    expect(await breakers()).toEqual([]);
    await golden('a', LOST);
    expect(await breakers()).toHaveLength(1);
  });
  it('takes no old golden runs into account', async () => {
    await golden('a', LOST);
    await farm.pool.query(`UPDATE device SET golden_at = golden_at - interval '25 hours'`);
    await golden('b', LOST);
    expect(await breakers()).toEqual([]);
  });
});
