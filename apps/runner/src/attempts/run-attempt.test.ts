import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { CompleteBody, Offer } from '@framefarm/contracts';
import { LAUNCH_GATES, type PhoneReading } from '@framefarm/domain';
import { aTelemetry } from '@framefarm/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiClient } from '../api-client.ts';
import type { Phone } from '../phone.ts';
import { createSpool } from '../spool/spool.ts';
import { runAttempt } from './run-attempt.ts';

const GOLDEN = path.join(import.meta.dirname, '../../../../harness-app/protocol/golden/valid/report');
const LIMITS = { ...LAUNCH_GATES, coolDown: { pollS: 0.01, leastS: 0, mostS: 0.05 } };
const GATES = { limits: LIMITS, usualProbeMs: null };
const PLAN = { launch: 0, saveFrames: 'none' } as Offer['plan'];
const OFFER: Offer = {
  attemptId: 'att_1',
  runId: 'run_1',
  deviceId: 'dev_1',
  serial: 'phone',
  fence: 3,
  leaseMs: 45_000,
  launches: 1,
  plan: PLAN,
  harnessBuild: { version: '1', sha256: '' },
  gates: GATES,
};
const QUIET = {
  maxThermalStatus: null,
  maxThermalHeadroom: null,
  bigCoreShare: null,
  otherCpuShare: null,
  isFocusLost: false,
  isScreenOff: false,
};
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'framefarm-attempt-'));
});
afterEach(() => rm(folder, { recursive: true }));

const { before: COOL } = aTelemetry();
const WARM = { ...COOL, thermalStatus: 2 };
const SOUND = 'measured.ndjson';

/** How the API hears of an attempt on a phone that brings this report, says these things of itself before a launch, one after the other, and that after it. */
async function attempted({
  report = SOUND,
  readings = [COOL],
  after = COOL,
  offer = OFFER,
}: {
  readonly report?: string;
  readonly readings?: readonly PhoneReading[];
  readonly after?: PhoneReading;
  readonly offer?: Offer;
}) {
  const told: CompleteBody[] = [];
  const api = {
    accept: () => Promise.resolve(),
    heartbeat: () => Promise.resolve({ leaseMs: 45_000, cancel: false }),
    sendBatch: () => Promise.resolve(),
    complete: (_, body) => Promise.resolve(void told.push(body)),
  } as Partial<ApiClient> as ApiClient;
  let reads = 0;
  let launches = 0;
  const phone = {
    scrub: () => Promise.resolve(),
    launch: () => {
      launches += 1;
      return Promise.resolve({ report: readFileSync(path.join(GOLDEN, report), 'utf8'), during: QUIET, after });
    },
    read: () => Promise.resolve(readings[Math.min(reads++, readings.length - 1)] as PhoneReading),
    release: () => Promise.resolve(),
  } as Partial<Phone> as Phone;
  const deps = {
    api,
    fetch: () => Promise.resolve(''),
    spool: createSpool(folder),
    devicesTold: () => Promise.resolve(),
    mostCoolDownMs: 10_000,
    log: () => undefined,
  };
  await runAttempt(deps, phone, offer, new AbortController().signal);
  return { told: told[0], launches };
}
const endingWith = async (report: string) => (await attempted({ report })).told;

it('bytes that change between their placing and their reading are the fault of the phone, and tried again', async () =>
  expect(await endingWith('error-model.digest-mismatch.ndjson')).toMatchObject({
    outcome: 'failed',
    fault: 'device',
    retryable: true,
  }));

it('a model that the engine cannot read is left to the API to judge', async () =>
  expect(await endingWith('error-model.corrupt.ndjson')).toMatchObject({ outcome: 'succeeded', fault: null }));

describe('a launch of an ordinary run', () => {
  it('waits until the phone has cooled down, and tells what for together with what was seen', async () => {
    const { told, launches } = await attempted({ readings: [WARM, WARM, COOL] });
    expect(launches).toBe(1);
    expect(told?.launches).toMatchObject([
      { launch: 0, missing: [], waitedFor: ['thermal-status'], telemetry: { before: COOL, after: COOL, ...QUIET } },
    ]);
    expect(told?.launches?.[0]?.waitedMs).toBeGreaterThan(0);
    expect(told).toMatchObject({ outcome: 'succeeded', tainted: false });
  });

  it('never begins on a phone that stays warm, and the run ends there', async () => {
    const { told, launches } = await attempted({ readings: [WARM], offer: { ...OFFER, launches: 3 } });
    expect(launches).toBe(0);
    expect(told).toMatchObject({
      outcome: 'succeeded',
      launches: [{ launch: 0, telemetry: null, missing: ['thermal-status'] }],
    });
  });

  it('that became warm is sent as it was seen: whether it counts is not for the runner to say', async () => {
    const { told } = await attempted({ after: WARM });
    expect(told).toMatchObject({ tainted: false, reasons: [], launches: [{ telemetry: { after: WARM } }] });
  });
});
