import { readFile } from 'node:fs/promises';
import type { CreateBenchmarkBody } from '@framefarm/contracts';
import type { Client } from '../client.ts';
import { CommandError } from '../errors.ts';

/** A benchmark to submit: that of one which exists, by its id (bmk_...), or one written as JSON; the API judges what is in it. */
export async function readBenchmark(api: Client, source: string): Promise<CreateBenchmarkBody> {
  if (source.startsWith('bmk_')) {
    const { id: _id, createdAt: _createdAt, runs: _runs, ...body } = await api.benchmark(source);
    return body;
  }
  try {
    return JSON.parse(await readFile(source, 'utf8')) as CreateBenchmarkBody;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(
      2,
      `${source} cannot be read as a benchmark: ${why}; name a JSON file, or the id (bmk_...) of one that "framefarm benchmark list" names`,
    );
  }
}
