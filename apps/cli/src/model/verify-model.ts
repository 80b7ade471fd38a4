import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Model, VariantMeasurements } from '@framefarm/contracts';
import type { Client } from '../client.ts';
import { CommandError } from '../errors.ts';
import { committedClips, runPython } from './run-python.ts';

export interface Verification {
  readonly variant: string;
  readonly sha256: string;
  /** Null: the variant was registered without measurements. */
  readonly storedError: number | null;
  readonly error: number;
  readonly ok: boolean;
}

/** Engines of two builds of a processor differ in the order of sums. */
const SLACK = 1e-4;
type Event =
  | { readonly event: 'variant'; readonly variant: string; readonly measured: VariantMeasurements }
  | { readonly event: 'done' };

/** Brings every file of a version back, checks its digest, and measures its score error again. Throws CommandError 3 for other bytes. */
export async function verifyModel(client: Client, model: Model, signal: AbortSignal): Promise<Verification[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'framefarm-verify-'));
  try {
    const source = model.variants[0]?.lineage?.source;
    if (source?.format === 'onnx') await bring(client, folder, 'source.onnx', source.sha256);
    for (const { variant, sha256 } of model.variants) await bring(client, folder, `${variant}.mnn`, sha256);
    const variants = model.variants.map((one) => ({ ...one, file: `${one.variant}.mnn` }));
    await writeFile(path.join(folder, 'model.json'), JSON.stringify({ preprocessing: model.preprocessing, variants }));
    const found: Verification[] = [];
    for await (const event of runPython<Event>('framefarm_migration.verify', [folder, ...committedClips()], signal)) {
      const stored =
        event.event === 'variant' ? model.variants.find((one) => one.variant === event.variant) : undefined;
      if (event.event !== 'variant' || stored === undefined) continue;
      const storedError = stored.measured?.scoreError.maxRelative ?? null;
      const error = event.measured.scoreError.maxRelative;
      const ok = storedError === null || error <= storedError + SLACK;
      found.push({ variant: event.variant, sha256: stored.sha256, storedError, error, ok });
    }
    return found;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function bring(client: Client, folder: string, name: string, sha256: string): Promise<void> {
  const bytes = await client.artifact(sha256);
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (digest !== sha256)
    throw new CommandError(
      3,
      `${name}: the farm sent ${bytes.length} bytes with digest ${digest} for ${sha256}; its artifact store is damaged, import the model again`,
    );
  await writeFile(path.join(folder, name), bytes);
}
