import type { Benchmark, Device } from '@framefarm/contracts';
import { readBenchmark } from '../benchmark/read-benchmark.ts';
import { watchBenchmark } from '../benchmark/watch-benchmark.ts';
import type { Client } from '../client.ts';
import { CommandError } from '../errors.ts';

/** Runs one launch of a known benchmark on the device as a health run; a valid one lets the device out of quarantine. */
export async function checkDevice(
  api: Client,
  device: Device,
  like: string | undefined,
  say: (line: string) => void,
): Promise<Benchmark> {
  const pattern = like ?? (await api.benchmarks()).benchmarks[0]?.id;
  if (pattern === undefined)
    throw new CommandError(2, 'there is no benchmark to check the device with; submit one, or name one with --like');
  const { spread: _spread, ...body } = await readBenchmark(api, pattern);
  const [configuration] = body.configurations;
  const submitted = await api.submit({
    ...body,
    name: `health of ${device.serial}`.slice(0, 120),
    purpose: 'health',
    targets: [{ ids: [device.id] }],
    configurations: configuration === undefined ? [] : [configuration],
    modelIds: body.modelIds.slice(0, 1),
    launches: 1,
    priority: 10,
  });
  return watchBenchmark(api, submitted.id, say);
}
