import type { ReportRecord } from '@framefarm/contracts';
import { type SeriesMetric, SERIES_METRICS, directionOf } from '@framefarm/domain';
import { DETECTOR_CONFIG, createHistoryDetector, median, momentsOf } from '@framefarm/stats';
import type { Tx } from '../../db/transaction.ts';
import { raiseAlert } from '../alerts/raise-alert.ts';
import { readOpenBreakers } from '../breakers/breaker-store.pg.ts';
import { readNoiseFloor } from '../noise/read-noise.ts';
import type { RunRow } from '../runs/run-store.pg.ts';
import type { LaunchValues } from '../runs/summarise-report.ts';
import {
  type SeriesKey,
  DETECTOR_HASH,
  insertPoint,
  lockSeries,
  readModelName,
  saveDetector,
} from './series-store.pg.ts';

interface EndedRun {
  readonly tenantId: string;
  readonly deviceId: string;
  readonly run: RunRow;
  readonly records: readonly ReportRecord[];
  readonly values: LaunchValues;
}

/** Phones in software never enter a history: their times say nothing about a build on a phone. */
const BODIES: readonly (string | null)[] = ['real', 'host'];

/**
 * Takes a valid, measured run into the history of each of its metrics, and raises an alert where one brings a lasting change for the worse to
 * light; in the transaction that ends the run, so that a run is in its histories once or not at all. A history is of one metric, phone, system,
 * configuration, workload and build line; the build line is the model's name. A metric that nights of A/A have
 * found noisier than it should be, or a change below their floor, alerts nobody. Health checks and modelled times are left out, and all while
 * a circuit breaker is open.
 */
export async function appendToSeries(tx: Tx, { tenantId, deviceId, run, records, values }: EndedRun): Promise<void> {
  const start = records.find((record) => record.type === 'launch');
  if (start?.timing !== 'measured' || !BODIES.includes(run.device_body) || run.body.purpose === 'health') return;
  if ((await readOpenBreakers(tx, tenantId, run.tier ?? undefined)).length > 0) return;
  const line = await readModelName(tx, run.model_id);
  // a harness build is part of the build, not of the configuration
  const { harnessVersion: _, ...configuration } = run.configuration;
  const key = (metric: SeriesMetric): SeriesKey => ({
    tenantId,
    metric,
    line,
    deviceId,
    configuration,
    clips: run.body.clips,
    warmupIterations: run.body.warmupIterations,
    iterations: run.body.iterations,
  });
  for (const metric of SERIES_METRICS) {
    const launches = values[metric] ?? [];
    if (launches.length === 0 || !launches.every(Number.isFinite)) continue;
    const series = await lockSeries(tx, key(metric), directionOf(metric));
    const detector = createHistoryDetector(DETECTOR_CONFIG, series.state);
    const value = median(launches);
    const change = detector.append(value);
    await insertPoint(tx, {
      tenantId,
      seriesId: series.id,
      ordinal: series.state.runs,
      runId: run.id,
      value,
      spread: spreadOf(launches),
      launches: launches.length,
      modelId: run.model_id,
      harness: start.harness.version,
    });
    await saveDetector(tx, series.id, detector.state(), DETECTOR_HASH);
    const isWorse = change !== null && change.after > change.before === (directionOf(metric) === 'lower');
    if (!isWorse) continue;
    const { isInformational, alertFloor } = await readNoiseFloor(tx, tenantId, series.tier, metric);
    const size = Math.abs(change.after - change.before) / Math.abs(change.before);
    if (!isInformational && size >= alertFloor) await raiseAlert(tx, tenantId, series.id, change);
  }
}

/** Standard deviation of the logarithms; null where there is none. */
function spreadOf(launches: readonly number[]): number | null {
  if (launches.length < 2 || launches.some((value) => value <= 0)) return null;
  return Math.sqrt(momentsOf(launches.map(Math.log)).variance);
}
