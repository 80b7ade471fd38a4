import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Capture, parseCapture } from '@framefarm/consistency';
import { type Cpu, LADDER, type PythonCommand, emulatedPython, installLadder } from '../support/emulated-python.ts';
import type { EvaluatedModel } from '../support/read-model.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const HARNESS_APP = path.join(ROOT, 'harness-app');

export type Decoder = 'pyav' | 'openh264';

export interface EngineSpec {
  readonly name: string;
  readonly framework: 'mnn' | 'onnxruntime';
  readonly precision: 'fp32' | 'fp16' | 'int8';
  readonly file: string;
}

export interface CollectSpec {
  readonly decoder: Decoder;
  readonly cpu: Cpu | null;
  readonly neighbours: boolean;
  readonly clips: readonly string[];
  readonly frames: number;
  readonly engines: readonly EngineSpec[];
  /** A faulty stage and its seed; null: the collector as it is. */
  readonly fault: { readonly name: string; readonly seed: number } | null;
}

/** A step of the evaluation's own tools failed; the message carries what it printed. */
export class WorkshopError extends Error {
  override readonly name = 'WorkshopError';
}

/** Makes clips, models and captures in a folder, by the collector and by the planting programs. Brings the emulator first where it is missing. */
export function createWorkshop(folder: string, model: EvaluatedModel) {
  installLadder();
  const at = (name: string) => path.join(folder, name);
  let count = 0;

  return {
    mnn: model.fp32,
    onnx: model.onnx,
    async clip(source: string, seed: number): Promise<string> {
      const out = at(`clip-${count++}.mp4`);
      await python(null, ['-m', 'plant', 'clip', '--source', source, '--out', out, '--seed', String(seed)]);
      return out;
    },
    async model(kind: string, seed: number): Promise<string> {
      const out = at(`${kind}-${count++}.mnn`);
      const source = kind === 'int8_uncalibrated' ? this.mnn : this.onnx;
      const options = ['--preprocessing', JSON.stringify(model.preprocessing), '--out', out, '--seed', String(seed)];
      await python(null, ['-m', 'plant', 'model', '--kind', kind, '--source', source, ...options]);
      return out;
    },
    /** The captures by the names of the engines. */
    async collect(spec: CollectSpec): Promise<ReadonlyMap<string, Capture>> {
      const out = at(`captures-${count++}`);
      mkdirSync(out);
      const body = {
        ...spec,
        body: spec.cpu === null ? 'host' : 'emulated',
        preprocessing: model.preprocessing,
        repeats: 3,
        clips: spec.clips.map((file) => ({ name: path.parse(file).name, path: file, sha256: digest(file) })),
        engines: spec.engines.map(({ file, ...engine }) => ({ ...engine, model: { name: 'm', version: '1', file } })),
      };
      writeFileSync(path.join(out, 'spec.json'), JSON.stringify(body));
      const what = ['--spec', path.join(out, 'spec.json'), '--out', out];
      const program =
        spec.fault === null
          ? ['-m', 'framefarm_ladder', ...what]
          : ['-m', 'plant', 'capture', ...what, '--fault', spec.fault.name, '--seed', String(spec.fault.seed)];
      await python(spec.cpu, program);
      return new Map(spec.engines.map(({ name }) => [name, readCapture(out, name)]));
    },
  };
}
export type Workshop = ReturnType<typeof createWorkshop>;

async function python(cpu: Cpu | null, args: readonly string[]): Promise<void> {
  const here = { command: path.join(ROOT, '.framefarm/venv/bin/python'), before: [], env: null };
  const { command, before }: PythonCommand = cpu === null ? here : emulatedPython(cpu);
  const site = path.join(LADDER, cpu === null ? 'site' : 'arm64-site');
  const sources = [path.join(HARNESS_APP, 'reference'), path.join(HARNESS_APP, 'ladder'), import.meta.dirname, site];
  const child = spawn(command, [...before, ...args], {
    env: {
      PYTHONPATH: sources.join(path.delimiter),
      FRAMEFARM_OPENH264: path.join(LADDER, 'amd64/usr/lib/x86_64-linux-gnu/libopenh264.so.7'),
      LC_ALL: 'C.UTF-8',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let printed = '';
  child.stderr.on('data', (chunk: Buffer) => (printed = (printed + chunk.toString()).slice(-3000)));
  const failed = new Promise<never>((_, reject) =>
    child.once('error', (error) =>
      reject(
        new WorkshopError(`${command} cannot be started: ${error.message}; run: node scripts/setup.mjs --for ladder`),
      ),
    ),
  );
  const [code] = (await Promise.race([once(child, 'close'), failed])) as [number | null];
  if (code !== 0) throw new WorkshopError(`${args.slice(0, 3).join(' ')} on ${cpu ?? 'x86-64'} failed: ${printed}`);
}

function readCapture(folder: string, name: string): Capture {
  const file = path.join(folder, `${name}.json`);
  return parseCapture(JSON.parse(readFileSync(file, 'utf8')), file, (sha256) =>
    readFileSync(path.join(folder, 'blobs', sha256)),
  );
}

function digest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
