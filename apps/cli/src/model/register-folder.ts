import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CreateModelVariant, Model } from '@framefarm/contracts';
import type { Channel } from '@framefarm/domain';
import type { Client } from '../client.ts';
import { CommandError } from '../errors.ts';
import { type ModelFile, readMigrationFolder } from './migration-folder.ts';

/** Brings the files there and then registers the version in one request: until that one nothing is registered, after it everything. */
export async function registerFolder(
  client: Client,
  folder: string,
  channel: Channel | undefined,
  onStep: (step: string) => void,
  signal: AbortSignal,
): Promise<Model> {
  const { name, version, preprocessing, variants, source } = await readMigrationFolder(folder);
  const files = [source, ...variants];
  const bytes = await Promise.all(files.map(async (one) => ({ ...one, bytes: await readWhole(folder, one) })));
  for (const one of bytes) {
    signal.throwIfAborted();
    onStep(`bringing ${one.file}`);
    await client.putArtifact(one.sha256, one.bytes);
  }
  signal.throwIfAborted();
  onStep('registering');
  const body = { name, version, preprocessing, variants: variants.map(toBody) };
  return client.createModel(channel === undefined ? body : { ...body, channel });
}

function toBody({ file: _file, bytes: _bytes, ...variant }: ModelFile['variants'][number]): CreateModelVariant {
  return variant as CreateModelVariant;
}

/** What was changed since the migration is not what was measured. */
async function readWhole(folder: string, { file, sha256 }: { file: string; sha256: string }): Promise<Uint8Array> {
  const bytes = await readFile(path.join(folder, file)).catch((error: Error) => {
    throw new CommandError(2, `${path.join(folder, file)} cannot be read: ${error.message}; convert again`);
  });
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (digest !== sha256)
    throw new CommandError(3, `${file} has digest ${digest}, model.json says ${sha256}; convert again`);
  return bytes;
}
