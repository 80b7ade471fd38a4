import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { AppError } from '../../errors.ts';

/**
 * Receives bytes into a temporary file of `folder`, fsynced, and hands it to `keep` only when the digest is right. The temporary file is gone
 * afterwards, whatever happened. Resolves with the size in bytes.
 */
export async function receiveVerified(
  folder: string,
  sha256: string,
  bytes: Readable,
  keep: (file: string, size: number) => Promise<void>,
): Promise<number> {
  await mkdir(folder, { recursive: true });
  const temporary = path.join(folder, `incoming-${randomUUID()}`);
  try {
    const { size, digest } = await receive(temporary, bytes);
    if (digest !== sha256) {
      throw new AppError(
        'artifact.digest-mismatch',
        `the ${size} bytes received have digest ${digest}, not ${sha256}; nothing was stored, send them again`,
      );
    }
    await keep(temporary, size);
    return size;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function receive(file: string, bytes: Readable): Promise<{ size: number; digest: string }> {
  const hash = createHash('sha256');
  const handle = await open(file, 'wx');
  let size = 0;
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      hash.update(chunk);
      size += chunk.length;
      await handle.write(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { size, digest: hash.digest('hex') };
}
