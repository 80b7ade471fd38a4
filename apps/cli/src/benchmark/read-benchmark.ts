import { readFile } from 'node:fs/promises';
import type { CreateBenchmarkBody } from '@framefarm/contracts';
import { CommandError } from '../errors.ts';

/** A benchmark written as JSON; the API judges what is in it. */
export async function readBenchmark(file: string): Promise<CreateBenchmarkBody> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as CreateBenchmarkBody;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(2, `${file} cannot be read as a benchmark: ${why}`);
  }
}
