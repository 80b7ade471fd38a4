/**
 * Every number that a verdict depends on, chosen on synthetic data only and frozen: the evaluations print the hash of this object, and a
 * change of it is a change of the product. Sources: design rules of the measurement protocol; what was tried stands in the ADR on verdicts.
 */
export const FROZEN_PARAMETERS = {
  verdict: {
    /** Two-sided error of one comparison. */
    alpha: 0.01,
    /** Relative increase that a build is allowed; a change inside it, either way, does not matter. */
    allowedChange: 0.03,
    /** Of the minimum detectable effect. */
    power: 0.95,
    /** Below this many values the p95 of a launch is nearly its worst value, which the verdict says. */
    p95MinValues: 20,
    /** More broken pairs than this and there is no verdict. */
    maxBrokenPairShare: 0.1,
    /** Equal arms of so many launches keep Student's freedom when their variance ratio is below this quantile of F. */
    poolFromLaunches: 5,
    equalVarianceQuantile: 0.975,
    /** Two launches with this many equal values in the same order, not all the same, are one upload. */
    duplicateMinValues: 8,
    duplicateMinDistinct: 4,
  },
  sequentialPlan: {
    /** Pairs after which the plan looks, for "these phones". */
    looks: [6, 8, 10, 12, 15, 18, 22, 26, 30],
    /** The plan of a sensitive metric ends here. */
    shortLooks: [6, 8, 10, 12, 15, 20],
    spending: 'lan-demets-obrien-fleming',
    /** One-sided confidence that the change is below the allowed one, at which a plan stops with a pass. */
    passConfidence: 0.95,
  },
  warmup: {
    /** Fewer say nothing about a course. */
    minIterations: 20,
    /** A change of level in the last part, at most this long and this share of the launch, means no steady state. */
    tailIterations: 500,
    tailShare: 0.25,
    /** Segments whose levels (log) differ by less are the same, or by less than so many standard errors. */
    equivalentWithin: 0.02,
    errorsAllowed: 2,
    outlierWindow: 200,
    penaltyPerLog: 8,
    minSegment: { least: 5, most: 15, perLaunch: 20 },
    /** At most so many places for a change in a launch. */
    maxGrid: 1000,
    /** Of log values: (0.01 %) squared. */
    varianceFloor: 1e-8,
    settleWindow: 50,
    settleWithin: 0.01,
    settleStep: 5,
  },
  tierPlan: {
    devices: 10,
    pairsPerDevice: 3,
    /** Two-sided error of all primary tests of a build together: below 1 %, so that the estimate of it stays below, too. */
    familyAlpha: 0.006,
    primaryTests: 8,
  },
  /** Comparisons of a build that share the error of verdict.alpha for "these phones": six metrics on four tiers. */
  comparisonsPerBuild: 24,
} as const;
