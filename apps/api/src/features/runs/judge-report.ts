import type { ReportRecord, ReportRecordOf } from '@framefarm/contracts';
import type { Fault, Outcome, Validity } from '@framefarm/domain';
import type { Body, Platform, Precision } from '@framefarm/domain';

export interface Expected {
  readonly launches: number;
  /** Measured picks of each launch: clips times iterations. */
  readonly picks: number;
  readonly fence: number;
  readonly platform: Platform;
  readonly body: Body;
  readonly precision: Precision;
  /** Of a sustained launch: how long it has to measure; `picks` are then the least. */
  readonly sustainedMs?: number;
}

export interface Judgement {
  readonly outcome: Outcome;
  readonly validity: Validity;
  readonly fault: Fault | null;
  readonly reasons: readonly string[];
}

/**
 * What a run's report is worth, told from the report alone and without looking at how long anything took. `claimed` is the
 * runner's own word on how the run ended.
 */
export function judgeReport(records: readonly ReportRecord[], expected: Expected, claimed: Judgement): Judgement {
  const errors = records.filter((record) => record.type === 'error');
  const reasons = [
    ...claimed.reasons,
    ...errors.map((error) => `launch ${error.launch}: ${error.code}: ${error.message}`),
  ];
  if (claimed.outcome !== 'succeeded') return { ...claimed, validity: 'invalid', reasons };
  if (errors[0]) {
    return {
      outcome: 'failed',
      validity: 'invalid',
      fault: errors[0].code === 'engine.unavailable' ? 'device' : 'subject',
      reasons,
    };
  }
  const flaws = [...Array(expected.launches).keys()].flatMap((launch) =>
    launchFlaws(
      records.filter((record) => record.launch === launch),
      launch,
      expected,
    ),
  );
  if (flaws.length > 0)
    return { outcome: 'succeeded', validity: 'invalid', fault: null, reasons: [...reasons, ...flaws] };
  return { ...claimed, reasons };
}

/** What is wrong with the report of one launch, apart from how long anything took. */
export function launchFlaws(records: readonly ReportRecord[], launch: number, expected: Expected): string[] {
  const say = (what: string) => `launch ${launch}: ${what}`;
  const last = records.at(-1);
  if (last?.type !== 'end') return [say('the report has no end')];
  const flaws: string[] = [];
  if (!last.ok) flaws.push(say('the harness ended it as not ok'));
  if (records.some((record, place) => record.seq !== place) || last.records !== records.length - 1)
    flaws.push(say('records are missing'));
  if (records.some((record) => record.fence !== expected.fence)) flaws.push(say('a record carries another fence'));
  const [start] = of(records, 'launch');
  if (start === undefined) return [...flaws, say('it does not say what it ran on')];
  if (start.platform !== expected.platform || start.body !== expected.body) {
    flaws.push(say(`it ran on ${start.platform} ${start.body}, the device is ${expected.platform} ${expected.body}`));
  }
  const engines = of(records, 'engine');
  const [engine] = engines;
  if (engine === undefined || engines.length > 1) flaws.push(say('the engine did not say what it used'));
  else if (engine.precision !== expected.precision) {
    flaws.push(say(`backend fallback: ${expected.precision} was asked for, the engine computed ${engine.precision}`));
  }
  if (start.body === 'emulated' && start.timing !== 'none') flaws.push(say('an emulated phone claims to have times'));
  if (of(records, 'memory').length === 0) flaws.push(say('memory is missing'));
  const picks = of(records, 'choice').filter((choice) => !choice.warmup).length;
  const { sustainedMs } = expected;
  if (sustainedMs === undefined ? picks !== expected.picks : picks < expected.picks)
    flaws.push(say(`${picks} measured picks, the plan asks for ${expected.picks}`));
  const [firstPick] = of(records, 'choice').filter((choice) => !choice.warmup);
  if (
    sustainedMs !== undefined &&
    start.timing !== 'none' &&
    last.atMs - (firstPick?.startMs ?? last.atMs) < sustainedMs
  )
    flaws.push(say(`it measured for less than the ${sustainedMs} ms that the plan asks for`));
  const frames = of(records, 'frame');
  // a planner whose time was over before the first look has looked at nothing, and says so
  const looked = of(records, 'choice').some((choice) => choice.frames > 0);
  if (frames.length === 0 && looked) flaws.push(say('the stages of the frames are missing'));
  const wantsScore = start.timing !== 'modelled';
  if (frames.some((frame) => (frame.score !== null) !== wantsScore)) {
    flaws.push(say(wantsScore ? 'a measured frame has no score' : 'a modelled frame has a score'));
  }
  return flaws;
}

function of<T extends ReportRecord['type']>(records: readonly ReportRecord[], type: T): ReportRecordOf<T>[] {
  return records.filter((record): record is ReportRecordOf<T> => record.type === type);
}
