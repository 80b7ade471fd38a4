import type { TuneBody } from '@framefarm/contracts';
import { seededRandom } from '@framefarm/phone-model';
import {
  PolicyInputError,
  type TuneProgress,
  type TuneResult,
  type Weighed,
  chooseFieldTraces,
  fitPrior,
  scoredClip,
} from '@framefarm/policy';
import { transaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { reserveApp, storePolicy } from '../policies/policy-store.pg.ts';
import { type EvidenceRun, readEvidence } from '../policies/read-evidence.ts';
import { modelOf, refuseForeign } from '../policies/refuse-foreign.ts';
import { bodiesOf } from '../policies/tune-policy.ts';
import { type Calibrations, calibrationsOf } from './calibrations-of.ts';
import { readFieldTraces } from './field-traces.pg.ts';
import { type FieldFacts, inWords } from './in-words.ts';
import { storeJsonArtifact } from './json-artifact.ts';
import { type PlannerTrace, plannerTracesOf } from './planner-traces-of.ts';
import { type ScoreNoiseFacts, scoreNoiseOf } from './score-noise-of.ts';
import { tuneInWorker, TuningCancelled } from './tune-in-worker.ts';
import { DEFAULT_SEED, tuneInputOf } from './tune-input-of.ts';
import { beatTuning, endTuning, insertTuning } from './tuning-store.pg.ts';

export interface Tuner {
  /** Checks the evidence, stores it by digest and starts tuning beside everything else. @returns the tuning's id */
  start(who: { readonly tenantId: string; readonly actor: string }, body: TuneBody): Promise<string>;
  /** Cancels what runs here. */
  stop(): Promise<void>;
}

const BEAT_MS = 1000;

interface Job {
  readonly id: string;
  readonly tenantId: string;
  readonly body: TuneBody;
  readonly costs: readonly EvidenceRun[];
  readonly calibrations: Calibrations;
  readonly hashes: { readonly traces: string; readonly calibration: string };
  readonly field: FieldFacts | null;
  readonly noise: ScoreNoiseFacts;
}

export function createTuner(deps: Deps): Tuner {
  const { pool, newId } = deps;
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  return {
    async start({ tenantId, actor }, body) {
      const { costs, traces } = await transaction(pool, async (tx) => {
        if (!(await reserveApp(tx, tenantId, body.app)))
          throw new AppError(
            'policy.app-taken',
            `the app name ${body.app} belongs to another tenant; choose another name`,
          );
        return {
          costs: await readEvidence(tx, tenantId, body.costRunIds),
          traces: await readEvidence(tx, tenantId, body.traceRunIds),
        };
      });
      refuseForeign(costs, traces, body);
      const { found, calibrations, spread } = refusedAsEvidence(() => {
        const found = plannerTracesOf(traces);
        const clips = found.map(({ clip, index, scores }) => scoredClip(clip, index, scores));
        return { found, calibrations: calibrationsOf(costs), spread: fitPrior(clips).sd };
      });
      const noise = await scoreNoiseOf(pool, tenantId, {
        channel: body.channel,
        modelSha256: modelOf(costs[0] as EvidenceRun),
        precision: calibrations.precision,
        spread,
        reportId: body.noiseReportId ?? null,
      });
      const field = await refreshing(tenantId, body, costs[0] as EvidenceRun, found);
      const input = refusedAsEvidence(() =>
        tuneInputOf(
          found,
          calibrations,
          body,
          { seed: body.seed ?? DEFAULT_SEED, scoreNoiseSd: noise.sd },
          field?.used,
        ),
      );
      const hashes = {
        traces: await storeJsonArtifact(deps, tenantId, found),
        calibration: await storeJsonArtifact(deps, tenantId, calibrations.devices),
      };
      const id = newId('tun');
      await insertTuning(pool, {
        id,
        tenantId,
        actor,
        body,
        tracesSha256: hashes.traces,
        calibrationSha256: hashes.calibration,
      });
      const work = follow(
        { id, tenantId, body, costs, calibrations, hashes, field: field?.facts ?? null, noise },
        input,
      ).finally(() => running.delete(work));
      running.add(work);
      return id;
    },
    async stop() {
      stopping.abort();
      await Promise.allSettled(running);
    },
  };

  /** Null when the field was not asked for. What is used is kept as an artifact, as the traces are. */
  async function refreshing(tenantId: string, body: TuneBody, run: EvidenceRun, found: readonly PlannerTrace[]) {
    if (body.fieldTraces !== true) return null;
    const { app, channel, platform } = body;
    const { precision } = run.run.configuration;
    const wanted = { tenantId, app, channel, platform, modelSha256: modelOf(run), precision };
    const measured = refusedAsEvidence(() => found.map(({ clip, index, scores }) => scoredClip(clip, index, scores)));
    const random = seededRandom(body.seed ?? DEFAULT_SEED);
    const { used, ...facts } = chooseFieldTraces(measured, await readFieldTraces(pool, wanted), random);
    const kept = used.map(({ name, clip, scores }) => ({ name, fps: clip.index.fps, scores: [...scores] }));
    const sha256 = used.length === 0 ? null : await storeJsonArtifact(deps, tenantId, kept);
    return { used, facts: { ...facts, used: used.length, sha256 } };
  }

  async function follow(job: Job, input: Parameters<typeof tuneInWorker>[0]): Promise<void> {
    const cancel = new AbortController();
    const signal = AbortSignal.any([cancel.signal, stopping.signal]);
    let progress: TuneProgress | null = null;
    const beat = setInterval(() => {
      beatTuning(pool, job.id, progress).then(
        (goesOn) => (goesOn ? undefined : cancel.abort()),
        // a database that is away for a moment does not end the tuning; its end will find out
        () => undefined,
      );
    }, BEAT_MS);
    try {
      const result = await tuneInWorker(input, { signal, onProgress: (latest) => (progress = latest) });
      await keep(job, result);
    } catch (error) {
      const cancelled = error instanceof TuningCancelled;
      const message = error instanceof Error ? error.message : String(error);
      await endTuning(pool, job.id, {
        state: cancelled ? 'cancelled' : 'failed',
        message: cancelled && stopping.signal.aborted ? 'the API was stopped; start it again' : message,
        result: null,
        policyId: null,
      });
    } finally {
      clearInterval(beat);
    }
  }

  async function keep(job: Job, result: TuneResult): Promise<void> {
    const words = inWords(result, job.field, job.noise);
    const { recommended } = result;
    await transaction(pool, async (tx) => {
      const policyId =
        recommended === null
          ? null
          : await storePolicy(tx, newId, job.tenantId, {
              payload: payloadOf(job, recommended),
              reasons: [...words.reasons, 'no certificate yet: "framefarm policy certify" runs it on the farm'],
              evidenceRuns: [...job.body.costRunIds, ...job.body.traceRunIds],
              candidates: words.front,
            });
      const first = await endTuning(tx, job.id, {
        state: recommended === null ? 'failed' : 'done',
        message: recommended === null ? (result.reasons.at(-1) ?? null) : null,
        result: words,
        policyId,
      });
      // cancelled at the last moment: the policy must not stay
      if (!first) throw new TuningCancelled('it was cancelled while its result was being stored');
    });
  }
}

function payloadOf({ body, costs, calibrations, hashes, noise }: Job, { candidate, summary }: Weighed) {
  const { app, channel, platform, tier } = body;
  const first = costs[0] as EvidenceRun;
  const { backend, threads, precision } = first.run.configuration;
  return {
    schema: 1 as const,
    app,
    channel,
    platform,
    tier,
    modelSha256: modelOf(first),
    backend,
    threads,
    precision,
    provisional: true,
    provenance: {
      bodies: bodiesOf(costs),
      costRuns: body.costRunIds,
      traceRuns: body.traceRunIds,
      launches: calibrations.launches,
      boundMs: summary.p95Ms,
      traceSetSha256: hashes.traces,
      calibrations: [hashes.calibration],
      scoreNoise: { sd: noise.sd, ...(noise.measured === null ? {} : { report: noise.measured.reportId }) },
    },
    ...candidate.policy,
    thermalSteps: [...candidate.policy.thermalSteps],
  };
}

function refusedAsEvidence<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof PolicyInputError) throw new AppError('policy.evidence', error.message);
    throw error;
  }
}
