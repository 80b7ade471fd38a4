import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buildApp } from './app.ts';
import { unconnectedPool } from './db/unconnected-pool.ts';
import { createArtifactFolder } from './features/artifacts/artifact-folder.ts';
import { newId } from './ids.ts';
import { createInProcessWake } from './queue/create-in-process-wake.ts';

/** The OpenAPI 3.1 document of the API, from its routes; needs no database and does not listen. */
export async function describeApi(): Promise<object> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'framefarm-describe-'));
  try {
    const app = await buildApp({
      pool: unconnectedPool(),
      wake: createInProcessWake(),
      artifacts: createArtifactFolder(dataDir),
      dataDir,
      keys: { manifest: [], policy: [], acceptNew: false },
      newId,
    });
    const document = app.swagger();
    await app.close();
    return document;
  } finally {
    await rm(dataDir, { recursive: true });
  }
}
