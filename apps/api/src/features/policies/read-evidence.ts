import type { ReportRecord, Run } from '@framefarm/contracts';
import type { DenseTrace, LaunchCosts } from '@framefarm/policy';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { readRuns } from '../runs/read-runs.ts';
import { readRunRecords } from '../runs/run-store.pg.ts';

export interface EvidenceRun {
  readonly run: Run;
  readonly records: readonly ReportRecord[];
}

/** The runs with their records; refuses runs that are unknown, not valid, or sustained. */
export async function readEvidence(tx: Tx, tenantId: string, runIds: readonly string[]): Promise<EvidenceRun[]> {
  const evidence: EvidenceRun[] = [];
  for (const runId of runIds) {
    const [run] = await readRuns(tx, tenantId, { runId });
    if (!run) throw new AppError('policy.evidence', `there is no run ${runId}; GET /v1/runs lists them`);
    if (run.validity !== 'valid')
      throw new AppError(
        'policy.evidence',
        `run ${runId} is ${run.validity ?? run.lifeCycle}; only valid runs justify a policy`,
      );
    if (run.sustained !== null)
      throw new AppError(
        'policy.evidence',
        `run ${runId} measured without a rest for ${run.sustained.minutes} min: its heat is not that of a pick; name ordinary runs`,
      );
    evidence.push({ run, records: await readRunRecords(tx, tenantId, runId) });
  }
  return evidence;
}

/** One dense trace per clip, from the first pick over it. */
export function tracesOf(evidence: readonly EvidenceRun[]): DenseTrace[] {
  const traces = new Map<string, DenseTrace>();
  for (const { run, records } of evidence) {
    if (run.configuration.framePlan.kind !== 'dense')
      throw new AppError('policy.evidence', `run ${run.id} has no dense frame plan; traces need every frame scored`);
    for (const choice of records.filter((record) => record.type === 'choice')) {
      if (traces.has(choice.clip)) continue;
      const frames = records
        .filter((record) => record.type === 'frame')
        .filter(
          (frame) =>
            frame.launch === choice.launch && frame.clip === choice.clip && frame.iteration === choice.iteration,
        )
        .map(({ ptsMs, score }) => {
          if (score === null)
            throw new AppError('policy.evidence', `run ${run.id} has no scores: a modelled run cannot be a trace`);
          return { ptsMs, score };
        });
      traces.set(choice.clip, { clip: choice.clip, durationMs: choice.durationMs, frames });
    }
  }
  return [...traces.values()];
}

/** Raw costs of each measured pick, launch by launch. Opening and selecting happen once per pick, the other stages once per frame. */
export function launchesOf(evidence: readonly EvidenceRun[]): LaunchCosts[] {
  return evidence.flatMap(({ run, records }) =>
    Array.from({ length: run.launches }, (_, launch) => {
      const measured = records.filter((record) => record.launch === launch);
      const choices = measured.filter((record) => record.type === 'choice').filter((choice) => !choice.warmup);
      const frames = measured.filter((record) => record.type === 'frame');
      return choices.map((choice) => ({
        openMs: choice.openMs + choice.selectMs,
        frameMs: frames
          .filter((frame) => frame.clip === choice.clip && frame.iteration === choice.iteration)
          .map((frame) => frame.seekMs + frame.decodeMs + frame.convertMs + frame.inferMs),
      }));
    }),
  );
}
