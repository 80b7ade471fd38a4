import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { access, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../errors.ts';
import type { CollectorRun } from './ladder-plan.ts';

const HARNESS_APP = fileURLToPath(new URL('../../../../harness-app', import.meta.url));

/** The collector's exit code for a clip, model or decoder that it cannot use. */
const UNUSABLE = 70;

/** Where `node scripts/setup.mjs --for ladder` put what the collector runs on. */
export interface LadderTools {
  readonly python: string;
  readonly site: string;
  readonly arm64Site: string;
  readonly arm64Root: string;
  readonly qemu: string;
  readonly openH264: string;
}

/** CommandError 20 when the set-up has not run. */
export async function findLadderTools(stateDir: string): Promise<LadderTools> {
  const ladder = path.join(stateDir, 'ladder');
  const tools = {
    python: path.join(stateDir, 'venv/bin/python'),
    site: path.join(ladder, 'site'),
    arm64Site: path.join(ladder, 'arm64-site'),
    arm64Root: path.join(ladder, 'arm64'),
    qemu: path.join(ladder, 'amd64/usr/bin/qemu-aarch64-static'),
    openH264: path.join(ladder, 'amd64/usr/lib/x86_64-linux-gnu/libopenh264.so.7'),
  };
  for (const place of Object.values(tools))
    await access(place).catch(() => {
      throw new CommandError(20, `${place} is missing; run: node scripts/setup.mjs --for ladder`);
    });
  return tools;
}

export interface CollectOptions {
  readonly preprocessing: unknown;
  readonly clips: readonly string[];
  readonly frames: number;
  readonly repeats: number;
  /** A Python with PyTorch. */
  readonly torchPython: string;
}

async function digestOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new CommandError(2, `clip ${file} cannot be read: ${error.message}; give files with --clip`);
  });
  return createHash('sha256').update(bytes).digest('hex');
}

/** Runs one process of the collector; its captures are in `out` then. `say` gets its progress. CommandError 2 for a clip or model that cannot be used, else 20. */
export async function collectCaptures(
  tools: LadderTools,
  run: CollectorRun,
  options: CollectOptions,
  out: string,
  say: (line: string) => void,
): Promise<void> {
  const clips = await Promise.all(
    options.clips.map(async (file) => ({
      name: path.parse(file).name,
      path: path.resolve(file),
      sha256: await digestOf(file),
    })),
  );
  const spec = path.join(out, `spec-${run.decoder}-${run.cpu ?? 'x86'}.json`);
  const body = run.cpu === null ? 'host' : 'emulated';
  const { torchPython, ...wanted } = options;
  await writeFile(spec, JSON.stringify({ ...wanted, ...run, body, clips }, null, 2));
  const sources = ['reference', 'ladder'].map((folder) => path.join(HARNESS_APP, folder));
  const site = run.cpu === null ? tools.site : tools.arm64Site;
  const emulation = run.cpu === null ? [] : [tools.qemu, '-cpu', run.cpu, '-L', tools.arm64Root];
  const python = run.cpu === null ? tools.python : path.join(tools.arm64Root, 'usr/bin/python3.11');
  const [command = '', ...args] = [...emulation, python, '-m', 'framefarm_ladder', '--spec', spec, '--out', out];
  const child = spawn(command, args, {
    env: {
      PYTHONPATH: [...sources, site].join(path.delimiter),
      FRAMEFARM_OPENH264: tools.openH264,
      FRAMEFARM_TORCH_PYTHON: torchPython,
      LC_ALL: 'C.UTF-8',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const tail: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    tail.push(line);
    if (/^[\w-]+: /.test(line)) say(`${run.cpu ?? 'x86-64'}: ${line}`);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0)
    throw new CommandError(
      code === UNUSABLE ? 2 : 20,
      `collecting with ${run.decoder} on ${run.cpu ?? 'x86-64'} failed:\n${tail.slice(-8).join('\n')}`,
    );
}
