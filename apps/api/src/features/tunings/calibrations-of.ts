import type { ReportRecordOf, RunConfiguration } from '@framefarm/contracts';
import type { Precision } from '@framefarm/domain';
import {
  type CostCalibration,
  type LaunchMemory,
  type MemoryCost,
  type StepTimes,
  type WayTime,
  calibrateDevice,
  calibrateMemory,
} from '@framefarm/policy';
import { AppError } from '../../errors.ts';
import type { EvidenceRun } from '../policies/read-evidence.ts';
import { isOf } from './planner-traces-of.ts';

export interface Calibrations {
  readonly devices: readonly CostCalibration[];
  readonly mostDecoders: number;
  readonly precision: Precision;
  readonly memory: MemoryCost;
  readonly launches: number;
}

type Times = Omit<StepTimes, 'ways'>;
type Collected = { -readonly [Step in keyof Times]: Times[Step] extends number ? number : number[] } & {
  ways: WayTime[];
};

/**
 * What each step takes on each device, from measured picks that a planner drove, as fast and as crowded as in the app; warm-up picks are
 * left out. Throws AppError `policy.evidence` for other frame plans.
 */
export function calibrationsOf(evidence: readonly EvidenceRun[]): Calibrations {
  const byDevice = new Map<string, Collected>();
  let mostDecoders = 1;
  const memory: LaunchMemory[] = [];
  for (const { run, records } of evidence) {
    if (run.configuration.framePlan.kind !== 'planned')
      throw new AppError(
        'policy.evidence',
        `run ${run.id} has frame plan ${run.configuration.framePlan.kind}; costs come from runs that a planner drove (kind planned)`,
      );
    const device = run.serial ?? run.id;
    memory.push(...memoryOf(device, run.launches, records));
    const times = byDevice.get(device) ?? noTimes();
    byDevice.set(device, times);
    const frames = records.filter((record) => record.type === 'frame');
    for (const record of records) {
      if (record.type !== 'choice' || record.warmup) continue;
      const decoders = record.decoderInitMs?.length ?? 0;
      mostDecoders = Math.max(mostDecoders, decoders);
      collect(
        times,
        record,
        frames.filter((frame) => isOf(frame, record)),
      );
    }
  }
  const first = evidence[0]?.run.configuration as RunConfiguration;
  const configuration = `${first.engine} ${first.backend} ${first.precision} x${first.threads}`;
  return {
    devices: [...byDevice].map(([device, times]) => calibrateDevice(device, configuration, times)),
    mostDecoders,
    precision: first.precision,
    memory: calibrateMemory(memory),
    launches: evidence.reduce((sum, { run }) => sum + run.launches, 0),
  };
}

/** Warm-up counts here: what a decoder took stays with the launch. */
function memoryOf(device: string, launches: number, records: EvidenceRun['records']): LaunchMemory[] {
  return Array.from({ length: launches }, (_, launch) => {
    const own = records.filter((record) => record.launch === launch);
    return {
      device,
      decoders: Math.max(
        0,
        ...own.flatMap((record) => (record.type === 'choice' ? (record.decoderInitMs ?? []).length : [])),
      ),
      pssKb: Math.max(0, ...own.flatMap((record) => (record.type === 'memory' ? record.pssKb : []))),
    };
  });
}

function collect(times: Collected, choice: ReportRecordOf<'choice'>, frames: readonly ReportRecordOf<'frame'>[]): void {
  const inits = choice.decoderInitMs ?? [];
  times.openMs.push(choice.openMs);
  times.decoderInitMs.push(...inits);
  if (inits.length > 1) times.decodersTogether = Math.max(times.decodersTogether, inits.length);
  for (const frame of frames) {
    // 0: the decoder went on where it stood
    if (frame.seekMs > 0) times.seekMs.push(frame.seekMs);
    const decodedFrames = frame.decodedFrames ?? 1;
    times.ways.push({
      hasSeek: frame.seekMs > 0,
      decodedFrames,
      decoders: Math.max(1, inits.length),
      ms: frame.seekMs + frame.decodeMs + frame.convertMs,
    });
    const each = frame.decodeMs / decodedFrames;
    (inits.length > 1 ? times.decodeTogetherMs : times.decodeMs).push(each);
    times.convertMs.push(frame.convertMs);
    times.inferMs.push(frame.inferMs);
  }
}

const noTimes = (): Collected => ({
  openMs: [],
  decoderInitMs: [],
  seekMs: [],
  decodeMs: [],
  convertMs: [],
  inferMs: [],
  decodeTogetherMs: [],
  decodersTogether: 1,
  ways: [],
});
