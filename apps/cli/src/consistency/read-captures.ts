import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Capture, ConsistencyError, parseCapture } from '@framefarm/consistency';
import { CommandError } from '../errors.ts';

/** A capture of a folder that `framefarm consistency run` made, its files checked by their digests. */
export function readCapture(folder: string, name: string): Capture {
  const file = path.join(folder, `${name}.json`);
  try {
    return parseCapture(JSON.parse(readFileSync(file, 'utf8')), file, (sha256) => readBlob(folder, sha256));
  } catch (error) {
    if (error instanceof CommandError) throw error;
    if (
      error instanceof ConsistencyError ||
      error instanceof SyntaxError ||
      (error as NodeJS.ErrnoException).code === 'ENOENT'
    )
      throw new CommandError(2, error instanceof Error ? error.message : String(error));
    throw error;
  }
}

function readBlob(folder: string, sha256: string): Uint8Array {
  const bytes = readFileSync(path.join(folder, 'blobs', sha256));
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256)
    throw new CommandError(2, `blob ${sha256} in ${folder} has digest ${found}; collect the captures again`);
  return bytes;
}
