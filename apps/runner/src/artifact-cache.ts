import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ApiClient } from './api-client.ts';
import { RunFault } from './errors.ts';
import { retry } from './retry.ts';

/** Path of a file with exactly this digest, fetched once, through an API that is away for a while, however many phones want it at the same time, and checked at each use. */
export type FetchArtifact = (sha256: string, signal: AbortSignal) => Promise<string>;

export function createArtifactCache(folder: string, api: Pick<ApiClient, 'artifact'>): FetchArtifact {
  async function get(sha256: string, signal: AbortSignal): Promise<string> {
    const file = path.join(folder, sha256);
    // checked at each use: a damaged file would fail every later run
    if ((await digestOf(file).catch(() => null)) === sha256) return file;
    await mkdir(folder, { recursive: true });
    const temporary = `${file}.${process.pid}.${performance.now()}`;
    try {
      await retry(
        async () => pipeline(await api.artifact(sha256, signal), createWriteStream(temporary), { signal }),
        signal,
      );
      const found = await digestOf(temporary);
      if (found !== sha256)
        throw new RunFault('server', `artifact ${sha256} arrived with digest ${found}; it will be fetched again`, true);
      await rename(temporary, file);
    } finally {
      await rm(temporary, { force: true });
    }
    return file;
  }

  const underWay = new Map<string, Promise<string>>();
  return async (sha256, signal) => {
    for (let other = underWay.get(sha256); other !== undefined; other = underWay.get(sha256)) {
      // it may fail because its own run was cancelled; then it is our turn
      const file = await other.catch(() => null);
      signal.throwIfAborted();
      if (file !== null) return file;
    }
    const mine = get(sha256, signal).finally(() => underWay.delete(sha256));
    underWay.set(sha256, mine);
    return mine;
  };
}

export async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
