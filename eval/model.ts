import { appendFileSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '@framefarm/phone-model';
import type { Interval } from './model/bootstrap.ts';
import { HELD_OUT_KINDS, type PickedClip, type Scorer, type ScoredFrame, figuresOf } from './model/figures.ts';
import { ROOT, installEvalPackages, runPython } from './model/run-python.ts';
import type { Goal } from './support/goals.ts';
import { runEval } from './support/run-eval.ts';

const LOG = path.join(import.meta.dirname, 'model-scoring-runs.log');
const MISSING: Interval = { figure: NaN, low: NaN, high: NaN };

const PROCESSES = 2;

/** What a script prints, its contents dealt out to two processes. */
async function all<Row>(script: string, args: readonly string[]): Promise<Row[]> {
  const shards = Array.from({ length: PROCESSES }, async (_, index) => {
    const list: Row[] = [];
    for await (const row of runPython<Row>(script, [...args, '--shard', `${index}/${PROCESSES}`])) list.push(row);
    return list;
  });
  return (await Promise.all(shards)).flat();
}

/** What the scripts printed earlier, one JSON value a line: FOLDER/NAME*.jsonl. */
function recorded<Row>(folder: string, name: string): Row[] {
  const files = readdirSync(folder).filter((file) => file.startsWith(name) && file.endsWith('.jsonl'));
  return files.toSorted().flatMap((file) => {
    const lines = readFileSync(path.join(folder, file), 'utf8').split('\n');
    return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Row);
  });
}

function text({ figure, low, high }: Interval): string {
  return `${figure.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
}

function correlationGoals(name: Scorer, of: (name: string) => number): Goal[] {
  return [
    { name: 'Spearman, seen kinds', figure: of(`${name}/seen`), operator: '>=', limit: 0.92 },
    { name: 'Spearman, interlace and motion blur', figure: of(`${name}/heldOut`), operator: '>=', limit: 0.75 },
  ];
}

/** That scores follow strength beyond chance: the low end of the interval of the seen kinds' mean correlation. */
function followsStrength(frames: readonly ScoredFrame[], random: () => number): Goal {
  const figure = figuresOf(frames, [], random, 200).get('model/seen')?.low ?? null;
  return { name: 'Spearman, seen kinds, low end of the interval', figure, operator: '>=', limit: 0.3 };
}

/** What was scored, by digest, and the figures that the goals rest on. */
function logLine(seed: number, of: (name: string) => number): string {
  const { variants } = JSON.parse(readFileSync(path.join(ROOT, 'harness-app/models/model-v2.json'), 'utf8')) as {
    readonly variants: readonly { readonly precision: string; readonly sha256: string }[];
  };
  const sha256 = variants.find(({ precision }) => precision === 'fp32')?.sha256 ?? '';
  const figures = ['seen', 'heldOut', 'regret'].map((name) => {
    const [model, brisque] = [of(`model/${name}`), of(`brisque/${name}`)];
    return `${name} ${model.toFixed(4)} (BRISQUE ${brisque.toFixed(4)})`;
  });
  return `${new Date().toISOString()} seed ${seed} model ${sha256.slice(0, 12)} | ${figures.join(' | ')}\n`;
}

function shuffled(frames: readonly ScoredFrame[], random: () => number): ScoredFrame[] {
  const order = frames.map(({ scores }) => ({ scores, key: random() })).sort((a, b) => a.key - b.key);
  return frames.map((row, index) => ({ ...row, scores: order[index]?.scores ?? row.scores }));
}

await runEval({
  name: 'model',
  describe:
    'the quality model on held-out contents: correlation with distortion strength and regret on clips with a known best frame, against BRISQUE; ' +
    '--quick takes six committed contents, too few for those goals, and judges only that scores follow strength at all; ' +
    '--log appends the figures to model-scoring-runs.log; --recorded FOLDER judges what the scripts of eval/model wrote there (contents*.jsonl, ' +
    'clips*.jsonl) with the same seed, and scores nothing',
  options: { log: { type: 'boolean' }, recorded: { type: 'string' } },
  async run({ seed, quick, values }) {
    installEvalPackages();
    const args = ['--seed', String(seed), ...(quick ? ['--quick'] : [])];
    const folder = values['recorded'];
    const [frames, clips] =
      typeof folder === 'string'
        ? [recorded<ScoredFrame>(folder, 'contents'), recorded<PickedClip>(folder, 'clips')]
        : [
            await all<ScoredFrame>('model/score_contents.py', args),
            await all<PickedClip>('model/score_clips.py', args),
          ];
    const random = seededRandom(seed).uniform;
    const figures = figuresOf(frames, clips, random, quick ? 200 : 1000);
    const interval = (name: string) => figures.get(name) ?? MISSING;
    const kinds = [...new Set(frames.map((row) => row.kind))];
    const count = new Set(frames.map((row) => row.content)).size;
    console.log(`${count} held-out contents, ${frames.length} frames, ${clips.length} clips; figure [95 % interval]`);
    for (const kind of [...kinds, 'seen', 'heldOut', 'regret']) {
      const note = HELD_OUT_KINDS.includes(kind) ? ' (never trained on)' : '';
      console.log(
        `${kind.padEnd(15)} model ${text(interval(`model/${kind}`))}  BRISQUE ${text(interval(`brisque/${kind}`))}${note}`,
      );
    }
    const of = (name: string) => interval(name).figure;
    if (values['log'] === true && !quick) appendFileSync(LOG, logLine(seed, of));
    const brisque = { what: 'BRISQUE in the place of the model', goals: correlationGoals('brisque', of) };
    const counted: Goal = { name: 'held-out contents', figure: count, operator: '>=', limit: quick ? 6 : 60 };
    return {
      goals: quick
        ? [counted, followsStrength(frames, random)]
        : [
            counted,
            ...correlationGoals('model', of),
            { name: 'gain on BRISQUE, seen kinds', figure: of('gain/seen'), operator: '>=', limit: 0.1 },
            {
              name: 'gain on BRISQUE, interlace and motion blur',
              figure: of('gain/heldOut'),
              operator: '>=',
              limit: 0.1,
            },
            { name: 'regret as a share of BRISQUE', figure: of('regret/ratio'), operator: '<=', limit: 0.5 },
          ],
      control: quick
        ? {
            what: 'the same scores, shuffled among the frames',
            goals: [followsStrength(shuffled(frames, random), random)],
          }
        : brisque,
      details: { contents: count, frames: frames.length, clips: clips.length, figures: Object.fromEntries(figures) },
    };
  },
});
