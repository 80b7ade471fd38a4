import { createReadStream } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ArtifactStore } from './artifact-store.ts';
import { receiveVerified } from './receive-verified.ts';

/** Artifacts as files below a folder; a rename makes each appear whole or not at all. */
export function createArtifactFolder(folder: string): ArtifactStore {
  const place = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256);
  return {
    put: (sha256, bytes) =>
      receiveVerified(folder, sha256, bytes, async (file) => {
        await mkdir(path.dirname(place(sha256)), { recursive: true });
        await rename(file, place(sha256));
      }),
    size: (sha256) =>
      stat(place(sha256)).then(
        ({ size }) => size,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return null;
          throw error;
        },
      ),
    read: async (sha256, range) => createReadStream(place(sha256), range),
  };
}
