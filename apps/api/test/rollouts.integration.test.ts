import { randomUUID } from 'node:crypto';
import {
  type HistoryEntry,
  type ManifestPayload,
  type Policy,
  type RolloutView,
  brokenLink,
} from '@framefarm/contracts';
import { FIELD_STEPS, armOfBucket } from '@framefarm/domain';
import { bucketOf } from '@framefarm/policy-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openKeyRing } from '../src/features/policies/key-ring.ts';
import { watchRollouts } from '../src/features/rollouts/watch-rollouts.ts';
import { type TestFarm, createTestFarm } from './test-farm.ts';

let farm: TestFarm;
let evidence: { traceRunIds: string[]; costRunIds: string[] };
let incumbent: Policy;
let candidate: Policy;
let second: string;
beforeAll(async () => {
  farm = await createTestFarm();
  const [configuration] = farm.benchmark().configurations;
  const dense = { ...(configuration as NonNullable<typeof configuration>), framePlan: { kind: 'dense' } as const };
  evidence = {
    traceRunIds: [await farm.runOnce({ configurations: [dense] })],
    costRunIds: [await farm.runOnce({ launches: 6 })],
  };
  second = await farm.tokenWith(['policies:publish', 'policies:read']);
});
afterAll(() => farm.close());
beforeEach(async () => {
  await farm.pool.query(`UPDATE rollout SET state = 'rejected', paused_in = NULL`);
  incumbent = await tune(1000);
  await farm.call('POST', `/policies/${incumbent.id}/publish`);
  candidate = await tune(900);
});

const PLACE = { app: 'demo', channel: 'stable', platform: 'linux', tier: 'host' } as const;
const tune = async (budgetMs: number): Promise<Policy> => {
  const { status, body } = await farm.call('POST', '/policies', { ...PLACE, budgetMs, ...evidence });
  expect(status, JSON.stringify(body)).toBe(201);
  return body as Policy;
};
const start = async () => (await farm.call('POST', '/rollouts', { policyId: candidate.id })).body as RolloutView;
/** As if all evidence up to this step had been there: what the step itself needs is tested in packages/domain. */
const putInto = (id: string, state: string) =>
  farm.pool.query('UPDATE rollout SET state = $2 WHERE id = $1', [id, state]);
const rollback = (id: string) => farm.call('POST', `/rollouts/${id}/rollback`, { reason: 'by hand' });
async function tierNow(): Promise<ManifestPayload['tiers']['host'] & { manifestVersion: number }> {
  const { body } = await farm.call('GET', '/policy/demo/stable/linux/manifest.json');
  const payload = JSON.parse(Buffer.from(body.payload, 'base64url').toString()) as ManifestPayload;
  return {
    ...(payload.tiers.host as NonNullable<ManifestPayload['tiers']['host']>),
    manifestVersion: payload.manifestVersion,
  };
}
const history = async () => (await farm.call('GET', '/rollout-history')).body.entries as HistoryEntry[];
const look = async () => watchRollouts(farm.pool, { keys: await openKeyRing(`${farm.dataDir}/keys`), now: new Date() });

let installs = 0;
/** An install id that falls into an arm. */
function installIn(rollout: RolloutView, arm: 'candidate' | 'control'): string {
  for (;;) {
    const id = `install-${String((installs += 1)).padStart(12, '0')}`;
    if (armOfBucket('ramp-50', bucketOf(rollout.salt, id)) === arm) return id;
  }
}
const pick = (policySha256: string, changes: object = {}) => ({
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
  ...changes,
});
async function tell(installId: string, records: readonly object[], remoteAddress = '192.0.2.1') {
  const payload = { ...PLACE, installId, records };
  const { statusCode, body, headers } = await farm.app.inject({
    method: 'POST',
    url: '/v1/telemetry',
    payload,
    remoteAddress,
  });
  return { status: statusCode, body: JSON.parse(body), headers };
}
async function inField(step: (typeof FIELD_STEPS)[number] = 'ramp-50'): Promise<RolloutView> {
  const rollout = await start();
  await putInto(rollout.id, 'certified');
  await farm.call('POST', `/rollouts/${rollout.id}/approve`, undefined, {}, second);
  await farm.call('POST', `/rollouts/${rollout.id}/advance`, { from: 'certified' });
  await putInto(rollout.id, step);
  return rollout;
}

describe('a rollout', () => {
  it('starts as a draft against what the tier has, one at a time, and says what the next step lacks', async () => {
    const rollout = await start();
    expect(rollout).toMatchObject({ state: 'draft', policyId: candidate.id, incumbentId: incumbent.id });
    const details = (await farm.call('GET', `/rollouts/${rollout.id}`)).body;
    expect(details).toMatchObject({ next: 'replayed', evidence: { replay: { clips: 1 } } });
    expect(details.unmet[0]).toContain('replayed over 1 clips, 200 needed');
    const again = await farm.call('POST', '/rollouts', { policyId: candidate.id });
    expect([again.status, again.body.error.message]).toEqual([
      422,
      expect.stringContaining('another rollout under way'),
    ]);
    const refused = await farm.call('POST', `/rollouts/${rollout.id}/advance`, { from: 'draft' });
    expect([refused.status, refused.body.error]).toMatchObject([422, { code: 'rollout.refused' }]);
  });
  it('of an unknown policy, of the served one, or of a tier without one is refused', async () => {
    expect((await farm.call('POST', '/rollouts', { policyId: 'pol_00000000' })).status).toBe(404);
    const served = await farm.call('POST', '/rollouts', { policyId: incumbent.id });
    expect(served.body.error.message).toContain('served to everybody already');
    const { body } = await farm.call('POST', '/policies', { ...PLACE, app: 'fresh', budgetMs: 1000, ...evidence });
    const first = await farm.call('POST', '/rollouts', { policyId: body.id });
    expect(first.body.error.message).toContain('has no policy yet');
  });
  it('needs another token for its approval than the one that started it', async () => {
    const rollout = await start();
    const own = await farm.call('POST', `/rollouts/${rollout.id}/approve`);
    expect(own.body.error.message).toContain('another one has to approve');
    const other = await farm.call('POST', `/rollouts/${rollout.id}/approve`, undefined, {}, second);
    expect(other.body.approvedBy).not.toBe(rollout.startedBy);
  });
  it('reaches phones by a manifest with its share, and leaves them by one of a higher version', async () => {
    const rollout = await start();
    await putInto(rollout.id, 'certified');
    await farm.call('POST', `/rollouts/${rollout.id}/approve`, undefined, {}, second);
    expect((await farm.call('POST', `/rollouts/${rollout.id}/advance`, { from: 'certified' })).body.state).toBe(
      'shadow',
    );
    const shadow = await tierNow();
    expect(shadow).toMatchObject({
      sha256: incumbent.sha256,
      rollout: {
        state: 'shadow',
        candidate: { sha256: candidate.sha256 },
        candidateFrom: 0,
        candidateTo: 100,
        controlFrom: 9900,
      },
    });
    expect((await farm.call('GET', `/policy/blob/${candidate.sha256}.json`)).status).toBe(200);
    await rollback(rollout.id);
    const after = await tierNow();
    expect([after.sha256, after.rollout, after.manifestVersion]).toEqual([
      incumbent.sha256,
      undefined,
      shadow.manifestVersion + 1,
    ]);
  });
  it('that is rolled back does not bring back a policy that somebody replaced meanwhile', async () => {
    const rollout = await inField();
    const third = await tune(800);
    await farm.call('POST', `/policies/${third.id}/publish`);
    await rollback(rollout.id);
    expect(await tierNow()).toMatchObject({ sha256: third.sha256 });
  });
  it('rolled back and advanced at the same time ends rolled back, every time', async () => {
    for (let i = 0; i < 8; i += 1) {
      const rollout = await start();
      await putInto(rollout.id, 'shadow');
      const answers = await Promise.all([
        farm.call('POST', `/rollouts/${rollout.id}/advance`, { from: 'shadow' }),
        rollback(rollout.id),
        farm.call('POST', `/rollouts/${rollout.id}/pause`, { reason: 'x' }),
      ]);
      expect(answers[1].status).toBe(200);
      expect((await farm.call('GET', `/rollouts/${rollout.id}`)).body.state).toBe('rolled-back');
      const late = await farm.call('POST', `/rollouts/${rollout.id}/advance`, { from: 'shadow' });
      expect([late.status, late.body.error.code]).toEqual([409, 'rollout.changed']);
    }
  });
});

describe('the history', () => {
  it('is a chain that holds who did what on which evidence, and shows any change', async () => {
    const rollout = await inField();
    await rollback(rollout.id);
    const entries = await history();
    expect(brokenLink(entries)).toBeNull();
    expect(entries.at(-1)).toMatchObject({
      action: 'rollout.rollback',
      from: 'ramp-50',
      to: 'rolled-back',
      rolloutId: rollout.id,
    });
    expect(JSON.parse(entries.at(-1)?.evidence ?? '')).toMatchObject({ reason: 'by hand' });
    const middle = entries.length >> 1;
    await farm.pool.query(`UPDATE rollout_history SET actor = 'nobody' WHERE seq = $1`, [middle]);
    expect(brokenLink(await history())).toBe(`entry ${middle} was changed after it had been written`);
    const actor = entries[middle - 1]?.actor;
    await farm.pool.query('UPDATE rollout_history SET actor = $2 WHERE seq = $1', [middle, actor]);
    expect(brokenLink((await history()).filter(({ seq }) => seq !== middle))).toBe(`entry ${middle} is missing`);
    expect(brokenLink(await history())).toBeNull();
  });
  it('keeps one order when many write at once', async () => {
    const rollout = await inField();
    await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        farm.call('POST', `/rollouts/${rollout.id}/${i % 2 === 0 ? 'pause' : 'resume'}`, { reason: 'x' }),
      ),
    );
    expect(brokenLink(await history())).toBeNull();
  });
});

describe('telemetry', () => {
  it('is stored once per run, joined by the policy, its arm taken from the install and not from what is claimed', async () => {
    const rollout = await inField();
    const phone = installIn(rollout, 'candidate');
    const record = pick(candidate.sha256);
    expect(await tell(phone, [record])).toMatchObject({ status: 202, body: { accepted: 1, duplicate: 0 } });
    expect(await tell(phone, [record])).toMatchObject({ status: 202, body: { accepted: 0, duplicate: 1 } });
    const { rows } = await farm.pool.query('SELECT arm, over_budget, rollout_id FROM telemetry WHERE run_id = $1', [
      record.runId,
    ]);
    expect(rows).toEqual([{ arm: 'candidate', over_budget: false, rollout_id: rollout.id }]);
  });
  it('of an install counts until its first event, and for nothing when it runs the policy of the other arm', async () => {
    const rollout = await inField();
    const phone = installIn(rollout, 'candidate');
    const bad = () => pick(candidate.sha256, { overBudget: true });
    await tell(phone, [bad(), bad(), bad()]);
    await tell(installIn(rollout, 'control'), [pick(candidate.sha256, { overBudget: true })]);
    const { rows } = await farm.pool.query(
      `SELECT arm, count(over_budget)::int AS trials, count(chosen_score)::int AS scores FROM telemetry WHERE rollout_id = $1 GROUP BY arm ORDER BY arm`,
      [rollout.id],
    );
    expect(rows).toEqual([
      { arm: 'candidate', trials: 1, scores: 1 },
      { arm: 'control', trials: 0, scores: 0 },
    ]);
  });
  it('is refused when it is of no known form, names no published policy, or is too much', async () => {
    const rollout = await inField();
    const phone = installIn(rollout, 'control');
    expect((await tell(phone, [{ ...pick(incumbent.sha256), latencyMs: -1 }])).status).toBe(400);
    expect((await tell(phone, [{ ...pick(incumbent.sha256), surprise: 1 }])).status).toBe(400);
    expect((await tell('short', [pick(incumbent.sha256)])).status).toBe(400);
    expect(await tell(phone, [pick('0'.repeat(64))])).toMatchObject({
      status: 422,
      body: { error: { code: 'telemetry.refused' } },
    });
    const many = () => Array.from({ length: 31 }, () => pick(incumbent.sha256));
    expect((await tell(phone, many())).status).toBe(202);
    expect(await tell(phone, many())).toMatchObject({ status: 429, body: { error: { code: 'telemetry.too-much' } } });
  });
});

describe('the watch', () => {
  /** Honest phones, each in a network of its own; `bad` of a hundred candidates are over budget, four of a hundred controls. */
  async function honest(rollout: RolloutView, perArm: number, bad: number): Promise<void> {
    const phones = Array.from({ length: 2 * perArm }, (_, i) => i);
    for (let from = 0; from < phones.length; from += 100) {
      await Promise.all(
        phones.slice(from, from + 100).map((i) => {
          const arm = i % 2 === 0 ? 'candidate' : 'control';
          const policy = arm === 'candidate' ? candidate : incumbent;
          const overBudget = (i >> 1) % 100 < (arm === 'candidate' ? bad : 4);
          return tell(installIn(rollout, arm), [pick(policy.sha256, { overBudget })], `10.${i >> 8}.${i & 255}.1`);
        }),
      );
    }
  }
  const stateOf = async ({ id }: RolloutView) => (await farm.call('GET', `/rollouts/${id}`)).body;

  it(
    'rolls back by itself when the candidate harms, with the readings as evidence, and phones get the old policy',
    { timeout: 120_000 },
    async () => {
      const rollout = await inField();
      await honest(rollout, 400, 16);
      expect(await look()).toBe(1);
      expect((await stateOf(rollout)).state).toBe('rolled-back');
      const last = (await history()).at(-1);
      expect(last).toMatchObject({ actor: 'guardrails', action: 'rollout.rollback', from: 'ramp-50' });
      expect(JSON.parse(last?.evidence ?? '').reason).toContain('over-budget: 0.16 against 0.04');
      expect(await tierNow()).toMatchObject({ sha256: incumbent.sha256, manifestVersion: last?.manifestVersion });
    },
  );
  it('lets no stranger bring a rollback about, however many installs one invents', { timeout: 120_000 }, async () => {
    const rollout = await inField();
    await honest(rollout, 200, 4);
    const evil = { overBudget: true, crashed: true, overMemory: true, abandoned: true, score: -100, auditRegret: 200 };
    const answers: number[] = [];
    for (let i = 0; i < 700; i += 50)
      answers.push(
        ...(await Promise.all(
          Array.from({ length: 50 }, async () => {
            const told = await tell(installIn(rollout, 'candidate'), [pick(candidate.sha256, evil)], '203.0.113.9');
            return told.status;
          }),
        )),
      );
    expect(answers.filter((status) => status === 202)).toHaveLength(600);
    expect(answers.filter((status) => status === 429)).toHaveLength(100);
    expect(await look()).toBe(0);
    const seen = await stateOf(rollout);
    expect(seen.state).toBe('ramp-50');
    expect(seen.doubted.join()).toContain('over-budget');
    expect(seen.unmet.join()).toContain('open alarm');
  });
  it('pauses when nothing is heard, and goes on with the same share when resumed', async () => {
    const rollout = await inField();
    await farm.pool.query(`UPDATE rollout SET since = now() - interval '25 hours' WHERE id = $1`, [rollout.id]);
    expect(await look()).toBe(1);
    expect(await stateOf(rollout)).toMatchObject({ state: 'paused', pausedIn: 'ramp-50' });
    expect((await tierNow()).rollout).toMatchObject({ candidateTo: 5000 });
    const resumed = await farm.call('POST', `/rollouts/${rollout.id}/resume`, { reason: 'the collector was down' });
    expect(resumed.body).toMatchObject({ state: 'ramp-50', pausedIn: null });
  });
});
