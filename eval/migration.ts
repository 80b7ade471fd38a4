import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkDecisions, maxRelativeError } from './migration/decisions.ts';
import { ROOT, runPython } from './model/run-python.ts';
import { spearman } from './model/spearman.ts';
import { LADDER, emulatedPython, installLadder } from './support/emulated-python.ts';
import type { Goal } from './support/goals.ts';
import { type EvaluatedModel, MODEL_OPTION, readModel } from './support/read-model.ts';
import { runEval } from './support/run-eval.ts';

interface Scored {
  readonly way: string;
  /** What was really computed in, which the engine says, not what was asked for. */
  readonly precision: string;
  readonly scores: readonly number[];
}

const REFERENCE = 'mnn:fp32';
const INT8 = ['mnn:int8-weights', 'mnn:int8-calibrated'];
const WAYS = ['onnxruntime', REFERENCE, 'mnn:fp16', ...INT8, 'mnn-bgr:fp32'];
/** Armv8.2 with fp16 and dot products. Emulation takes seconds a frame, so it gets every fifth. */
const CPU = 'cortex-a76';
const EMULATED = { ways: ['mnn:fp32', 'mnn:fp16'], every: 5 };
const FRAMES = 200;
const QUICK_FRAMES = 40;
/** The Python that the ladder's PyTorch engine starts. */
const TORCH_PYTHON = '/usr/bin/python3';
const ERROR_LIMIT = 1e-4;
const REGRET_LIMIT = 0.01;

function fidelity(name: string, reference: readonly number[], scores: readonly number[]): Goal {
  const figure = maxRelativeError(reference, scores);
  return { name: `max relative error, ${name}`, figure, operator: '<=', limit: ERROR_LIMIT };
}

function report(
  name: string,
  clips: readonly string[],
  reference: readonly number[],
  scored: Scored,
  window: number,
): number {
  const check = checkDecisions(clips, reference, scored.scores, window);
  console.log(
    `${name.padEnd(27)} computed in ${scored.precision}: max relative error ${maxRelativeError(reference, scored.scores).toExponential(1)}, ` +
      `rank correlation ${spearman(reference, scored.scores).toFixed(4)}, ${check.flipped} of ${check.decisions} decisions flipped, ` +
      `worst regret ${(100 * check.worstRegret).toFixed(2)} % of the score range`,
  );
  return check.worstRegret;
}

/** The model's source, migrated anew by the product's own command into `folder`. */
function migrate({ name, version, preprocessing, onnx }: EvaluatedModel, folder: string): void {
  const card = `${folder}.json`;
  writeFileSync(card, JSON.stringify({ name, version, preprocessing }));
  const command = [path.join(ROOT, 'apps/cli/bin/framefarm.mjs'), 'model', 'convert'];
  const done = spawnSync(process.execPath, [...command, onnx, '--card', card, '--out', folder], { encoding: 'utf8' });
  if (done.status !== 0) throw new MigrationFailed(`${onnx} could not be migrated: ${done.stderr.slice(-800)}`);
}

/** What PyTorch scores with, and in which words; or why it cannot. A model whose weights were not kept has them in its ONNX file, folded. */
function pytorchOf({
  onnx,
  torch,
}: EvaluatedModel): { readonly file: string; readonly by: string } | { readonly why: string } {
  const file = torch ?? onnx;
  const isGraph = file === onnx;
  const wanted = isGraph ? ['torch'] : ['torch', 'torchvision'];
  if (spawnSync(TORCH_PYTHON, ['-I', '-c', `import ${wanted.join(', ')}`]).status !== 0)
    return { why: `no PyTorch in ${TORCH_PYTHON} (apt-get install python3-torch python3-torchvision)` };
  if (isGraph && !existsSync(path.join(LADDER, 'site/onnx')))
    return {
      why: 'its graph is in the ONNX file, and no onnx is here to read it (node scripts/setup.mjs --for ladder)',
    };
  return { file, by: isGraph ? 'the graph of its ONNX file' : 'its definition and its committed weights' };
}

class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed';
}

async function scoresOf(rows: AsyncIterable<Scored>): Promise<Map<string, Scored>> {
  const byWay = new Map<string, Scored>();
  for await (const row of rows) byWay.set(row.way, row);
  return byWay;
}

await runEval({
  name: 'migration',
  describe:
    'the model in PyTorch, ONNX Runtime and MNN, migrated anew, on 200 frames of real clips, and what fp16 on an emulated ARM processor and int8 do to ' +
    'decisions; --quick takes 40 frames and leaves the emulated processor out; --model FILE takes another entry than harness-app/models/model.json',
  options: MODEL_OPTION,
  async run({ quick, values }) {
    const model = await readModel(values['model']);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'framefarm-migration-'));
    try {
      const variants = path.join(folder, 'model');
      migrate(model, variants);
      const tensors = path.join(folder, 'tensors.npy');
      const clips: string[] = [];
      const wanted = String(quick ? QUICK_FRAMES : FRAMES);
      for await (const { clip } of runPython<{ clip: string }>('migration/write_tensors.py', [
        model.path,
        tensors,
        wanted,
      ]))
        clips.push(clip);
      const native = await scoresOf(runPython('migration/score_tensors.py', [variants, tensors, '1', ...WAYS]));
      const of = (way: string) => native.get(way)?.scores ?? [];
      const reference = of(REFERENCE);
      console.log(`${model.name} ${model.version} (${path.relative(ROOT, model.path)})`);
      console.log(`${clips.length} frames of ${new Set(clips).size} clips, judged by MNN fp32 on this machine`);
      const goals = [fidelity('ONNX Runtime and MNN fp32', of('onnxruntime'), reference)];
      if (!quick) installLadder();
      const pytorch = pytorchOf(model);
      const trained =
        'why' in pytorch
          ? null
          : ((
              await scoresOf(
                runPython('migration/score_tensors.py', [variants, tensors, '1', `pytorch:${pytorch.file}`]),
              )
            ).get('pytorch') ?? null);
      if ('why' in pytorch) console.log(`PyTorch is not compared: ${pytorch.why}`);
      else console.log(`PyTorch computes ${model.name} ${model.version} by ${pytorch.by}`);
      if (trained !== null) report('pytorch', clips, reference, trained, 8);
      // the quick form judges what there is; the full one misses what there is not
      if (trained !== null || !quick)
        for (const [name, scores] of [
          ['PyTorch and ONNX Runtime', of('onnxruntime')],
          ['PyTorch and MNN fp32', reference],
        ] as const)
          goals.push(
            trained === null
              ? { name: `max relative error, ${name}`, figure: null, operator: '<=', limit: ERROR_LIMIT }
              : fidelity(name, scores, trained.scores),
          );
      for (const [way, scored] of native) {
        if (way === REFERENCE) continue;
        const figure = report(way, clips, reference, scored, 8);
        if (INT8.includes(way))
          goals.push({ name: `worst regret, ${way}`, figure, operator: '<=', limit: REGRET_LIMIT });
      }
      const asked = [variants, tensors, String(EMULATED.every), ...EMULATED.ways];
      const emulated = quick
        ? new Map<string, Scored>()
        : await scoresOf(runPython('migration/score_tensors.py', asked, emulatedPython(CPU)));
      const some = <Value>(values: readonly Value[]) => values.filter((_, index) => index % EMULATED.every === 0);
      for (const [way, scored] of emulated) {
        const regret = report(`${way} on ${CPU}`, some(clips), some(reference), scored, 4);
        if (way === REFERENCE) goals.push(fidelity(`MNN fp32 here and on ${CPU}`, some(reference), scored.scores));
        else {
          const figure = scored.precision === 'fp16' ? regret : null;
          goals.push({ name: `worst regret, fp16 really run on ${CPU}`, figure, operator: '<=', limit: REGRET_LIMIT });
        }
      }
      return {
        goals,
        control: {
          what: 'red and blue swapped before MNN fp32',
          goals: [fidelity('ONNX Runtime and MNN fp32', of('onnxruntime'), of('mnn-bgr:fp32'))],
        },
        details: {
          clips,
          native: Object.fromEntries(native),
          pytorch: trained,
          emulated: Object.fromEntries(emulated),
        },
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});
