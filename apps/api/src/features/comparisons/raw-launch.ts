import { createHash } from 'node:crypto';
import type { CreateComparisonBody, ReportRecord } from '@framefarm/contracts';
import type { PairArm, RawLaunch } from '@framefarm/domain';
import { measuredPicks } from '../runs/summarise-report.ts';

interface Place {
  readonly arm: PairArm;
  readonly attemptId: string;
  readonly launch: number;
  readonly os: string;
}

/** A launch of a pair as verdicts read it, from its report. `build` names what the report says was used, and the frame plan that was asked for. */
export function rawLaunch(
  body: Pick<CreateComparisonBody, 'a' | 'b'>,
  { arm, attemptId, launch, os }: Place,
  records: readonly ReportRecord[],
): RawLaunch {
  const start = records.find((record) => record.type === 'launch');
  const engine = records.find((record) => record.type === 'engine');
  const { framePlan } = (arm === 'A' ? body.a : body.b).configuration;
  const used = [
    start?.modelSha256,
    start?.harness,
    engine && [engine.name, engine.version, engine.backend, engine.threads, engine.precision],
    framePlan,
  ];
  const picks = measuredPicks(records);
  const memory = records.flatMap((record) => (record.type === 'memory' ? record.pssKb : []));
  return {
    arm,
    id: `${attemptId}/${launch}`,
    build: createHash('sha256').update(JSON.stringify(used)).digest('hex').slice(0, 16),
    body: start?.body ?? 'unknown',
    os,
    loadMs: engine?.loadMs ?? 0,
    pssKb: memory.length === 0 ? null : Math.max(...memory),
    clips: picks.map(({ clip }) => clip),
    picks: picks.map(({ open, seek, decode, convert, infer, select, total, score }) => ({
      open,
      seek,
      decode,
      convert,
      infer,
      select,
      total,
      ...(score === null ? {} : { score }),
    })),
  };
}
