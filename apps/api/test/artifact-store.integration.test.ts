import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type TestS3, hasS3Server, startS3 } from '@framefarm/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArtifactBucket } from '../src/features/artifacts/artifact-bucket.ts';
import { createArtifactFolder } from '../src/features/artifacts/artifact-folder.ts';
import type { ArtifactStore } from '../src/features/artifacts/artifact-store.ts';

let folder: string;
let s3: TestS3 | null = null;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'framefarm-artifacts-'));
  if (hasS3Server) s3 = await startS3();
});
afterAll(async () => {
  await s3?.stop();
  await rm(folder, { recursive: true });
});

const incomingFolder = () => path.join(folder, 'incoming');
const openBucket = (changes: { bucket?: string } = {}) => {
  const { endpoint, bucket, credentials } = s3 as TestS3;
  return openArtifactBucket({
    endpoint,
    bucket,
    credentials,
    region: 'us-east-1',
    incomingFolder: incomingFolder(),
    ...changes,
  });
};
const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const inPieces = (bytes: Buffer) =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / 100_000) }, (_, i) => bytes.subarray(i * 100_000, (i + 1) * 100_000)),
  );

const adapters: [string, boolean, () => Promise<ArtifactStore>][] = [
  ['in a folder', true, async () => createArtifactFolder(path.join(folder, 'store'))],
  ['in a bucket', hasS3Server, openBucket],
];

for (const [name, available, open] of adapters) {
  describe.runIf(available)(`artifacts ${name}`, () => {
    it('come back as they were put, whole and in ranges, also when put twice', async () => {
      const store = await open();
      const bytes = randomBytes(3_000_001);
      const sha256 = digestOf(bytes);
      expect(await store.size(sha256)).toBeNull();
      for (let round = 0; round < 2; round += 1) expect(await store.put(sha256, inPieces(bytes))).toBe(bytes.length);
      expect(await store.size(sha256)).toBe(bytes.length);
      expect((await buffer(await store.read(sha256))).equals(bytes)).toBe(true);
      expect((await buffer(await store.read(sha256, { start: 10, end: 19 }))).equals(bytes.subarray(10, 20))).toBe(
        true,
      );
    });
    it('may be empty', async () => {
      const store = await open();
      const sha256 = digestOf(Buffer.alloc(0));
      expect(await store.put(sha256, Readable.from([]))).toBe(0);
      expect(await store.size(sha256)).toBe(0);
    });
    it('with another digest or cut off in the middle are refused and leave nothing behind', async () => {
      const store = await open();
      const bytes = randomBytes(500_000);
      const sha256 = digestOf(randomBytes(8));
      await expect(store.put(sha256, inPieces(bytes))).rejects.toThrow('nothing was stored');
      const torn = Readable.from(
        (function* () {
          yield bytes;
          throw new TypeError('the client went away');
        })(),
      );
      await expect(store.put(digestOf(bytes), torn)).rejects.toThrow('the client went away');
      expect([await store.size(sha256), await store.size(digestOf(bytes))]).toEqual([null, null]);
      const left = [
        ...(await readdir(incomingFolder()).catch(() => [])),
        ...(await readdir(path.join(folder, 'store')).catch(() => [])),
      ];
      expect(left.filter((file) => file.startsWith('incoming-'))).toEqual([]);
    });
    it('put by two at once are whole', async () => {
      const store = await open();
      const bytes = randomBytes(400_000);
      const sha256 = digestOf(bytes);
      await Promise.all([store.put(sha256, inPieces(bytes)), store.put(sha256, inPieces(bytes))]);
      expect((await buffer(await store.read(sha256))).equals(bytes)).toBe(true);
    });
  });
}

it.runIf(hasS3Server)('a bucket that does not exist is named at start, with what to check', async () => {
  await expect(openBucket({ bucket: 'nowhere' })).rejects.toThrow(
    /bucket nowhere at http.*cannot be used.*credentials/,
  );
});
