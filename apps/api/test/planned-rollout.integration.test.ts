import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type ManifestPayload,
  type Offer,
  type PlannedPolicy,
  type Policy,
  type ReportRecord,
  type RolloutDetails,
  type Tuning,
  brokenLink,
  plannerPolicyOf,
} from '@framefarm/contracts';
import { armOfBucket } from '@framefarm/domain';
import { CALM } from '@framefarm/policy';
import { bucketOf, isAudited } from '@framefarm/policy-client';
import { aReport, plannerSettings } from '@framefarm/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '../src/db/transaction.ts';
import { openKeyRing } from '../src/features/policies/key-ring.ts';
import { storePolicy } from '../src/features/policies/policy-store.pg.ts';
import { watchRollouts } from '../src/features/rollouts/watch-rollouts.ts';
import { plannedReport } from './planned-report.ts';
import { PHONE, SUCCEEDED, type TestFarm, createTestFarm } from './test-farm.ts';

type Benchmark = Parameters<TestFarm['submit']>[0];
type Clips = NonNullable<NonNullable<Benchmark>['clips']>;
type Planned = Policy & { readonly payload: PlannedPolicy };

/** What channel `stable` asks for: nothing here is relaxed. */
const CLIPS = 200;
const CLIPS_A_RUN = 25;
const INSTALLS = 100;
const PICKS_EACH = 20;
const PLACE = { app: 'demo', channel: 'stable', platform: 'linux', tier: 'host' } as const;

let farm: TestFarm;
let second: string;
let incumbent: Policy;
let tuning: Tuning;
let tuned: Planned;
beforeAll(async () => {
  farm = await createTestFarm();
  second = await farm.tokenWith(['policies:publish', 'policies:read']);
  await farm.asRunner('PUT', '/runner/devices', {
    devices: [PHONE, { ...PHONE, serial: 'phone-2', model: 'another' }],
  });
  const traceRunIds = await traceRuns();
  const costRunIds = [];
  for (const decoders of [1, 2])
    costRunIds.push(
      await runOnce({ ...planned(plannerSettings({ decoders })), launches: 6 }, (offer, launch) =>
        plannedReport(offer, launch, { decoders }),
      ),
    );
  // 400 ms a frame: two of them fit
  const slow = await runOnce({ launches: 6 }, (offer, launch) =>
    aReport(offer, launch, { platform: 'linux', body: 'host' }, 100),
  );
  const fixed = { ...PLACE, budgetMs: 1000, traceRunIds, costRunIds: [slow] };
  incumbent = (await farm.call('POST', '/policies', fixed)).body;
  await farm.call('POST', `/policies/${incumbent.id}/publish`);
  const { body } = await farm.call('POST', '/tunings', { ...PLACE, budgetMs: 800, traceRunIds, costRunIds, seed: 11 });
  tuning = await ended(body.id);
  tuned = (await farm.call('GET', `/policies/${tuning.policyId}`)).body;
}, 120_000);
afterAll(() => farm.close());

async function runOnce(
  changes: Benchmark,
  recordsOf: (offer: Offer, launch: number) => ReportRecord[],
): Promise<string> {
  await farm.submit({ targets: [{ models: [PHONE.model] }], ...changes });
  const offer = await farm.takeOffer();
  await farm.attempt(offer, 'accept', { claimId: randomUUID() });
  for (let launch = 0; launch < offer.launches; launch += 1)
    await farm.attempt(offer, 'batches', { batchId: randomUUID(), records: recordsOf(offer, launch) });
  await farm.attempt(offer, 'complete', SUCCEEDED);
  return offer.runId;
}

function planned(policy: ReturnType<typeof plannerPolicyOf>): Benchmark {
  const [configuration] = farm.benchmark().configurations;
  const framePlan = { kind: 'planned' as const, policy, conditions: CALM };
  return { configurations: [{ ...(configuration as NonNullable<typeof configuration>), framePlan }] };
}

/** Every clip has its best frame elsewhere. */
async function traceRuns(): Promise<string[]> {
  const clips: Clips = await Promise.all(
    Array.from({ length: CLIPS }, async (_, i) => ({
      name: `clip-${i}`,
      sha256: await farm.upload(Buffer.from(`clip ${i}`)),
    })),
  );
  const bestOf = new Map(clips.map(({ sha256 }, i) => [sha256, (i * 37) % 60]));
  const [configuration] = farm.benchmark().configurations;
  const dense = { ...(configuration as NonNullable<typeof configuration>), framePlan: { kind: 'dense' as const } };
  const runs: string[] = [];
  for (let from = 0; from < CLIPS; from += CLIPS_A_RUN)
    runs.push(
      await runOnce(
        {
          configurations: [dense],
          clips: clips.slice(from, from + CLIPS_A_RUN),
          warmupIterations: 0,
          iterations: 1,
        },
        (offer, launch) => allClips(offer, launch, (clip) => bestOf.get(clip) ?? 0),
      ),
    );
  return runs;
}

function allClips(offer: Offer, launch: number, bestOf: (clip: string) => number): ReportRecord[] {
  const each = offer.plan.clips.map((clip) =>
    plannedReport({ ...offer, plan: { ...offer.plan, clips: [clip] } }, launch, { best: bestOf(clip.sha256) }),
  );
  const isPick = ({ type }: ReportRecord) => type === 'frame' || type === 'choice';
  const [first = []] = each;
  const records = [
    ...first.filter(({ type }) => type !== 'end' && type !== 'frame' && type !== 'choice'),
    ...each.flatMap((some) => some.filter(isPick)),
    ...first.filter(({ type }) => type === 'end'),
  ];
  return records.map((record, seq) => (record.type === 'end' ? { ...record, seq, records: seq } : { ...record, seq }));
}

async function ended(id: string): Promise<Tuning> {
  for (;;) {
    const { body } = await farm.call('GET', `/tunings/${id}`);
    if (body.state !== 'running') return body;
    await sleep(50);
  }
}
const certify = async (models: readonly string[]): Promise<Planned> => {
  const runIds: string[] = [];
  for (const model of models)
    runIds.push(
      await runOnce(
        { ...planned(plannerPolicyOf(tuned.payload)), targets: [{ models: [model] }], launches: 45 },
        plannedReport,
      ),
    );
  const { status, body } = await farm.call('POST', `/policies/${tuned.id}/certify`, { runIds });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};
const start = async (policyId: string): Promise<RolloutDetails> => {
  const { status, body } = await farm.call('POST', '/rollouts', { policyId });
  expect(status, JSON.stringify(body)).toBe(201);
  return details(body.id);
};
const details = async (id: string): Promise<RolloutDetails> => (await farm.call('GET', `/rollouts/${id}`)).body;
const advance = (id: string, from: string) => farm.call('POST', `/rollouts/${id}/advance`, { from });
async function tierNow() {
  const { body } = await farm.call('GET', '/policy/demo/stable/linux/manifest.json');
  const payload = JSON.parse(Buffer.from(body.payload, 'base64url').toString()) as ManifestPayload;
  return { ...payload.tiers.host, manifestVersion: payload.manifestVersion };
}

/** Installs of one arm from the canary on, each in a network of its own. */
function installsIn(salt: string, arm: 'candidate' | 'control', count: number): string[] {
  const found: string[] = [];
  for (let i = 0; found.length < count; i += 1) {
    const id = `install-${String(i).padStart(12, '0')}`;
    if (armOfBucket('canary', bucketOf(salt, id)) === arm) found.push(id);
  }
  return found;
}
async function tell(installId: string, network: number, records: readonly object[]): Promise<void> {
  const { statusCode, body } = await farm.app.inject({
    method: 'POST',
    url: '/v1/telemetry',
    payload: { ...PLACE, installId, records },
    remoteAddress: `10.${network >> 8}.${network & 255}.1`,
  });
  expect(statusCode, body).toBe(202);
}
const picks = (policySha256: string, changes: (i: number) => object) =>
  Array.from({ length: PICKS_EACH }, (_, i) => ({
    kind: 'pick',
    runId: randomUUID(),
    policySha256,
    mode: 'used',
    latencyMs: 400,
    overBudget: false,
    crashed: false,
    overMemory: false,
    abandoned: false,
    score: 0.6,
    auditRegret: null,
    ...changes(i),
  }));

describe('audited sessions from the field', () => {
  const dense = (height: number) =>
    Array.from({ length: 60 }, (_, i) => ({ ptsMs: 40 * i, score: height - Math.abs(i - 20) / 100 }));
  function runIdThat(drawn: boolean): string {
    for (;;) {
      const id = randomUUID();
      if (isAudited(id) === drawn) return id;
    }
  }
  const audited = (network: number, height: number, drawn = true) =>
    tell(
      `audited-install-${network}`,
      0x1000 + network,
      picks(incumbent.sha256, () => ({ runId: runIdThat(drawn), auditRegret: 0.01, trace: dense(height) })).slice(0, 1),
    );
  const again = async (): Promise<{ tuning: Tuning; policy: Planned }> => {
    const { body } = await farm.call('POST', '/tunings', { ...tuning.body, fieldTraces: true });
    const tuned = await ended(body.id);
    return { tuning: tuned, policy: (await farm.call('GET', `/policies/${tuned.policyId}`)).body };
  };

  it('refresh the prior when asked for, marked as of low trust; clips and costs stay the measured ones', async () => {
    for (let network = 0; network < 12; network += 1) await audited(network, 0.95);
    // strangers who send what no clip has
    for (let network = 20; network < 30; network += 1) await audited(network, -90);
    // a session that was not drawn but chosen
    await audited(40, 0.95, false);
    const fresh = await again();
    expect(fresh.tuning.result?.fieldTraces).toMatchObject({ offered: 22, networks: 22, unlike: 10, used: 12 });
    expect(fresh.tuning).toMatchObject({
      tracesSha256: tuning.tracesSha256,
      calibrationSha256: tuning.calibrationSha256,
    });
    const shift = fresh.policy.payload.prior.mean - tuned.payload.prior.mean;
    expect(shift).toBeGreaterThan(0.001);
    expect(shift).toBeLessThan(0.05);
    expect(fresh.policy.reasons.join()).toContain('(low trust)');
    expect(tuned.reasons.join()).not.toContain('(low trust)');
    const kept = await farm.call('GET', `/artifacts/${fresh.tuning.result?.fieldTraces?.sha256}`);
    expect(JSON.parse(kept.raw.toString())).toHaveLength(12);
  });
});

describe('a policy that a planner drives', () => {
  it('has the replay of its stored tuning for evidence, and stays where it is without a certificate on two models', async () => {
    expect(tuning).toMatchObject({ state: 'done' });
    const bare = await start(tuned.id);
    const { recommended } = tuning.result ?? {};
    expect(bare).toMatchObject({
      next: 'replayed',
      unmet: [],
      evidence: { replay: { clips: CLIPS, overShare: recommended?.overShare, blindShare: recommended?.blindShare } },
    });
    const { replay } = bare.evidence as { replay: { p95Ms: number; regretDifference: { high: number } } };
    expect(replay.p95Ms).toBeCloseTo(recommended?.p95Ms ?? Number.NaN, 6);
    expect(replay.regretDifference.high).toBeLessThan(0);
    expect((await advance(bare.id, 'draft')).body.state).toBe('replayed');
    const refused = await advance(bare.id, 'replayed');
    expect([refused.status, refused.body.error.message]).toEqual([
      422,
      'it has no certificate: run "framefarm policy certify"',
    ]);
    await farm.call('POST', `/rollouts/${bare.id}/reject`, { reason: 'not certified' });

    const ofOne = await start((await certify([PHONE.model])).id);
    await advance(ofOne.id, 'draft');
    expect((await advance(ofOne.id, 'replayed')).body.error.message).toContain(
      'certified on 1 device models, 2 needed',
    );
    await farm.call('POST', `/rollouts/${ofOne.id}/reject`, { reason: 'one model' });
  });

  it('is replayed with the score noise that stands in its provenance, and chooses worse for it', async () => {
    const { policyVersion: _, ...payload } = tuned.payload;
    const { rows } = await farm.pool.query<{ tenant_id: string }>('SELECT tenant_id FROM policy WHERE id = $1', [
      tuned.id,
    ]);
    const differenceAt = async (sd: number): Promise<{ low: number; high: number }> => {
      const provenance = { ...payload.provenance, scoreNoise: { sd } };
      const noisy = { ...tuned, payload: { ...payload, provenance } };
      const id = await transaction(farm.pool, (tx) =>
        storePolicy(tx, () => `pol_noise${String(1000 * sd).padStart(3, '0')}`, rows[0]?.tenant_id ?? '', noisy),
      );
      const rollout = await start(id);
      await farm.call('POST', `/rollouts/${rollout.id}/reject`, { reason: 'a test of its replay' });
      return (rollout.evidence as { replay: { regretDifference: { low: number; high: number } } }).replay
        .regretDifference;
    };
    const [quiet, loud] = [await differenceAt(0), await differenceAt(0.3)];
    // scores of a clip spread by some 0.15: with noise of twice that the best frame is hard to tell
    expect(loud.low).toBeGreaterThan(quiet.high + 0.02);
  });

  it(
    'goes from draft to everybody on evidence and another person’s approval, and back',
    { timeout: 120_000 },
    async () => {
      const candidate = await certify([PHONE.model, 'another']);
      const rollout = await start(candidate.id);
      const { id, salt } = rollout;
      await advance(id, 'draft');
      expect((await advance(id, 'replayed')).body.state).toBe('certified');
      expect((await advance(id, 'certified')).body.error.message).toContain('a second person');
      await farm.call('POST', `/rollouts/${id}/approve`, undefined, {}, second);
      expect((await advance(id, 'certified')).body.state).toBe('shadow');

      const { replay } = rollout.evidence as { replay: { p95Ms: number } };
      const [ours, theirs] = [installsIn(salt, 'candidate', INSTALLS), installsIn(salt, 'control', INSTALLS)];
      await Promise.all(
        ours.slice(0, 25).map((install, i) =>
          tell(
            install,
            i,
            picks(candidate.sha256, () => ({ mode: 'shadow', latencyMs: replay.p95Ms })),
          ),
        ),
      );
      expect((await advance(id, 'shadow')).body.state).toBe('canary');

      expect((await advance(id, 'canary')).body.error.message).toContain('0 runs in the smaller arm, 2000 needed');
      await Promise.all(
        ours.map(async (install, i) => {
          const score = 0.6 + (i % 5) / 1000;
          await tell(
            install,
            i,
            picks(candidate.sha256, () => ({ score: score + 0.002 })),
          );
          await tell(
            theirs[i] as string,
            INSTALLS + i,
            picks(incumbent.sha256, (nth) => ({ score, overBudget: i % 5 === 0 && nth === 0 })),
          );
        }),
      );
      expect(await watchRollouts(farm.pool, { keys: await openKeyRing(`${farm.dataDir}/keys`), now: new Date() })).toBe(
        0,
      );
      expect((await details(id)).runs).toEqual({ control: 2000, candidate: 2000 });
      for (const [from, to, buckets] of [
        ['canary', 'ramp-5', 500],
        ['ramp-5', 'ramp-25', 2500],
        ['ramp-25', 'ramp-50', 5000],
      ] as const) {
        expect((await advance(id, from)).body.error.message).toContain('hours in this step, 24 needed');
        await aDayPasses(id);
        expect((await advance(id, from)).body.state).toBe(to);
        expect(await tierNow()).toMatchObject({
          sha256: incumbent.sha256,
          rollout: { state: 'live', candidate: { sha256: candidate.sha256 }, candidateTo: buckets },
        });
      }
      await aDayPasses(id);
      const full = await advance(id, 'ramp-50');
      expect(full.body.state, JSON.stringify(full.body)).toBe('full');
      const out = await tierNow();
      expect(out).toMatchObject({ sha256: candidate.sha256 });
      expect(out).not.toHaveProperty('rollout');

      await farm.call('POST', `/rollouts/${id}/rollback`, { reason: 'covers look dull' });
      expect(await tierNow()).toMatchObject({ sha256: incumbent.sha256, manifestVersion: out.manifestVersion + 1 });
      const { entries } = (await farm.call('GET', '/rollout-history')).body;
      expect(brokenLink(entries)).toBeNull();
      const states = entries.filter(({ rolloutId }: { rolloutId: string }) => rolloutId === id);
      expect(states.map(({ to }: { to: string }) => to)).toEqual([
        'draft',
        'replayed',
        'certified',
        // approved
        'certified',
        'shadow',
        'canary',
        'ramp-5',
        'ramp-25',
        'ramp-50',
        'full',
        'rolled-back',
      ]);
    },
  );
});

const aDayPasses = (id: string) =>
  farm.pool.query(`UPDATE rollout SET since = since - interval '25 hours' WHERE id = $1`, [id]);
