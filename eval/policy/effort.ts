import { FRUGAL_SPACE, FULL_SPACE, type PolicySpace } from '@framefarm/policy';
import { FRAME_COUNTS } from './fixed-opponents.ts';

/** How much is searched and replayed. */
export interface Effort {
  readonly splits: number;
  readonly tuneTimes: number;
  readonly reportTimes: number;
  readonly bootstrapDraws: number;
  readonly space: PolicySpace;
  readonly frugal: PolicySpace;
  readonly frameCounts: readonly number[];
  /** Of the first pass of the static coarse-to-fine. */
  readonly coarseCounts: readonly number[];
}

export const FULL_EFFORT: Effort = {
  splits: 5,
  tuneTimes: 24,
  reportTimes: 30,
  bootstrapDraws: 1000,
  space: { ...FULL_SPACE, modes: ['hybrid', 'index'] },
  frugal: FRUGAL_SPACE,
  frameCounts: FRAME_COUNTS,
  coarseCounts: [2, 4, 8, 16],
};

/** A corner of the same space, for the run that takes seconds. */
export const QUICK_EFFORT: Effort = {
  splits: 2,
  tuneTimes: 6,
  reportTimes: 6,
  bootstrapDraws: 200,
  space: {
    ...FULL_SPACE,
    modes: ['hybrid'],
    budgetShares: [0.88],
    coarseShares: [0.65],
    lambdaSds: [1e-3],
    priorScales: [{ sd: 4, tau: 0.25 }],
  },
  frugal: FRUGAL_SPACE,
  frameCounts: [1, 2, 3, 4, 8, 40, 80],
  coarseCounts: [4],
};
