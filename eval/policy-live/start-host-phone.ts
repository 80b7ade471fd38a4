import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Farm, FarmError, inRepository } from '../support/start-farm.ts';

export interface HostPhone {
  readonly python: string;
  /** The harness that the runner and the app on this machine run. */
  readonly harness: string;
}

const LIMIT_MS = 60_000;

/** This machine as a phone of the farm: the harness for it, made from its source, and a runner. */
export async function startHostPhone(farm: Farm): Promise<HostPhone> {
  const python = inRepository('.framefarm/venv/bin/python');
  const harness = path.join(farm.folder, 'harness.pyz');
  execFileSync(python, [inRepository('harness-app/reference/build_harness.py'), harness]);
  const bytes = readFileSync(harness);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await farm.client.putArtifact(sha256, bytes);
  await farm.client.createHarnessBuild({ platform: 'linux', version: '1', sha256 });
  await farm.startRunner('host', { FRAMEFARM_HOST_PHONE: '1', FRAMEFARM_ADB: '0', FRAMEFARM_PYTHON: python });
  for (const deadline = performance.now() + LIMIT_MS; ; await sleep(200)) {
    const { devices } = await farm.client.devices();
    if (devices.some(({ body, state }) => body === 'host' && state === 'online')) return { python, harness };
    if (performance.now() > deadline) throw new FarmError(`the host phone is not online after ${LIMIT_MS / 1000} s`);
  }
}
