// npm run bench -- run-overhead: what a run costs beside what its harness measures, against Appium's default capabilities.
import type { Device } from '@framefarm/contracts';
import { startProgram } from '@framefarm/program';
import { SESSION_STYLE, type SessionStyle } from '../apps/runner/src/sessions/create-sessions.ts';
import { type EvalOptions, type EvalResult, runEval } from '../eval/support/run-eval.ts';
import { type Farm, FarmError, hasEnded, inRepository, startFarm } from '../eval/support/start-farm.ts';
import { type CleanUp, withCleanUp } from '../eval/support/with-clean-up.ts';
import { startRunnerHere } from './support/start-runner-here.ts';

const SERIAL = 'overhead';
const GOAL_MS = 3000;
const GOAL_RATIO = 0.6;
/** A run of one launch shows the least a run costs; the second shows what each further launch adds. */
const LAUNCHES = 2;

/** What somebody writes who has read Appium's quick start: only the driver and the phone, a session for each run. */
const APPIUM_DEFAULTS: SessionStyle = {
  capabilities: ({ address, adbServerPort }) => ({
    platformName: 'Android',
    'appium:automationName': 'UiAutomator2',
    'appium:udid': address,
    'appium:adbPort': adbServerPort,
  }),
  serverBy: 'appium',
  openingAtOnce: 1,
  keepMs: 0,
};
const STYLES = {
  framefarm: SESSION_STYLE,
  'framefarm, a session for each run': { ...SESSION_STYLE, keepMs: 0 },
  'appium defaults': APPIUM_DEFAULTS,
} as const;
type Style = keyof typeof STYLES;

interface Overhead {
  readonly style: Style;
  readonly wallMs: number;
  readonly harnessMs: number;
  readonly overheadMs: number;
}

await runEval({
  name: 'run-overhead',
  describe: 'wall time of a warm run minus the time its harness measures, interleaved with Appium default capabilities',
  run: (options) => withCleanUp((later) => measure(options, later)),
});

async function measure({ quick, seed }: EvalOptions, later: CleanUp): Promise<EvalResult> {
  const farm = await startFarm();
  later(() => farm.stop());
  let style: Style = 'framefarm';
  const runner = await startRunnerHere(farm, () => STYLES[style]);
  later(() => runner.close());
  const phone = await startProgram({
    name: 'the phone',
    file: inRepository('packages/virtual-phone/src/main.ts'),
    args: ['--profile', 'pixel-4a-5g', '--serial', SERIAL, '--adb-server-port', String(runner.adbServerPort)],
    readyEvent: 'phone.ready',
  });
  later(() => phone.stop());
  const [device] = (await farm.online([SERIAL])) as readonly [Device];

  const found: Overhead[] = [];
  const styles: readonly Style[] = quick ? ['framefarm', 'appium defaults'] : (Object.keys(STYLES) as Style[]);
  const rounds = quick ? 2 : 6;
  for (let round = 0; round < rounds; round += 1) {
    // each style goes first equally often, so that a machine that gets busier spoils none of them
    for (let place = 0; place < styles.length; place += 1) {
      style = styles[(seed + round + place) % styles.length] as Style;
      // the run before a warm run is one of the same kind
      await oneRun(farm, device, style);
      for (let nth = 0; nth < (quick ? 1 : 2); nth += 1) found.push(await oneRun(farm, device, style));
    }
  }
  const medianOf = (wanted: Style) => median(found.filter((one) => one.style === wanted).map((one) => one.overheadMs));
  const [ours, defaults] = [medianOf('framefarm'), medianOf('appium defaults')];
  for (const one of styles) console.log(`${one}: ${Math.round(medianOf(one))} ms`);
  const goalsFor = (overheadMs: number) => [
    { name: 'overhead of a warm run, ms', figure: overheadMs, operator: '<=' as const, limit: GOAL_MS },
    {
      name: 'overhead by that of default capabilities',
      figure: overheadMs / defaults,
      operator: '<=' as const,
      // four runs cannot tell 0.6 from 0.7 on a busy machine: the quick form says which is less, the whole one by how much
      limit: quick ? 0.99 : GOAL_RATIO,
    },
  ];
  return {
    goals: goalsFor(ours),
    control: { what: "Appium's default capabilities", goals: goalsFor(defaults) },
    details: { runs: found },
  };
}

async function oneRun(farm: Farm, device: Device, style: Style): Promise<Overhead> {
  const [submitted] = await farm.submit({
    name: style,
    targets: [{ ids: [device.id] }],
    launches: LAUNCHES,
    iterations: 2,
  });
  if (submitted === undefined) throw new FarmError('the benchmark made no run');
  const run = await farm.until(submitted, hasEnded);
  if (run.validity !== 'valid' || run.endedAt === null || run.attempts !== 1)
    throw new FarmError(`run ${run.id} is ${run.validity} after ${run.attempts} attempts: ${run.reasons.join('; ')}`);
  const wallMs = Date.parse(run.endedAt) - Date.parse(run.createdAt);
  const harnessMs = (await farm.records(run))
    .filter(({ type }) => type === 'end')
    .reduce((sum, { atMs }) => sum + atMs, 0);
  console.log(`  ${style}: ${Math.round(wallMs)} ms, of which the harness measured ${Math.round(harnessMs)} ms`);
  return { style, wallMs, harnessMs, overheadMs: wallMs - harnessMs };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}
