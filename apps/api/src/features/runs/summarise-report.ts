import type { ReportRecord, ReportRecordOf, StageSummary } from '@framefarm/contracts';
import { STAGES } from '@framefarm/domain';
import { medianInterval, quantile } from '@framefarm/stats';

/** One value per launch: the launch is the unit of inference. Keys: the six stages, `total`, `pssKb`, `score`; only `score` without timing. */
export type LaunchValues = Readonly<Record<string, readonly number[]>>;

/** Per launch and stage the median over measured picks of the milliseconds spent in the stage; a pick's frames are summed. */
export function launchValues(records: readonly ReportRecord[]): LaunchValues {
  const values: Record<string, number[]> = {};
  const add = (metric: string, value: number | null) => {
    if (value !== null) (values[metric] ??= []).push(value);
  };
  for (const launch of byLaunch(records)) {
    const picks = measuredPicks(launch);
    add(
      'score',
      quantile(
        picks.flatMap((pick) => pick.score ?? []),
        0.5,
      ),
    );
    // an emulated phone's times and memory are the emulator's
    if (launch.some((record) => record.type === 'launch' && record.timing === 'none')) continue;
    // a sustained launch reports the frames of some picks only
    const detailed = picks.filter(({ isDetailed }) => isDetailed);
    for (const stage of STAGES)
      add(
        stage,
        quantile(
          detailed.map((pick) => pick[stage]),
          0.5,
        ),
      );
    add(
      'total',
      quantile(
        picks.map((pick) => pick.total),
        0.5,
      ),
    );
    add('pssKb', Math.max(...launch.flatMap((record) => (record.type === 'memory' ? record.pssKb : []))));
  }
  return values;
}

export function summariseStage(values: readonly number[]): StageSummary {
  const interval = medianInterval(values, 0.95);
  return {
    n: values.length,
    p50Ms: quantile(values, 0.5),
    p95Ms: quantile(values, 0.95),
    ci95: interval === null ? null : [...interval],
  };
}

/** The parts of a run's answer that come from its report. */
export function summariseReport(
  records: readonly ReportRecord[],
  values: LaunchValues,
): Readonly<Record<string, unknown>> {
  const start = records.find((record) => record.type === 'launch');
  const engine = records.find((record) => record.type === 'engine');
  const names = [...STAGES, 'total'] as const;
  return {
    timing: start?.timing ?? null,
    engine: engine?.name ?? null,
    backend: engine?.backend ?? null,
    threads: engine?.threads ?? null,
    stages:
      start?.timing === 'none'
        ? null
        : Object.fromEntries(names.map((name) => [name, summariseStage(values[name] ?? [])])),
    pssKb: values['pssKb']?.length ? Math.max(...values['pssKb']) : null,
    score: quantile(values['score'] ?? [], 0.5),
  };
}

function byLaunch(records: readonly ReportRecord[]): ReportRecord[][] {
  return [...group(records, (record) => record.launch).values()];
}

/** The measured picks of one launch, in order: milliseconds spent in each stage and in all, score and clip. */
export function measuredPicks(launch: readonly ReportRecord[]) {
  const frames = group(
    launch.filter((record) => record.type === 'frame'),
    pickOf,
  );
  return launch
    .filter((record) => record.type === 'choice')
    .filter((choice) => !choice.warmup)
    .map((choice) => {
      const looked = frames.get(pickOf(choice)) ?? [];
      const sum = (key: 'seekMs' | 'decodeMs' | 'convertMs' | 'inferMs') =>
        looked.reduce((total, frame) => total + frame[key], 0);
      return {
        clip: choice.clip,
        isDetailed: looked.length > 0 || choice.frames === 0,
        open: choice.openMs,
        seek: sum('seekMs'),
        decode: sum('decodeMs'),
        convert: sum('convertMs'),
        infer: sum('inferMs'),
        select: choice.selectMs,
        total: choice.latencyMs,
        score: choice.score,
      };
    });
}

function pickOf(record: ReportRecordOf<'frame'> | ReportRecordOf<'choice'>): string {
  return `${record.clip} ${record.iteration}`;
}

function group<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const here = groups.get(key);
    if (here === undefined) groups.set(key, [item]);
    else here.push(item);
  }
  return groups;
}
