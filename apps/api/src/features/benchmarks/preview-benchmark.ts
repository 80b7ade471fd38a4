import type { BenchmarkPreview, CreateBenchmarkBody } from '@framefarm/contracts';
import { selects } from '@framefarm/domain';
import type { Static } from 'typebox';
import type { Tx } from '../../db/transaction.ts';
import { readUnfitness } from '../models/read-unfitness.pg.ts';
import { readDevices } from '../runners/device-store.pg.ts';
import { readLaunchMs } from '../runs/launch-ms.pg.ts';
import { whyItWaits } from '../runs/why-it-waits.ts';
import { DEFAULT_MAX_RUNS, planBenchmark } from './plan-benchmark.ts';

const SHOWN = 200;

/** What submitting the same body would make, on which devices, and how long each run takes by the runs of the past. Writes nothing. */
export async function previewBenchmark(
  tx: Tx,
  tenantId: string,
  body: CreateBenchmarkBody,
): Promise<Static<typeof BenchmarkPreview>> {
  const planned = await planBenchmark(tx, tenantId, body);
  const devices = await readDevices(tx, tenantId);
  const unfit = await readUnfitness(tx, tenantId, body.modelIds);
  const launchMs = await readLaunchMs(tx, tenantId);
  const { maxRuns = DEFAULT_MAX_RUNS, purpose } = body;
  return {
    count: planned.length,
    maxRuns,
    fits: planned.length > 0 && planned.length <= maxRuns,
    runs: planned.slice(0, SHOWN).map(({ modelId, selector, configuration }) => ({
      modelId,
      configuration,
      selector: body.targets.find((target) => target === selector) ?? { ids: [...(selector.ids ?? [])] },
      devices: devices
        .filter((device) => selects(selector, device) && unfit({ modelId, configuration }, device) === null)
        .map(({ serial }) => serial),
      waitReason: whyItWaits(selector, devices, purpose, (device) => unfit({ modelId, configuration }, device)),
      estimateMs: launchMs === null ? null : launchMs * body.launches,
    })),
  };
}
