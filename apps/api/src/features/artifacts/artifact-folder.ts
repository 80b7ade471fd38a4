import { createHash, randomUUID } from 'node:crypto';
import { type ReadStream, createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { AppError } from '../../errors.ts';

/** A content-addressed folder: a file lies under its digest only when its bytes have that digest. */
export interface ArtifactFolder {
  put(sha256: string, bytes: Readable): Promise<number>;
  size(sha256: string): Promise<number | null>;
  read(sha256: string, range?: { readonly start: number; readonly end: number }): ReadStream;
}

export function createArtifactFolder(folder: string, maxBytes: number): ArtifactFolder {
  const place = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256);
  return {
    async put(sha256, bytes) {
      await mkdir(path.dirname(place(sha256)), { recursive: true });
      const temporary = path.join(folder, `incoming-${randomUUID()}`);
      try {
        const { size, digest } = await receive(temporary, bytes, maxBytes);
        if (digest !== sha256) {
          throw new AppError(
            'artifact.digest-mismatch',
            `the ${size} bytes received have digest ${digest}, not ${sha256}; nothing was stored, send them again`,
          );
        }
        await rename(temporary, place(sha256));
        return size;
      } finally {
        await rm(temporary, { force: true });
      }
    },
    async size(sha256) {
      return stat(place(sha256)).then(
        ({ size }) => size,
        () => null,
      );
    },
    read: (sha256, range) => createReadStream(place(sha256), range),
  };
}

async function receive(file: string, bytes: Readable, maxBytes: number): Promise<{ size: number; digest: string }> {
  const hash = createHash('sha256');
  const handle = await open(file, 'wx');
  let size = 0;
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      hash.update(chunk);
      size += chunk.length;
      if (size > maxBytes)
        throw new AppError('request.too-large', `an artifact has at most ${maxBytes} bytes; nothing was stored`);
      await handle.write(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { size, digest: hash.digest('hex') };
}
