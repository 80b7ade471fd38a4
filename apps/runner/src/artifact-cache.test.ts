import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createArtifactCache } from './artifact-cache.ts';
import { ApiRefusal } from './errors.ts';

const BYTES = Buffer.from('a model');
const DIGEST = createHash('sha256').update(BYTES).digest('hex');
const never = new AbortController().signal;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'framefarm-cache-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A server that counts its answers and fails the first ones. */
function counted(failures = 0, failure: Error = new ApiRefusal(404, 'artifact.unknown', 'not there')) {
  const served: string[] = [];
  const cache = createArtifactCache(folder, {
    artifact(sha256) {
      served.push(sha256);
      if (served.length <= failures) return Promise.reject(failure);
      return Promise.resolve(new Blob([BYTES]).stream());
    },
  });
  return { cache, served };
}

it('what many phones want at the same time is fetched once', async () => {
  const { cache, served } = counted();
  const files = await Promise.all(Array.from({ length: 20 }, () => cache(DIGEST, never)));
  expect(new Set(files).size).toBe(1);
  expect(await readFile(files[0] as string)).toEqual(BYTES);
  expect(served).toHaveLength(1);
});

it('an API that cannot be reached for a moment is asked again', async () => {
  const { cache, served } = counted(1, new TypeError('fetch failed'));
  expect(await readFile(await cache(DIGEST, never))).toEqual(BYTES);
  expect(served).toHaveLength(2);
});

it('a fetch that is refused fails its own phone only; the next one fetches for itself', async () => {
  const { cache, served } = counted(1);
  const [first, second] = await Promise.allSettled([cache(DIGEST, never), cache(DIGEST, never)]);
  expect([first?.status, second?.status]).toEqual(['rejected', 'fulfilled']);
  expect(served).toHaveLength(2);
});
