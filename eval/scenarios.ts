import { type Cell, type HostAction, type Words, readCells } from './scenarios/cells.ts';
// npm run eval -- scenarios: every trouble at every moment of a run ends in the right words, nothing is lost, the next run is fine.
import { type CellResult, isSame, playCell } from './scenarios/play-cell.ts';
import { type Rack, startRack } from './scenarios/rack.ts';
import { uia2Packages } from './scenarios/uia2-packages.ts';
import type { Goal } from './support/goals.ts';
import { type EvalOptions, type EvalResult, runEval } from './support/run-eval.ts';
import { type Farm, startFarm } from './support/start-farm.ts';
import { type CleanUp, withCleanUp } from './support/with-clean-up.ts';

/** Phones that are tried at the same time. */
const AT_ONCE = 8;
const QUICK: readonly (readonly [string, string])[] = [
  ['crash', 'measuring'],
  ['unplug', 'session'],
  ['uiautomator2-dies', 'measuring'],
  // hot only once the last launch's report travels: the launch was over
  ['throttling', 'upload'],
];
/** What is done to a runner concerns all its phones: one phone at a time, on runners of their own. */
const RACKS_FOR_ACTIONS: readonly (readonly HostAction[])[] = [
  ['adb-server-killed'],
  ['appium-killed'],
  ['api-unreachable'],
  ['runner-killed'],
  ['runner-killed'],
];

await runEval({
  name: 'scenarios',
  describe:
    'every scenario at every moment of a run ends in the right words, nothing lost, the next run on that phone fine',
  options: { only: { type: 'string' }, trace: { type: 'boolean' } },
  run: (options) => withCleanUp((later) => measure(options, later)),
});

async function measure({ quick, seed, values }: EvalOptions, later: CleanUp): Promise<EvalResult> {
  const all = readCells();
  const wanted = String(values['only'] ?? '');
  const cells = quick
    ? all.filter(({ scenario, moment }) => QUICK.some(([one, at]) => one === scenario && at === moment))
    : all.filter(({ scenario, moment }) => `${scenario}/${moment}`.includes(wanted));
  const farm = await startFarm();
  later(() => farm.stop());
  const racks: Rack[] = [];
  const newRack = async (name: string) => {
    const rack = await startRack({
      farm,
      name,
      seed,
      preinstalled: await uia2Packages(),
      onEvent:
        values['trace'] === true ? (event) => console.log(`    ${name} ${JSON.stringify(event)}`) : () => undefined,
    });
    racks.push(rack);
    later(() => rack.close());
    return rack;
  };
  const results = (
    await Promise.all([
      playAll(
        farm,
        () => newRack('phones'),
        cells.filter(({ action }) => action === null),
        AT_ONCE,
      ),
      ...RACKS_FOR_ACTIONS.map((actions, nth) => {
        const twins = RACKS_FOR_ACTIONS.filter((other) => other[0] === actions[0]);
        const mine = cells.filter(
          ({ action }, place) =>
            action !== null && actions.includes(action) && place % twins.length === twins.indexOf(actions),
        );
        return playAll(farm, () => newRack(`${actions.join()}-${nth}`), mine, 1);
      }),
    ])
  ).flat();
  return judge(results, cells, racks);
}

async function playAll(
  farm: Farm,
  newRack: () => Promise<Rack>,
  cells: readonly Cell[],
  atOnce: number,
): Promise<readonly CellResult[]> {
  if (cells.length === 0) return [];
  const rack = await newRack();
  const waiting = [...cells];
  const results: CellResult[] = [];
  const work = async () => {
    for (let cell = waiting.shift(); cell !== undefined; cell = waiting.shift()) {
      const result = await playCell(farm, rack, cell);
      results.push(result);
      const { outcome, validity, fault, first, quarantined } = result.words;
      const said = `${outcome} ${validity} ${fault ?? '-'}, first ${first}${quarantined ? ', quarantined' : ''}`;
      const flaws = [
        ...(result.isRight ? [] : [`WRONG: ${result.reasons.join(' | ').slice(0, 400)}`]),
        ...(result.happened ? [] : ['IT DID NOT HAPPEN']),
        ...result.lost.map((what) => `LOST: ${what}`),
        ...(result.nextRun === null ? [] : [`NEXT RUN: ${result.nextRun}`]),
      ];
      console.log(
        `  ${result.scenario} at ${result.moment}: ${said} (${Math.round(result.wallMs / 1000)} s) ${flaws.join('; ')}`,
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, cells.length) }, work));
  return results;
}

function judge(results: readonly CellResult[], cells: readonly Cell[], racks: readonly Rack[]): EvalResult {
  const allowedOf = (result: CellResult) =>
    cells.find(({ scenario, moment }) => scenario === result.scenario && moment === result.moment)?.allowed ?? [];
  const wrongBy = (say: (words: Words) => Words) =>
    results.filter((result) => !allowedOf(result).some((words) => isSame(words, say(result.words)))).length;
  const count = (name: string, figure: number): Goal => ({ name, figure, operator: '<=', limit: 0 });
  const others: readonly Goal[] = [
    count('troubles that did not happen', results.filter(({ happened }) => !happened).length),
    count(
      'reports lost',
      results.flatMap(({ lost }) => lost).length + racks.reduce((sum, rack) => sum + rack.spooled(), 0),
    ),
    count('next runs that were not fine', results.filter(({ nextRun }) => nextRun !== null).length),
    count('requests that no phone knows', results.flatMap(({ unknown }) => unknown).length),
  ];
  return {
    goals: [
      { name: 'cells', figure: results.length, operator: '>=', limit: cells.length },
      count(
        'cells with wrong words',
        wrongBy((words) => words),
      ),
      ...others,
    ],
    control: {
      what: "a judge that calls every failure the subject's",
      goals: [count('cells with wrong words', wrongBy(blameSubject)), ...others],
    },
    details: { cells: results },
  };
}

function blameSubject(words: Words): Words {
  const isFault = !['valid', 'tainted'].includes(words.first);
  return { ...words, fault: words.fault === null ? null : 'subject', first: isFault ? 'subject' : words.first };
}
