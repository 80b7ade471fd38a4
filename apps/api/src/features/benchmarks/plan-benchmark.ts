import type { CreateBenchmarkBody, Device, RunConfiguration } from '@framefarm/contracts';
import { type PlannedRun, expandMatrix, selects, variantFor } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import { requireArtifacts } from '../artifacts/require-artifacts.pg.ts';
import { readBuilds } from '../attempts/offered-arm.ts';
import { chooseVariant } from '../models/choose-variant.ts';
import { readModels } from '../models/model-store.pg.ts';
import { readUnfitness } from '../models/read-unfitness.pg.ts';
import { readDevices } from '../runners/device-store.pg.ts';

export const DEFAULT_MAX_RUNS = 500;

/** The runs that a benchmark makes of the devices known now; `benchmark.invalid` or `artifact.missing` for what cannot run at all. */
export async function planBenchmark(
  tx: Tx,
  tenantId: string,
  body: CreateBenchmarkBody,
): Promise<PlannedRun<RunConfiguration>[]> {
  for (const modelId of body.modelIds) await requireVariants(tx, tenantId, modelId, body);
  await requireArtifacts(
    tx,
    tenantId,
    body.clips.map((clip) => clip.sha256),
  );
  const devices = await readDevices(tx, tenantId);
  await requireBuilds(tx, tenantId, body, devices);
  const known = new Set(devices.map((device) => device.id));
  const unknown = body.targets.flatMap(({ ids = [] }) => ids).find((id) => !known.has(id));
  if (unknown !== undefined)
    throw new AppError('benchmark.invalid', `there is no device ${unknown}; GET /v1/devices lists them`);
  const planned = expandMatrix(body, devices);
  const unfit = await readUnfitness(tx, tenantId, body.modelIds);
  for (const run of planned) refuseIncompatible(run, devices, (device) => unfit(run, device));
  return planned;
}

/** Before any device's time is spent: a run that every selected device would refuse, or answer with something else, is not made. */
function refuseIncompatible(
  { modelId, selector, configuration }: PlannedRun<RunConfiguration>,
  devices: readonly Device[],
  unfit: (device: Device) => string | null,
): void {
  const selected = devices.filter((device) => selects(selector, device));
  const reasons = selected.map((device) => ({ serial: device.serial, reason: unfit(device) }));
  if (reasons.length === 0 || reasons.some(({ reason }) => reason === null)) return;
  throw new AppError(
    'benchmark.incompatible',
    `no selected device can compute ${modelId} in ${configuration.precision}: ${reasons.map(({ serial, reason }) => `${serial}: ${reason}`).join('; ')}; select other devices, another variant or precision, or bring a newer harness`,
    { reasons },
  );
}

async function requireVariants(tx: Tx, tenantId: string, modelId: string, body: CreateBenchmarkBody): Promise<void> {
  const [model] = await readModels(tx, tenantId, modelId);
  if (!model) throw new AppError('benchmark.invalid', `there is no model ${modelId}; GET /v1/models lists them`);
  const lacking = body.configurations.find((configuration) => chooseVariant(model, configuration) === null);
  if (lacking !== undefined) {
    const has = model.variants.map(({ variant, precision }) => `${variant} (${precision})`).join(', ');
    throw new AppError(
      'benchmark.invalid',
      `model ${model.name} ${model.version} has no variant ${variantFor(lacking)} to compute in ${lacking.precision}; it has ${has}`,
    );
  }
}

/** A configuration that names a harness version needs that build for every platform on which it can run. */
async function requireBuilds(
  tx: Tx,
  tenantId: string,
  { configurations, targets }: CreateBenchmarkBody,
  devices: readonly Device[],
): Promise<void> {
  const wanted = configurations.flatMap(({ harnessVersion }) => harnessVersion ?? []);
  if (wanted.length === 0) return;
  const builds = await readBuilds(tx, tenantId);
  const selected = devices.filter((device) => targets.some((target) => selects(target, device)));
  for (const version of wanted)
    for (const platform of new Set(selected.map((device) => device.platform))) {
      const known = builds.filter((build) => build.platform === platform).map((build) => build.version);
      if (!known.includes(version))
        throw new AppError(
          'benchmark.invalid',
          `there is no ${platform} harness build ${version}; known: ${known.join(', ') || 'none'}; register it with POST /v1/harness-builds`,
        );
    }
}
