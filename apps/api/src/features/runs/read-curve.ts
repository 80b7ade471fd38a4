import type { ReportRecord, SustainedCurve } from '@framefarm/contracts';
import { sustainedTiming } from '@framefarm/domain';
import { type SustainedLaunch, sustainedCurve } from '@framefarm/stats';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { readRunRecords, readRunRows } from './run-store.pg.ts';

/** The curve of a sustained run, computed from its raw records each time it is asked for. `run.no-curve` for a run that has none. */
export async function readCurve(tx: Tx, tenantId: string, runId: string): Promise<SustainedCurve> {
  const [run] = await readRunRows(tx, tenantId, { runId });
  if (run === undefined) throw new AppError('resource.not-found', `there is no run ${runId}; GET /v1/runs lists them`);
  const { sustained } = run.body;
  if (sustained === undefined)
    throw new AppError('run.no-curve', `run ${runId} is no sustained run; submit its benchmark with "sustained"`);
  const records = await readRunRecords(tx, tenantId, runId);
  if (records.some((record) => record.type === 'launch' && record.timing === 'none'))
    throw new AppError('run.no-curve', `run ${runId} ran on an emulated phone, which has no times`);
  const { pointMs } = sustainedTiming(sustained.minutes);
  const launches = [...new Set(records.map(({ launch }) => launch))].map((launch) =>
    courseOf(records.filter((record) => record.launch === launch)),
  );
  const { launches: points, ...rest } = sustainedCurve(launches, pointMs);
  const { decline, heatSlope } = rest;
  return {
    runId,
    pointMs,
    launches: points.map((some) => [...some]),
    decline:
      decline === null ? null : { ...decline, interval: decline.interval === null ? null : [...decline.interval] },
    heatSlope: heatSlope === null ? null : { ...heatSlope, interval: [...heatSlope.interval] },
  };
}

/** Measured picks and readings of heat of one launch, on a clock that begins with the first measured pick. */
function courseOf(records: readonly ReportRecord[]): SustainedLaunch {
  const picks = records.filter((record) => record.type === 'choice').filter(({ warmup }) => !warmup);
  const began = picks[0]?.startMs ?? 0;
  return {
    picks: picks.map(({ startMs, latencyMs }) => ({ atMs: startMs - began, latencyMs })),
    heat: records
      .filter((record) => record.type === 'heat')
      .map(({ atMs, celsius, status, cpuMaxKHz = null }) => ({
        atMs: atMs - began,
        celsius,
        thermalStatus: status,
        cpuMaxKHz,
      })),
  };
}
