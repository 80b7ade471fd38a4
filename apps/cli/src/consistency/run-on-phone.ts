import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CreateBenchmarkBody, CreateModelBody } from '@framefarm/contracts';
import type { Static } from 'typebox';
import { watchBenchmark } from '../benchmark/watch-benchmark.ts';
import { CommandError } from '../errors.ts';
import { exportRun } from '../run/export-run.ts';
import type { ModelEntry } from './model-entry.ts';
import { type PhoneOfFarm, putFile } from './virtual-android.ts';

/** Times count for nothing here, and the machine is busy with the ladder. */
const NO_GATES = { maxOtherCpuShare: 1, maxProbeRatio: 1000, minUptimeS: 0, batteryPercent: { from: 0, to: 100 } };

/**
 * The fp32 variant over the clips as an ordinary run of the farm, each frame twice. Returns the file with the report's records, one a line. CommandError
 * 20 when the run gave none.
 */
export async function runOnPhone(
  { client, deviceId }: PhoneOfFarm,
  model: ModelEntry,
  clips: readonly { readonly name: string; readonly path: string }[],
  frames: number,
  out: string,
  say: (line: string) => void,
): Promise<string> {
  const registered = await client.createModel({
    name: model.name,
    version: model.version,
    preprocessing: model.preprocessing as Static<typeof CreateModelBody>['preprocessing'],
    variants: [{ precision: 'fp32', sha256: await putFile(client, model.files.fp32 ?? '') }],
  });
  const brought: { name: string; sha256: string }[] = [];
  for (const { name, path: file } of clips) brought.push({ name, sha256: await putFile(client, file) });
  const framePlan = { kind: 'fixed', frames, deadlineMs: null } as const;
  const { id } = await client.submit({
    name: 'consistency ladder',
    modelIds: [registered.id],
    clips: brought,
    targets: [{ ids: [deviceId] }],
    configurations: [{ engine: 'host-mnn', backend: 'cpu', precision: 'fp32', threads: 1, framePlan }],
    launches: 1,
    warmupIterations: 0,
    iterations: 2,
    saveFrames: 'looked-at',
    limits: NO_GATES,
  } satisfies CreateBenchmarkBody);
  const { runs } = await watchBenchmark(client, id, (line) => say(`android: ${line}`));
  const [run] = runs;
  if (run?.outcome !== 'succeeded')
    throw new CommandError(
      20,
      `the run on the virtual phone ended as ${run?.outcome ?? 'nothing'}: ${run?.reasons.join('; ') ?? ''}; run it again`,
    );
  const file = path.join(out, 'report-android.ndjson');
  await writeFile(file, exportRun((await client.runReport(run.id)).records, 'ndjson'));
  return file;
}
