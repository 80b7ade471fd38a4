import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { access, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../errors.ts';
import type { CollectorRun, EmulatedCpu } from './ladder-plan.ts';
import type { ModelEntry } from './model-entry.ts';

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
  readonly clips: readonly ClipFile[];
  readonly frames: number;
  readonly repeats: number;
  /** A Python with PyTorch. */
  readonly torchPython: string;
}

export interface ClipFile {
  readonly name: string;
  readonly path: string;
  readonly sha256: string;
}

/** CommandError 2 for a clip that cannot be read. */
export function digestClips(files: readonly string[]): Promise<ClipFile[]> {
  return Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file).catch((error: Error) => {
        throw new CommandError(2, `clip ${file} cannot be read: ${error.message}; give files with --clip`);
      });
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return { name: path.parse(file).name, path: path.resolve(file), sha256 };
    }),
  );
}

/** Runs one process of the collector; its captures are in `out` then. `say` gets its progress. CommandError 2 for a clip or model that cannot be used, else 20. */
export async function collectCaptures(
  tools: LadderTools,
  run: CollectorRun,
  options: CollectOptions,
  out: string,
  say: (line: string) => void,
): Promise<void> {
  const spec = path.join(out, `spec-${run.decoder}-${run.cpu ?? 'x86'}.json`);
  const body = run.cpu === null ? 'host' : 'emulated';
  const { torchPython, ...wanted } = options;
  await writeFile(spec, JSON.stringify({ ...wanted, ...run, body }, null, 2));
  await runLadderPython(tools, run.cpu, torchPython, ['-m', 'framefarm_ladder', '--spec', spec, '--out', out], (line) =>
    say(`${run.cpu ?? 'x86-64'}: ${line}`),
  ).catch((error: Error) => {
    if (!(error instanceof CommandError)) throw error;
    throw new CommandError(
      error.exitCode,
      `collecting with ${run.decoder} on ${run.cpu ?? 'x86-64'} failed:\n${error.message}`,
    );
  });
}

/** Makes a capture of what a phone reported of an ordinary run. */
export async function captureReport(
  tools: LadderTools,
  spec: { readonly name: string; readonly cpu: string; readonly clips: readonly ClipFile[] },
  model: ModelEntry,
  report: string,
  out: string,
): Promise<void> {
  const file = path.join(out, `spec-${spec.name}.json`);
  const { name, version, preprocessing, files } = model;
  const ran = { name, version, file: files.fp32 };
  await writeFile(file, JSON.stringify({ ...spec, preprocessing, model: ran }, null, 2));
  const words = ['-m', 'framefarm_ladder.from_report', '--spec', file, '--report', report, '--out', out];
  await runLadderPython(tools, null, '', words, () => undefined);
}

/** CommandError with the end of what the program printed. */
async function runLadderPython(
  tools: LadderTools,
  cpu: EmulatedCpu | null,
  torchPython: string,
  words: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  const sources = ['reference', 'ladder'].map((folder) => path.join(HARNESS_APP, folder));
  const site = cpu === null ? tools.site : tools.arm64Site;
  const emulation = cpu === null ? [] : [tools.qemu, '-cpu', cpu, '-L', tools.arm64Root];
  const python = cpu === null ? tools.python : path.join(tools.arm64Root, 'usr/bin/python3.11');
  const [command = '', ...args] = [...emulation, python, ...words];
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
    if (/^[\w-]+: /.test(line)) say(line);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new CommandError(code === UNUSABLE ? 2 : 20, tail.slice(-8).join('\n'));
}
