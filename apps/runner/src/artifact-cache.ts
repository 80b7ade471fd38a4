import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ApiClient } from './api-client.ts';
import { RunFault } from './errors.ts';

/** Path of a file with exactly this digest, fetched once and checked whenever it is fetched. */
export type FetchArtifact = (sha256: string, signal: AbortSignal) => Promise<string>;

export function createArtifactCache(folder: string, api: Pick<ApiClient, 'artifact'>): FetchArtifact {
  return async (sha256, signal) => {
    const file = path.join(folder, sha256);
    // checked at each use: a damaged file would fail every later run
    if ((await digestOf(file).catch(() => null)) === sha256) return file;
    await mkdir(folder, { recursive: true });
    const temporary = `${file}.${process.pid}.${performance.now()}`;
    try {
      await pipeline(await api.artifact(sha256, signal), createWriteStream(temporary), { signal });
      const found = await digestOf(temporary);
      if (found !== sha256)
        throw new RunFault('server', `artifact ${sha256} arrived with digest ${found}; it will be fetched again`, true);
      await rename(temporary, file);
    } finally {
      await rm(temporary, { force: true });
    }
    return file;
  };
}

export async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
