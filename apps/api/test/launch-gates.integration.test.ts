import type { CreateBenchmarkBody, GatedLaunch, Offer, ReportRecord, Run, SustainedCurve } from '@framefarm/contracts';
import { LAUNCH_GATES } from '@framefarm/domain';
import { aReport, aTelemetry } from '@framefarm/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PHONE, SUCCEEDED, type TestFarm, createTestFarm } from './test-farm.ts';

const HOST = { platform: 'linux', body: 'host' } as const;
let farm: TestFarm;
beforeAll(async () => {
  farm = await createTestFarm();
});
afterAll(() => farm.close());
async function freePhone() {
  await farm.pool.query(`UPDATE attempt SET ended_at = now(), ending = 'test' WHERE ended_at IS NULL`);
  await farm.pool.query(
    `UPDATE run SET life_cycle = 'ended', outcome = 'cancelled', validity = 'invalid', ended_at = now() WHERE life_cycle <> 'ended'`,
  );
}
beforeEach(freePhone);

async function taken(): Promise<Offer> {
  const offer = await farm.takeOffer();
  await farm.attempt(offer, 'accept', { claimId: `claim-${offer.attemptId}` });
  return offer;
}
async function accepted(changes: Partial<CreateBenchmarkBody> = {}): Promise<Offer> {
  expect((await farm.submit(changes)).status).toBe(201);
  return taken();
}
const launched = (launch: number, changes: Parameters<typeof aTelemetry>[0] = {}): GatedLaunch => ({
  launch,
  telemetry: aTelemetry(changes),
  missing: [],
  waitedFor: [],
  waitedMs: 0,
});
async function send(offer: Offer, records: readonly ReportRecord[]) {
  const batchId = `${offer.attemptId}-${records[0]?.launch}`;
  await farm.attempt(offer, 'batches', { batchId, records });
}
const complete = (offer: Offer, launches: readonly GatedLaunch[]) =>
  farm.attempt(offer, 'complete', { ...SUCCEEDED, launches });
const runOf = async (offer: Offer) => (await farm.call('GET', `/runs/${offer.runId}`)).body as Run;
const kept = async (offer: Offer) =>
  (
    await farm.pool.query<{ launch: number; reasons: string[]; waited_for: string[]; waited_ms: number }>(
      'SELECT launch, reasons, waited_for, waited_ms FROM launch WHERE attempt_id = $1 ORDER BY launch',
      [offer.attemptId],
    )
  ).rows;

describe('an ordinary run', () => {
  it('is offered with the gates of its phone: those of the house on a phone, others only where the benchmark states them', async () => {
    expect((await accepted()).gates.limits).toMatchObject({
      maxOtherCpuShare: 1,
      minUptimeS: 0,
      maxHeadroomBefore: 0.7,
    });
    await freePhone();
    expect((await accepted({ limits: { maxOtherCpuShare: 0.02 } })).gates.limits.maxOtherCpuShare).toBe(0.02);
    const phone = { ...PHONE, serial: 'real-1', platform: 'android', body: 'real', tier: 'mid' } as const;
    await farm.asRunner('PUT', '/runner/devices', { devices: [PHONE, phone] });
    await farm.call('POST', '/harness-builds', {
      platform: 'android',
      version: '1',
      sha256: await farm.upload(Buffer.from('apk')),
    });
    expect((await accepted({ targets: [{ bodies: ['real'] }] })).gates.limits).toEqual(LAUNCH_GATES);
    await farm.asRunner('PUT', '/runner/devices', { devices: [PHONE] });
  });

  it('whose launches all count is valid, and what the gates saw is kept with each of them', async () => {
    const offer = await accepted({ launches: 2 });
    for (const launch of [0, 1]) await send(offer, aReport(offer, launch, HOST));
    const waited: GatedLaunch = { ...launched(1), waitedFor: ['thermal-status'], waitedMs: 4000 };
    expect((await complete(offer, [launched(0), waited])).status).toBe(204);
    expect(await runOf(offer)).toMatchObject({ validity: 'valid', reasons: [] });
    expect(await kept(offer)).toEqual([
      { launch: 0, reasons: [], waited_for: [], waited_ms: 0 },
      { launch: 1, reasons: [], waited_for: ['thermal-status'], waited_ms: 4000 },
    ]);
    // the same completion again changes nothing
    expect((await complete(offer, [launched(0), waited])).status).toBe(204);
  });

  it('with a launch that does not count is queued again at most twice, then stays tainted: the device is unfit', async () => {
    let offer = await accepted({ launches: 2 });
    for (const attempt of [1, 2, 3]) {
      if (attempt > 1) offer = await taken();
      for (const launch of [0, 1]) await send(offer, aReport(offer, launch, HOST));
      // whatever the times are: these are the best that the farm has ever seen
      await complete(offer, [launched(0), launched(1, { maxThermalStatus: 1, isFocusLost: true })]);
      expect((await runOf(offer)).lifeCycle).toBe(attempt < 3 ? 'queued' : 'ended');
      expect(await kept(offer)).toMatchObject([{ reasons: [] }, { reasons: ['thermal-status', 'focus-lost'] }]);
    }
    const run = await runOf(offer);
    expect(run).toMatchObject({ outcome: 'succeeded', validity: 'tainted', attempts: 3 });
    expect(run.reasons).toContain('launch 1 does not count: thermal-status, focus-lost');
    expect(run.reasons.at(-1)).toBe('device unfit: 1 of 2 launches do not count (thermal-status, focus-lost)');
  });

  it('whose phone never got ready is queued again, says what was missing, and is no broken report', async () => {
    const offer = await accepted({ launches: 3 });
    await send(offer, aReport(offer, 0, HOST));
    const unbegun: GatedLaunch = {
      launch: 1,
      telemetry: null,
      missing: ['screen-off'],
      waitedFor: ['screen-off', 'thermal-status'],
      waitedMs: 600_000,
    };
    await complete(offer, [launched(0), unbegun]);
    expect(await runOf(offer)).toMatchObject({
      lifeCycle: 'queued',
      phoneWait: null,
      reasons: ['launch 1 never began: screen-off'],
    });
    const { body } = await farm.call('GET', `/runs/${offer.runId}/events`);
    expect(body.events).toContainEqual(
      expect.objectContaining({
        event: 'launch.never-began',
        details: { launch: 1, missing: ['screen-off'], waitedFor: ['screen-off', 'thermal-status'], waitedMs: 600_000 },
      }),
    );
  });

  it('that is torn stays invalid, whatever the gates saw', async () => {
    const offer = await accepted();
    await send(offer, aReport(offer, 0, HOST).slice(0, -1));
    await complete(offer, [launched(0, { maxThermalStatus: 3 })]);
    expect(await runOf(offer)).toMatchObject({ lifeCycle: 'ended', validity: 'invalid' });
  });

  it('counts whatever the clock on the wall says: only the monotonic one is asked', async () => {
    const offer = await accepted();
    await send(offer, aReport(offer, 0, HOST));
    const { before, after } = aTelemetry();
    await complete(offer, [launched(0, { before: { ...before, wallMs: 4e12 }, after: { ...after, wallMs: 0 } })]);
    expect(await runOf(offer)).toMatchObject({ validity: 'valid' });
  });

  it('is refused with telemetry of a launch told twice, of one that it has not, and of one that says nothing', async () => {
    const offer = await accepted();
    const silent = { ...launched(0), telemetry: null };
    for (const [launches, why] of [
      [[launched(0), launched(0)], 'told twice'],
      [[launched(7)], 'no launch 7'],
      [[silent], 'needs either'],
    ] as const) {
      const { status, body } = await complete(offer, launches);
      expect([status, body.error.code, body.error.message.includes(why)]).toEqual([400, 'request.invalid', true]);
    }
    expect((await complete(offer, [launched(0, { otherCpuShare: -0.1 })])).status).toBe(400);
    expect((await runOf(offer)).lifeCycle).toBe('scrubbing');
    await send(offer, aReport(offer, 0, HOST));
    await complete(offer, [launched(0)]);
    expect(await runOf(offer)).toMatchObject({ validity: 'valid' });
  });

  it('knows the usual probe of its phone from launches of other runs that count', async () => {
    const { before } = aTelemetry();
    for (const [probeMs, spoil] of [
      [100, {}],
      [110, {}],
      [900, { maxThermalStatus: 1 }],
    ] as const) {
      const offer = await accepted({ limits: { maxProbeRatio: 1000 } });
      await send(offer, aReport(offer, 0, HOST));
      await complete(offer, [launched(0, { before: { ...before, probeMs }, ...spoil })]);
      await farm.pool
        .query(`UPDATE run SET life_cycle = 'ended', outcome = 'cancelled', validity = 'invalid', ended_at = now()
        WHERE life_cycle = 'queued'`);
    }
    const { gates } = await accepted();
    // of the earlier tests' launches every one took 200
    const { rows } = await farm.pool.query<{ ms: number }>(
      `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY (telemetry->'before'->>'probeMs')::float8) AS ms FROM launch WHERE reasons = '{}'`,
    );
    expect(gates.usualProbeMs).toBe(rows[0]?.ms);
  });
});

it('a waiting phone says what it waits for and since when, and no longer once it is let go', async () => {
  const offer = await accepted();
  const phone = async () =>
    (await farm.call('GET', '/devices')).body.devices.find(({ serial }: { serial: string }) => serial === PHONE.serial);
  expect((await phone()).phoneWait).toBeNull();
  const waiting = { for: ['battery-temperature', 'rest'], sinceMs: 90_000 };
  await farm.attempt(offer, 'heartbeat', { lifeCycle: 'running', launchesDone: 0, waiting });
  const { phoneWait } = await phone();
  expect(phoneWait.for).toEqual(['battery-temperature', 'rest']);
  expect(Date.now() - Date.parse(phoneWait.since)).toBeGreaterThan(80_000);
  await farm.attempt(offer, 'heartbeat', { lifeCycle: 'running', launchesDone: 0 });
  expect((await phone()).phoneWait).toBeNull();
});

describe('a sustained run', () => {
  const SUSTAINED = { sustained: { minutes: 0.1 }, iterations: 1, warmupIterations: 1 } as const;
  const HOT = {
    maxThermalStatus: 3,
    after: { ...aTelemetry().after, batteryC: 42, probeMs: 300, cpuMaxKHz: 1_000_000 },
  };
  /** Six seconds of picks; the phone gets slower by a quarter in the first three, and warmer. */
  function course(offer: Offer, seconds = 6): ReportRecord[] {
    const base = aReport(offer, 0, HOST);
    const [start, engine, memory] = base;
    const choice = base.find((record) => record.type === 'choice' && !record.warmup);
    const frame = base.find((record) => record.type === 'frame');
    if (!start || !engine || !memory || choice?.type !== 'choice' || !frame) throw new TypeError('no report');
    const { run, attempt, fence, launch } = start;
    const heat = { run, attempt, fence, launch, type: 'heat', status: 1, cpuMaxKHz: 2e6 };
    const records: object[] = [start, engine, memory];
    for (let atMs = 0, pick = 0; atMs < seconds * 1000; pick += 1) {
      const latencyMs = 20 * (1 + Math.min(0.25, atMs / 12_000));
      const endMs = 100 + atMs + latencyMs;
      if (pick % 30 === 0) records.push({ ...frame, iteration: 1 + pick, warmup: false });
      records.push({ ...choice, iteration: 1 + pick, startMs: 100 + atMs, latencyMs, atMs: endMs });
      if (pick % 30 === 29) records.push({ ...heat, celsius: 30 + atMs / 1000, atMs: endMs });
      atMs += latencyMs;
    }
    const sound = records.map((record, seq) => ({ ...record, seq })) as ReportRecord[];
    const end = base.at(-1) as ReportRecord;
    return [...sound, { ...end, seq: sound.length, atMs: 200 + seconds * 1000, records: sound.length } as ReportRecord];
  }

  it('asks the harness for its time, counts however hot the phone gets, and has a curve', async () => {
    const offer = await accepted(SUSTAINED);
    expect(offer.plan.sustained).toEqual({ durationMs: 6000, pointMs: 600 });
    await farm.attempt(offer, 'heartbeat', { lifeCycle: 'running', launchesDone: 0, launchMs: 2000 });
    const { sustained } = await runOf(offer);
    expect(sustained?.minutes).toBe(0.1);
    expect(Date.now() - Date.parse(sustained?.launchSince ?? '')).toBeGreaterThan(1900);
    await send(offer, course(offer));
    await complete(offer, [launched(0, HOT)]);
    const run = await runOf(offer);
    expect(run).toMatchObject({ validity: 'valid', reasons: [], sustained: { launchSince: null } });
    // stages are of the picks that told their frames
    expect(run.stages?.decode.p50Ms).toBe(2);
    const curve = (await farm.call('GET', `/runs/${offer.runId}/curve`)).body as SustainedCurve;
    expect(curve.launches[0]).toHaveLength(10);
    expect(curve.launches[0]?.[0]).toMatchObject({ fromMs: 0, thermalStatus: 1, cpuMaxKHz: 2e6 });
    expect(curve.decline?.change).toBeCloseTo(1.25 / 1.025 - 1, 2);
    expect(curve.decline).toMatchObject({ isSteady: true, speaksOf: 'this launch' });
    expect(curve.heatSlope?.perCelsius).toBeGreaterThan(0.02);
    const { rows } = await farm.pool.query('SELECT 1 FROM series_point WHERE run_id = $1', [offer.runId]);
    expect(rows).toEqual([]);
    const tuned = await farm.call('POST', '/policies', {
      app: 'clips',
      channel: 'sandbox',
      platform: 'linux',
      tier: 'host',
      budgetMs: 1000,
      traceRunIds: [offer.runId],
      costRunIds: [offer.runId],
    });
    expect([tuned.status, tuned.body.error.message]).toEqual([422, expect.stringContaining('measured without a rest')]);
  });

  it('does not count for another cause than heat, nor when it measured for less than its time', async () => {
    const lost = await accepted(SUSTAINED);
    await send(lost, course(lost));
    await complete(lost, [launched(0, { ...HOT, isFocusLost: true })]);
    expect(await runOf(lost)).toMatchObject({ lifeCycle: 'queued', reasons: ['launch 0 does not count: focus-lost'] });
    const short = await taken();
    await send(short, course(short, 4));
    await complete(short, [launched(0)]);
    expect((await runOf(short)).reasons).toContain(
      'launch 0: it measured for less than the 6000 ms that the plan asks for',
    );
    expect(await runOf(short)).toMatchObject({ validity: 'invalid' });
  });

  it('of no time or of days is refused, and a run that is none has no curve', async () => {
    for (const minutes of [0, -1, 121, Number.NaN])
      expect((await farm.submit({ sustained: { minutes } })).status).toBe(400);
    const offer = await accepted();
    const got = await farm.call('GET', `/runs/${offer.runId}/curve`);
    expect([got.status, got.body.error.code]).toEqual([409, 'run.no-curve']);
    expect((await farm.call('GET', '/runs/run_00000000000/curve')).status).toBe(404);
  });
});
