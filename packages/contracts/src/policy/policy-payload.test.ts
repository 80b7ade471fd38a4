import { seededRandom } from '@framefarm/phone-model';
import { CALM, PLANNER_MODES, checkPlannerPolicy, createPlanner, prepareClip } from '@framefarm/policy';
import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { plannerPolicyOf } from './planner-policy-of.ts';
import { PlannedPolicy, PolicyPayload } from './policy-payload.ts';
import { type JsonSchema, randomOfSchema } from './random-of-schema.fixture.ts';

const random = seededRandom(20_261_124);
const COSTS = { openMs: 30, decoderInitMs: 60, seekMs: 20, decodeMs: 3, convertMs: 4, inferMs: 15, contention: 0.3 };
const clip = prepareClip({ frames: 300, fps: 30, keyFrames: [0, 120, 240], bFrames: null });
const policies = Array.from({ length: 400 }, (_, k) => ({
  ...(randomOfSchema(PlannedPolicy as JsonSchema, random) as PlannedPolicy),
  mode: PLANNER_MODES[k % PLANNER_MODES.length] as PlannedPolicy['mode'],
  // costs from all over the bounds leave time for nothing
  ...(k % 2 === 0 ? {} : { budgetMs: 1000, costs: COSTS }),
}));
const schema = Compile(PolicyPayload);

/** One pick on a phone whose steps all take as long as the table says. */
function pickWith(policy: PlannedPolicy): { looked: Set<number>; chosen: number } {
  const planner = createPlanner(plannerPolicyOf(policy), clip, CALM);
  const looked = new Set<number>();
  const costs = policy.costs;
  let atMs = costs.openMs;
  const decoders = planner.opened(atMs);
  for (let decoder = 0; decoder < decoders; decoder += 1) {
    for (let steps = 0; steps < 5000; steps += 1) {
      const decision = planner.next(decoder, atMs);
      if (decision.kind !== 'look') break;
      expect(looked.has(decision.frame)).toBe(false);
      looked.add(decision.frame);
      atMs += costs.seekMs + costs.decodeMs + costs.convertMs + costs.inferMs;
      planner.scored(decision.frame, random.uniform(), atMs);
    }
  }
  return { looked, chosen: planner.chosen() };
}

describe('a policy of a planner mode', () => {
  it('that the wire accepts, on the edge of every bound too, is one that the planner takes', () => {
    for (const policy of policies) {
      expect(schema.Check(withTexts(policy))).toBe(true);
      expect(() => checkPlannerPolicy(plannerPolicyOf(policy))).not.toThrow();
    }
  });
  it('can be run: frames of the clip, none twice, and an end', () => {
    let frames = 0;
    for (const policy of policies) {
      const { looked, chosen } = pickWith(policy);
      frames += looked.size;
      for (const frame of [...looked, chosen]) expect(frame >= 0 && frame < 300 && Number.isInteger(frame)).toBe(true);
    }
    expect(frames).toBeGreaterThan(policies.length / 4);
  });
});

/** The patterns are not what is tested here. */
function withTexts(policy: PlannedPolicy): PlannedPolicy {
  const run = 'run_00000001';
  const provenance = { ...policy.provenance, costRuns: [run], traceRuns: [run] };
  delete provenance.traceSetSha256;
  delete provenance.calibrations;
  delete provenance.scoreNoise;
  return { ...policy, modelSha256: 'a'.repeat(64), provenance };
}
