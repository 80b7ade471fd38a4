import type { FixedPolicy, PlannedPolicy, Policy, PolicyPayload } from '@framefarm/contracts';
import { fixedPolicy, plannerSettings } from '@framefarm/testkit';
import { describe, expect, it } from 'vitest';
import { policyPage } from './policy-page.ts';

const policyOf = (payload: PolicyPayload, candidates: unknown): Policy => ({
  id: 'pol_00000001',
  app: 'demo',
  channel: 'stable',
  platform: 'linux',
  tier: 'host',
  version: 1,
  sha256: 'b'.repeat(64),
  provisional: true,
  reasons: ['least mean regret'],
  evidenceRuns: [],
  published: false,
  payload,
  candidates,
  createdAt: '2026-01-01T00:00:00.000Z',
});
const pageOf = (payload: PolicyPayload, candidates: unknown) =>
  policyPage({ policy: policyOf(payload, candidates), rollout: null, history: [] });

describe('the page of a policy', () => {
  it('draws every number of frames that was weighed, with the chosen one ringed', () => {
    const payload: FixedPolicy = fixedPolicy();
    const weighed = [4, 8, 16].map((frames) => ({
      frames,
      boundMs: 90 * frames,
      regret: 1 / frames,
      feasible: frames < 16,
    }));
    const page = pageOf(payload, weighed);
    expect(page.match(/class="chosen"/g)).toHaveLength(1);
    expect(page).toContain('8 frames: regret 0.1250, p95 bound 720 ms</td><td>chosen');
    expect(page).toContain('16 frames: regret 0.0625, p95 bound 1440 ms</td><td>beyond the limits');
  });
  it('draws the Pareto front of a policy that a planner drives', () => {
    const { mode: _, frames: __, deadlineMs: ___, ...common } = fixedPolicy();
    const payload: PlannedPolicy = { ...common, ...plannerSettings({ mode: 'hybrid', decoders: 2 }) };
    const one = (mode: string, p95Ms: number, regret: number, more: object = {}) => ({
      mode,
      precision: 'fp32',
      decoders: 2,
      budgetShare: payload.budgetShare,
      lambda: payload.lambda,
      regret,
      overShare: 0.01,
      overShareTwiceSlow: 0.02,
      blindShare: 0.004,
      p50Ms: p95Ms / 2,
      p95Ms,
      p99Ms: p95Ms * 1.1,
      busyMs: 2 * p95Ms,
      frames: 9.5,
      feasible: true,
      ...more,
    });
    const page = pageOf(payload, [
      one('key-frames', 300, 0.08),
      one('hybrid', 850, 0.011),
      one('hybrid', 820, 0.012),
      one('index', 990, 0.01, { feasible: false }),
    ]);
    expect(page.match(/class="chosen"/g)).toHaveLength(1);
    expect(page).toContain(
      '3. hybrid, 2 decoder(s), 90 % of the budget, 9.5 frames: regret 0.0110, p95 850 ms, busy 1700 ms, over budget 1.0 %, blind 0.4 %</td><td>chosen',
    );
    expect(page.match(/class="over"/g)).toHaveLength(1);
    expect(page).toContain('>4</text>');
  });
  it('says how many launches of the certificate were blind, and when an older one did not count them', () => {
    const page = (certificate: object) => {
      const payload = fixedPolicy();
      const whole = { budgetMs: 800, runs: 130, over: 2, eValue: 24, certified: true, deviceModels: ['one'] };
      const provenance = { ...payload.provenance, certificate: { ...whole, ...certificate } };
      return pageOf({ ...payload, provenance }, null);
    };
    expect(page({ blind: 1, blindShareBound: 0.036 })).toContain(
      '2 of 130 launches over 800 ms or blind; 1 blind (no frame scored), at most 3.6 % of launches; e-value 24.0, 20 needed: certified on',
    );
    expect(page({})).toContain('2 of 130 launches over 800 ms, blind picks not counted (certify again); e-value 24.0');
  });
  it('says so when nothing was kept', () => {
    expect(pageOf(fixedPolicy(), null)).toContain('left no list of alternatives');
  });
});
