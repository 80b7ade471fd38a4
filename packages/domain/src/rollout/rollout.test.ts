import { describe, expect, it } from 'vitest';
import { TIERS } from '../words.ts';
import { ROLLOUT_ACTIONS, decideRollout, nextStep } from './decide-rollout.ts';
import { type UnitFacts, pauseReasons } from './pause-reasons.ts';
import { type RolloutEvidence, rolloutLimits } from './rollout-evidence.ts';
import {
  BUCKETS,
  FIELD_STEPS,
  ROLLOUT_ENDS,
  ROLLOUT_PATH,
  ROLLOUT_STATES,
  armOfBucket,
  armRanges,
} from './rollout-state.ts';
import { servedPolicies } from './served-policies.ts';

const LIMITS = rolloutLimits('stable');
const GOOD: RolloutEvidence = {
  replay: { clips: 200, overShare: 0.02, blindShare: 0.01, regretDifference: { low: -0.02, high: -0.001 } },
  certificate: { eValue: 20, blind: 0, deviceModels: ['a', 'b'], runs: 130, worstPssKb: 90_000 },
  approval: { changed: ['budgetMs'], startedBy: 'tok_one', approvedBy: 'tok_two' },
  shadow: { runs: 500, crashes: 0, p95Ratio: 1.1 },
  field: {
    hours: 24,
    runs: { control: 2000, candidate: 2000 },
    overBudgetDifferenceHigh: 0.0099,
    scoreDifferenceLow: -0.0049,
    networks: 10,
    openAlarms: [],
  },
};
const NOTHING: RolloutEvidence = { replay: null, certificate: null, approval: null, shadow: null, field: null };
const advance = (state: (typeof ROLLOUT_STATES)[number], evidence: RolloutEvidence) =>
  decideRollout({ state, pausedIn: null }, 'advance', evidence, LIMITS);

describe('a rollout', () => {
  it('goes from draft to full, one step at a time, on sufficient evidence', () => {
    const seen: string[] = ['draft'];
    for (let state = nextStep('draft'); state !== null; state = nextStep(state)) seen.push(state);
    expect(seen).toEqual(ROLLOUT_PATH);
    for (const state of ROLLOUT_PATH.slice(0, -1))
      expect(advance(state, GOOD)).toEqual({ kind: 'move', to: nextStep(state), pausedIn: null });
  });
  it('takes no step on no evidence', () => {
    for (const state of ROLLOUT_PATH) expect(advance(state, NOTHING).kind).toBe('refuse');
  });
  it.each([
    ['draft', { replay: { ...GOOD.replay, clips: 199 } }, 'replayed over 199 clips, 200 needed'],
    ['draft', { replay: { ...GOOD.replay, overShare: 0.021 } }, 'over budget in 2.10 % of replays'],
    ['draft', { replay: { ...GOOD.replay, blindShare: 0.011 } }, 'blind in 1.10 % of replays, at most 1.00 %'],
    ['draft', { replay: { ...GOOD.replay, regretDifference: { low: -1, high: 0 } } }, 'not shown to be better'],
    ['replayed', { certificate: { ...GOOD.certificate, eValue: 19.9 } }, 'e-value 19.9 after 130 picks, 20 needed'],
    ['replayed', { certificate: { ...GOOD.certificate, blind: undefined } }, 'took blind picks for kept budgets'],
    ['replayed', { certificate: { ...GOOD.certificate, deviceModels: ['a'] } }, '1 device models, 2 needed'],
    ['replayed', { certificate: { ...GOOD.certificate, worstPssKb: 600_000 } }, '586 MB, at most 512 MB'],
    ['replayed', { certificate: { ...GOOD.certificate, worstPssKb: null } }, 'memory was not measured'],
    ['certified', { approval: { ...GOOD.approval, approvedBy: null } }, 'budgetMs changed: a second person'],
    ['certified', { approval: { ...GOOD.approval, approvedBy: 'tok_one' } }, 'another token than the one that started'],
    ['shadow', { shadow: { ...GOOD.shadow, runs: 499 } }, '499 shadow runs, 500 needed'],
    ['shadow', { shadow: { ...GOOD.shadow, crashes: 1 } }, '1 shadow runs crashed'],
    ['shadow', { shadow: { ...GOOD.shadow, p95Ratio: 1.16 } }, '1.16 of the farm'],
    ['shadow', { shadow: { ...GOOD.shadow, p95Ratio: 0.84 } }, '0.84 of the farm'],
    ['canary', { field: { ...GOOD.field, hours: 23.9 } }, '23.9 hours in this step, 24 needed'],
    ['ramp-5', { field: { ...GOOD.field, runs: { control: 1999, candidate: 9000 } } }, '1999 runs in the smaller arm'],
    ['ramp-25', { field: { ...GOOD.field, overBudgetDifferenceHigh: 0.01 } }, 'up to 1.00 % above the control'],
    ['ramp-50', { field: { ...GOOD.field, scoreDifferenceLow: null } }, 'any amount below the control'],
    ['ramp-50', { field: { ...GOOD.field, openAlarms: ['crash'] } }, 'open alarm: crash'],
    ['canary', { field: { ...GOOD.field, networks: 1 } }, 'telemetry from 1 networks, 10 needed'],
  ] as const)('stays %s when %j falls short', (state, changes, reason) => {
    const decision = advance(state, { ...GOOD, ...changes } as RolloutEvidence);
    expect(decision).toEqual({ kind: 'refuse', unmet: [expect.stringContaining(reason)] });
  });
  it('needs no second person when no risky setting changed, and nothing to be better than in an empty tier', () => {
    const calm = { changed: ['frames'], startedBy: 'tok_one', approvedBy: null };
    expect(advance('certified', { ...GOOD, approval: calm }).kind).toBe('move');
    const first = { clips: 200, overShare: 0, regretDifference: null };
    expect(advance('draft', { ...GOOD, replay: first }).kind).toBe('move');
  });
  it('can be rolled back from wherever phones have it, whatever the evidence, and then nothing moves it any more', () => {
    for (const state of [...FIELD_STEPS, 'full', 'paused'] as const)
      expect(decideRollout({ state, pausedIn: 'canary' }, 'rollback', NOTHING, LIMITS)).toMatchObject({
        to: 'rolled-back',
      });
    for (const state of ROLLOUT_ENDS)
      for (const action of ROLLOUT_ACTIONS)
        expect(decideRollout({ state, pausedIn: null }, action, GOOD, LIMITS).kind).toBe('refuse');
  });
  it('goes on after a pause where it was', () => {
    const paused = decideRollout({ state: 'ramp-5', pausedIn: null }, 'pause', NOTHING, LIMITS);
    expect(paused).toEqual({ kind: 'move', to: 'paused', pausedIn: 'ramp-5' });
    const resumed = decideRollout({ state: 'paused', pausedIn: 'ramp-5' }, 'resume', NOTHING, LIMITS);
    expect(resumed).toEqual({ kind: 'move', to: 'ramp-5', pausedIn: null });
    expect(decideRollout({ state: 'paused', pausedIn: 'ramp-5' }, 'advance', GOOD, LIMITS).kind).toBe('refuse');
  });
  it('asks channel sandbox for less of the same, never for nothing', () => {
    expect(decideRollout({ state: 'canary', pausedIn: null }, 'advance', NOTHING, rolloutLimits('sandbox')).kind).toBe(
      'refuse',
    );
    const few = { ...GOOD, certificate: { eValue: 2, blind: 0, deviceModels: ['a'], runs: 20, worstPssKb: 1 } };
    expect(decideRollout({ state: 'replayed', pausedIn: null }, 'advance', few, rolloutLimits('sandbox')).kind).toBe(
      'move',
    );
  });
});

describe('the arms', () => {
  it('are equally wide, never overlap, and only grow: no bucket ever changes arm', () => {
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      const arms = FIELD_STEPS.map((step) => armOfBucket(step, bucket));
      const inside = arms.filter((arm) => arm !== 'outside');
      expect(new Set(inside).size).toBeLessThanOrEqual(1);
      expect(arms.slice(arms.length - inside.length)).toEqual(inside);
    }
    for (const step of FIELD_STEPS) {
      const { candidate, control } = armRanges(step);
      expect(candidate.to - candidate.from).toBe(control.to - control.from);
    }
    expect(armRanges('ramp-50')).toEqual({ candidate: { from: 0, to: 5000 }, control: { from: 5000, to: 10_000 } });
  });
});

describe('what is served', () => {
  const rollout = { tier: 'low', policyId: 'pol_new', salt: 's', pausedIn: null } as const;
  it('is the stable policy of each tier, and the candidate on its share', () => {
    expect(servedPolicies({ low: 'pol_old', mid: 'pol_mid' }, [{ ...rollout, state: 'ramp-5' }])).toEqual({
      low: {
        stable: 'pol_old',
        candidate: {
          policyId: 'pol_new',
          salt: 's',
          step: 'ramp-5',
          use: 'pick',
          candidate: { from: 0, to: 500 },
          control: { from: 9500, to: 10_000 },
        },
      },
      mid: { stable: 'pol_mid', candidate: null },
    });
  });
  it('is a candidate in the field only, keeps its share while paused, and in shadow is run but not used', () => {
    const candidateIn = (
      state: (typeof ROLLOUT_STATES)[number],
      pausedIn: (typeof ROLLOUT_STATES)[number] | null = null,
    ) => servedPolicies({ low: 'pol_old' }, [{ ...rollout, state, pausedIn }]).low?.candidate ?? null;
    for (const state of ['draft', 'replayed', 'certified', 'full', ...ROLLOUT_ENDS] as const)
      expect(candidateIn(state)).toBeNull();
    expect(candidateIn('shadow')?.use).toBe('shadow');
    expect(candidateIn('paused', 'ramp-25')).toEqual(candidateIn('ramp-25'));
    expect(candidateIn('paused')).toBeNull();
  });
  it('knows every tier', () => {
    const all = Object.fromEntries(TIERS.map((tier) => [tier, 'pol']));
    expect(Object.keys(servedPolicies(all, []))).toEqual([...TIERS]);
  });
});

describe('a pause', () => {
  const facts = (changes: Partial<UnitFacts> = {}): UnitFacts => ({
    hoursSinceData: 1,
    units: { control: 1000, candidate: 1000 },
    networkTilts: Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? 1 : -1)),
    inBothArms: { units: 0, networks: 0 },
    picks: { announced: 2000, lost: 20, networks: 15 },
    ...changes,
  });
  const tilted = { units: { control: 800, candidate: 1000 }, networkTilts: Array.from({ length: 200 }, () => 1) };
  it.each([
    [tilted, 'sample-ratio mismatch: 1000 installs of the candidate, 800 of the control'],
    [{ hoursSinceData: 24.5 }, 'no telemetry for 24 hours'],
    [{ inBothArms: { units: 21, networks: 9 } }, 'double exposure: 21 of 2000'],
    [{ picks: { announced: 2000, lost: 101, networks: 50 } }, 'telemetry loss: nothing was heard again of 101 of 2000'],
  ])('is called for by %j', (changes, reason) => {
    expect(pauseReasons(facts(changes))).toEqual([expect.stringContaining(reason)]);
  });
  it('is not called for by a sound rollout, by too few, or by one network alone', () => {
    expect(pauseReasons(facts())).toEqual([]);
    expect(pauseReasons(facts({ units: { control: 0, candidate: 15 }, networkTilts: [15] }))).toEqual([]);
    expect(pauseReasons(facts({ units: { control: 1000, candidate: 6000 }, networkTilts: [5000, 1, -1] }))).toEqual([]);
    expect(pauseReasons(facts({ inBothArms: { units: 900, networks: 1 } }))).toEqual([]);
    expect(pauseReasons(facts({ picks: { announced: 9000, lost: 8000, networks: 2 } }))).toEqual([]);
  });
});
