import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { CompleteBody, Offer } from '@framefarm/contracts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ApiClient } from '../api-client.ts';
import type { Phone } from '../phone.ts';
import { createSpool } from '../spool/spool.ts';
import { runAttempt } from './run-attempt.ts';

const GOLDEN = path.join(import.meta.dirname, '../../../../harness-app/protocol/golden/valid/report');
const OFFER = { attemptId: 'att_1', runId: 'run_1', serial: 'phone', fence: 3, launches: 1, plan: {} } as Offer;
const QUIET = {
  maxThermalStatus: null,
  maxThermalHeadroom: null,
  bigCoreShare: null,
  otherCpuShare: null,
  isFocusLost: false,
};
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'framefarm-attempt-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** How the API hears that an attempt ended on a phone that brings this report. */
async function endingWith(report: string): Promise<CompleteBody | undefined> {
  const told: CompleteBody[] = [];
  const api = {
    accept: () => Promise.resolve(),
    heartbeat: () => Promise.resolve({ leaseMs: 45_000, cancel: false }),
    sendBatch: () => Promise.resolve(),
    complete: (_, body) => Promise.resolve(void told.push(body)),
  } as Partial<ApiClient> as ApiClient;
  const phone = {
    scrub: () => Promise.resolve([]),
    launch: () =>
      Promise.resolve({ report: readFileSync(path.join(GOLDEN, report), 'utf8'), taints: [], during: QUIET }),
    release: () => Promise.resolve(),
  } as Partial<Phone> as Phone;
  const deps = {
    api,
    fetch: () => Promise.resolve(''),
    spool: createSpool(folder),
    devicesTold: () => Promise.resolve(),
    log: () => undefined,
  };
  await runAttempt(deps, phone, OFFER, new AbortController().signal);
  return told[0];
}

it('bytes that change between their placing and their reading are the fault of the phone, and tried again', async () =>
  expect(await endingWith('error-model.digest-mismatch.ndjson')).toMatchObject({
    outcome: 'failed',
    fault: 'device',
    retryable: true,
  }));

it('a model that the engine cannot read is left to the API to judge', async () =>
  expect(await endingWith('error-model.corrupt.ndjson')).toMatchObject({ outcome: 'succeeded', fault: null }));
