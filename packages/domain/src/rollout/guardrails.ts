import {
  type OddsBelief,
  type RateCount,
  type ValueSums,
  NO_VALUES,
  addValues,
  differenceBounds,
  rateEProcess,
} from '@framefarm/stats';

/** Events that must not become more frequent. An install counts until its first one: nobody speaks twice. */
export const RATE_GUARDRAILS = ['over-budget', 'crash', 'memory', 'abandonment'] as const;
export type RateGuardrail = (typeof RATE_GUARDRAILS)[number];
/** Means that must not get worse. An install gives its first value. */
export const MEAN_GUARDRAILS = ['chosen-score', 'audit-regret'] as const;
export type MeanGuardrail = (typeof MEAN_GUARDRAILS)[number];
export const GUARDRAILS = [...RATE_GUARDRAILS, ...MEAN_GUARDRAILS] as const;
export type Guardrail = (typeof GUARDRAILS)[number];

/**
 * Chance of a false alarm of each, over all looks: 5 % in all. The research (4.4) gives each 1 %; over budget gets the most of it here, because
 * its detection times are the goal.
 */
export const ALPHAS: Readonly<Record<Guardrail, number>> = {
  'over-budget': 0.045,
  crash: 0.001,
  memory: 0.001,
  abandonment: 0.001,
  'chosen-score': 0.001,
  'audit-regret': 0.001,
};
/** Over budget: 4 % to 5, 6 or 12 %. The others are rarer, and matter when they double or worse. */
const ODDS: Readonly<Record<RateGuardrail, readonly OddsBelief[]>> = {
  'over-budget': beliefs([1.3, 0.45], [1.6, 0.5], [3, 0.05]),
  crash: beliefs([1.5, 0.3], [3, 0.4], [10, 0.3]),
  memory: beliefs([1.5, 0.3], [3, 0.4], [10, 0.3]),
  abandonment: beliefs([1.25, 0.4], [1.6, 0.4], [3, 0.2]),
};
const HARM_SIGN: Readonly<Record<MeanGuardrail, 1 | -1>> = { 'chosen-score': -1, 'audit-regret': 1 };
/** Values per arm at which the confidence sequences are tightest. */
const TIGHTEST_AT = 2000;
/** Three crashes more than the control within the candidate's first 300 runs roll back at once (4.4). */
export const FUSE = { crashes: 3, runs: 300 } as const;

export interface ArmCounts {
  readonly rates: Readonly<Record<RateGuardrail, RateCount>>;
  readonly values: Readonly<Record<MeanGuardrail, ValueSums>>;
}
/** What counted since the look before. */
export interface GuardrailLook {
  readonly control: ArmCounts;
  readonly candidate: ArmCounts;
}

export interface GuardrailReading {
  readonly guardrail: Guardrail;
  readonly alpha: number;
  /** Rate or mean of each arm over all looks; null without a run. */
  readonly control: number | null;
  readonly candidate: number | null;
  /** How far towards the alarm, look by look: 1 and above is one. Of a rate log(e)/log(1/alpha), of a mean the difference over its width. */
  readonly curve: readonly number[];
  /** The first look that raised the alarm, from 0. */
  readonly alarmAt: number | null;
}

const NONE: RateCount = { trials: 0, events: 0 };
export const NO_COUNTS: ArmCounts = {
  rates: { 'over-budget': NONE, crash: NONE, memory: NONE, abandonment: NONE },
  values: { 'chosen-score': NO_VALUES, 'audit-regret': NO_VALUES },
};

/** Reads every guardrail after the last of the looks. An alarm once raised stays: harm that was shown does not heal by more data. */
export function readGuardrails(looks: readonly GuardrailLook[]): GuardrailReading[] {
  return GUARDRAILS.map((name) => readGuardrail(name, looks));
}

export function readGuardrail(guardrail: Guardrail, looks: readonly GuardrailLook[]): GuardrailReading {
  return isRateGuardrail(guardrail) ? readRate(guardrail, looks) : readMean(guardrail, looks);
}

function readRate(guardrail: RateGuardrail, looks: readonly GuardrailLook[]): GuardrailReading {
  const alpha = ALPHAS[guardrail];
  const counts = looks.map(({ control, candidate }) => ({
    control: control.rates[guardrail],
    candidate: candidate.rates[guardrail],
  }));
  const curve = rateEProcess(counts, ODDS[guardrail]).map((e) => Math.log(e) / Math.log(1 / alpha));
  const rateOf = (arm: 'control' | 'candidate') => {
    const { trials, events } = counts.reduce((sum, look) => addCounts(sum, look[arm]), NONE);
    return trials === 0 ? null : events / trials;
  };
  return {
    guardrail,
    alpha,
    control: rateOf('control'),
    candidate: rateOf('candidate'),
    curve,
    alarmAt: firstAlarm(curve),
  };
}

function readMean(guardrail: MeanGuardrail, looks: readonly GuardrailLook[]): GuardrailReading {
  const alpha = ALPHAS[guardrail];
  let [control, candidate] = [NO_VALUES, NO_VALUES];
  const curve = looks.map((look) => {
    control = addValues(control, look.control.values[guardrail]);
    candidate = addValues(candidate, look.candidate.values[guardrail]);
    const bounds = differenceBounds(control, candidate, alpha, TIGHTEST_AT);
    if (bounds === null) return 0;
    const harm = HARM_SIGN[guardrail] * bounds.difference;
    const width = bounds.high - bounds.difference;
    // without any spread every difference is certain
    return width > 0 ? harm / width : Math.sign(harm) * 2;
  });
  const mean = ({ n, sum }: ValueSums) => (n === 0 ? null : sum / n);
  return { guardrail, alpha, control: mean(control), candidate: mean(candidate), curve, alarmAt: firstAlarm(curve) };
}

function firstAlarm(curve: readonly number[]): number | null {
  const at = curve.findIndex((value) => value >= 1);
  return at === -1 ? null : at;
}

/** The look at which the fuse blew; null when it did not. */
export function fuseBlownAt(looks: readonly GuardrailLook[]): number | null {
  let [control, candidate] = [NONE, NONE];
  for (const [at, look] of looks.entries()) {
    control = addCounts(control, look.control.rates.crash);
    candidate = addCounts(candidate, look.candidate.rates.crash);
    if (candidate.trials > FUSE.runs) return null;
    if (candidate.events - control.events >= FUSE.crashes) return at;
  }
  return null;
}

export function sumCounts(looks: readonly GuardrailLook[]): GuardrailLook {
  let { control, candidate } = { control: NO_COUNTS, candidate: NO_COUNTS };
  for (const look of looks) {
    control = addArms(control, look.control);
    candidate = addArms(candidate, look.candidate);
  }
  return { control, candidate };
}

/** Written out: it adds up every network of every look, and building objects from entries takes five times as long. */
function addArms({ rates, values }: ArmCounts, other: ArmCounts): ArmCounts {
  return {
    rates: {
      'over-budget': addCounts(rates['over-budget'], other.rates['over-budget']),
      crash: addCounts(rates.crash, other.rates.crash),
      memory: addCounts(rates.memory, other.rates.memory),
      abandonment: addCounts(rates.abandonment, other.rates.abandonment),
    },
    values: {
      'chosen-score': addValues(values['chosen-score'], other.values['chosen-score']),
      'audit-regret': addValues(values['audit-regret'], other.values['audit-regret']),
    },
  };
}

export function isRateGuardrail(guardrail: Guardrail): guardrail is RateGuardrail {
  return RATE_GUARDRAILS.some((name) => name === guardrail);
}

function addCounts(one: RateCount, other: RateCount): RateCount {
  return { trials: one.trials + other.trials, events: one.events + other.events };
}

function beliefs(...pairs: readonly (readonly [ratio: number, weight: number])[]): readonly OddsBelief[] {
  return pairs.map(([ratio, weight]) => ({ ratio, weight }));
}
