import type { CreateBenchmarkBody, HarnessPlan, Offer, RunConfiguration } from '@framefarm/contracts';
import { sustainedTiming } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { chooseVariant } from '../models/choose-variant.ts';
import { readModels } from '../models/model-store.pg.ts';

interface Build {
  readonly platform: string;
  readonly version: string;
  readonly sha256: string;
}
/** Newest first. */
export type Builds = readonly Build[];

export interface PlannedAttempt {
  readonly body: CreateBenchmarkBody;
  readonly runId: string;
  readonly attemptId: string;
  readonly fence: number;
  readonly timeoutMs: number;
}

export async function readBuilds(tx: Tx, tenantId: string): Promise<Builds> {
  const { rows } = await tx.query<Build>(
    'SELECT platform, version, sha256 FROM harness_build WHERE tenant_id = $1 ORDER BY created_at DESC, id DESC',
    [tenantId],
  );
  return rows;
}

/** The plan of launch 0 and the harness build for one model in one configuration: the build it names, else the newest of the platform. */
export async function offeredArm(
  tx: Tx,
  tenantId: string,
  builds: Builds,
  platform: string,
  planned: PlannedAttempt,
  { modelId, configuration }: { readonly modelId: string; readonly configuration: RunConfiguration },
): Promise<Pick<Offer, 'plan' | 'harnessBuild'>> {
  const { harnessVersion } = configuration;
  const ofPlatform = builds.filter((one) => one.platform === platform);
  const build = ofPlatform.find(({ version }) => harnessVersion === undefined || version === harnessVersion);
  if (build === undefined)
    throw new TypeError(`there is no ${platform} build ${harnessVersion}; plan-benchmark must refuse that`);
  const plan = await planOf(tx, tenantId, planned, modelId, configuration);
  return { plan, harnessBuild: { version: build.version, sha256: build.sha256 } };
}

async function planOf(
  tx: Tx,
  tenantId: string,
  { body, runId, attemptId, fence, timeoutMs }: PlannedAttempt,
  modelId: string,
  configuration: RunConfiguration,
): Promise<HarnessPlan> {
  const [model] = await readModels(tx, tenantId, modelId);
  const variant = model === undefined ? null : chooseVariant(model, configuration);
  if (model === undefined || variant === null)
    throw new TypeError(`run ${runId} names a model variant that does not exist; plan-benchmark must refuse that`);
  return {
    schema: 1,
    farm: tenantId,
    run: runId,
    attempt: attemptId,
    fence,
    launch: 0,
    engine: configuration.engine,
    backend: configuration.backend,
    threads: configuration.threads,
    model: {
      name: model.name,
      sha256: variant.sha256,
      precision: configuration.precision,
      preprocessing: model.preprocessing,
    },
    clips: body.clips,
    framePlan: configuration.framePlan,
    warmupIterations: body.warmupIterations,
    iterations: body.iterations,
    saveFrames: body.saveFrames,
    launchTimeoutMs: timeoutMs,
    ...(body.sustained === undefined ? {} : { sustained: sustainedTiming(body.sustained.minutes) }),
  };
}
