// Goal G11: twelve faults on the simulated farm are detected or neutralised, and every verdict can be recomputed from raw data.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { GateReason } from '@framefarm/domain';
import { seededRandom } from '@framefarm/phone-model';
import { FROZEN_PARAMETERS, type Verdict, compareLaunches, readComparison } from '@framefarm/stats';
import { configurationHash } from './support/configuration-hash.ts';
import { type PlanFaults, type PlanRun, type ReportedLaunch, runFaultyPlan } from './support/faulty-plan.ts';
import { pooledMannWhitneyP } from './support/known-bad.ts';
import { runEval } from './support/run-eval.ts';

const ALPHA = FROZEN_PARAMETERS.verdict.alpha / FROZEN_PARAMETERS.comparisonsPerBuild;
const SLOWDOWN = 0.08;
const CLI = path.join(import.meta.dirname, '../apps/cli/bin/framefarm.mjs');

interface Fault {
  readonly name: string;
  readonly plan: PlanFaults;
  /** What happens to the launches on their way in. */
  readonly upload?: (launches: readonly ReportedLaunch[]) => readonly ReportedLaunch[];
  /** A gate reason or a part of a reason of the verdict that names the fault; none where it has to be harmless by design. */
  readonly named: GateReason | { readonly reason: string } | null;
}

const FAULTS: readonly Fault[] = [
  { name: 'hot phone', plan: { phone: { startSkinC: 46 } }, named: 'thermal-status' },
  { name: 'low battery', plan: { phone: { startBatteryPercent: 20 }, onlyFirst: true }, named: 'battery-level' },
  {
    name: 'throttled clock',
    plan: { phone: { clockLowered: { fromLaunch: 3, factor: 0.7 } }, onlyFirst: true },
    named: 'clock-lowered',
  },
  { name: 'spike burst', plan: { phone: { burstEvery: 5 } }, named: 'background-load' },
  { name: 'slow phone', plan: { phone: { slowness: 1.4 }, onlyFirst: true }, named: null },
  { name: 'swapped arms', plan: {}, upload: swapped, named: { reason: 'arms were swapped' } },
  { name: 'clock skew', plan: { phone: { wallJumpMs: -3_600_000 } }, named: null },
  { name: 'lost launch', plan: {}, upload: (launches) => launches.slice(1), named: { reason: 'lack a launch' } },
  {
    name: 'duplicate upload',
    plan: {},
    upload: (launches) => [...launches, ...launches.slice(0, 6)],
    named: { reason: 'uploaded twice' },
  },
  { name: 'drifted reference', plan: { referenceDrift: 0.05 }, named: 'pair-apart' },
  { name: 'bimodal GC', plan: { family: 'bimodal' }, named: null },
  { name: 'warm cache', plan: { phone: { warmCacheGain: 0.04 } }, named: null },
];

await runEval({
  name: 'hygiene',
  describe: 'twelve faults, detected or neutralised (G11), simulated',
  run: ({ seed, quick }) => {
    const repeats = quick ? 4 : 20;
    console.log(
      `frozen configuration ${configurationHash()}; every number here is simulated; ${repeats} plans without and with +${100 * SLOWDOWN} % per fault`,
    );
    const rows = FAULTS.map((fault, i) => examine(fault, seed + 10_000 * (i + 1), repeats));
    const incomplete = rows.reduce((sum, row) => sum + row.incomplete, 0);
    const hotLaunches = rows.reduce((sum, row) => sum + row.hot, 0);
    const replays = replay(seed);
    console.log(`replayed ${replays.of} verdicts from raw JSON in another process: ${replays.same} identical`);
    const handled = (who: 'ours' | 'naive') => rows.filter((row) => row[who]).length;
    return {
      goals: [
        { name: 'faults detected or neutralised', figure: handled('ours'), operator: '>=', limit: FAULTS.length },
        {
          name: 'verdicts that rest on a launch of thermal status 1 or more',
          figure: hotLaunches,
          operator: '<=',
          limit: 0,
        },
        {
          name: 'verdicts without reasons, n, spread or detectable effect',
          figure: incomplete,
          operator: '<=',
          limit: 0,
        },
        { name: 'replayed verdicts that differ', figure: replays.of - replays.same, operator: '<=', limit: 0 },
      ],
      control: {
        what: 'no gates, all launches taken as they come, pooled Mann-Whitney',
        goals: [
          { name: 'faults detected or neutralised', figure: handled('naive'), operator: '>=', limit: FAULTS.length },
        ],
      },
      details: { configuration: configurationHash(), simulated: true, rows },
    };
  },
});

/** A fault is handled when it is named where it can be, at most one plan in twenty is called changed wrongly, and a real slowdown never passes. */
function examine(fault: Fault, seed: number, repeats: number) {
  let [wrong, passed, unnamed, naiveWrong, incomplete, hot, unfit] = [0, 0, 0, 0, 0, 0, 0];
  const verdicts: Record<string, number> = {};
  for (let i = 0; i < repeats; i += 1)
    for (const effect of [0, SLOWDOWN]) {
      const run = runFaultyPlan(effect, fault.plan, true, seededRandom(seed + i));
      const uploaded = fault.upload?.(run.launches) ?? run.launches;
      const got = verdictOn(uploaded);
      const key = `${effect === 0 ? 'same' : 'slower'}: ${got.verdict}`;
      verdicts[key] = (verdicts[key] ?? 0) + 1;
      if (effect === 0 && (got.verdict === 'regress' || got.verdict === 'improve')) wrong += 1;
      if (effect > 0 && (got.verdict === 'pass' || got.verdict === 'improve')) passed += 1;
      if (!isNamed(fault, run, got)) unnamed += 1;
      if (!isComplete(got)) incomplete += 1;
      if (run.maxThermalStatus > 0) hot += 1;
      unfit += run.unfitPhones.length;
      const bare = runFaultyPlan(effect, fault.plan, false, seededRandom(seed + i));
      if (effect === 0 && naiveCalls(fault.upload?.(bare.launches) ?? bare.launches)) naiveWrong += 1;
    }
  const ours = wrong <= Math.max(1, repeats / 20) && passed === 0 && unnamed === 0;
  const naive = naiveWrong <= Math.max(1, repeats / 20);
  console.log(
    `${fault.name.padEnd(18)} ${ours ? (fault.named === null ? 'neutralised' : 'detected   ') : 'MISSED     '} ${JSON.stringify(verdicts)}${unfit > 0 ? `, phones called unfit ${unfit}` : ''}; without gates and pooled: ${naiveWrong} of ${repeats} called changed`,
  );
  return { fault: fault.name, ours, naive, wrong, passed, unnamed, naiveWrong, incomplete, hot, verdicts };
}

function verdictOn(launches: readonly ReportedLaunch[]): Verdict {
  return compareLaunches(readComparison({ metric: 'median', alpha: ALPHA, launches }));
}

function isNamed({ named }: Fault, run: PlanRun, { reasons }: Verdict): boolean {
  if (named === null) return true;
  return typeof named === 'string' ? run.reasons.has(named) : reasons.some((reason) => reason.includes(named.reason));
}

function isComplete({ verdict, reasons, nA, nB, pairs, pairSd, mde, interval }: Verdict): boolean {
  if (reasons.length === 0 || !Number.isInteger(nA + nB + pairs)) return false;
  return verdict === 'invalid' || verdict === 'inconclusive'
    ? true
    : pairSd !== null && mde !== null && interval !== null;
}

function naiveCalls(launches: readonly ReportedLaunch[]): boolean {
  const arm = (name: 'A' | 'B') =>
    launches.filter((launch) => launch.arm === name).map(({ values }) => Float64Array.from(values));
  const [a, b] = [arm('A'), arm('B')];
  return a.length > 0 && b.length > 0 && pooledMannWhitneyP(a, b) < FROZEN_PARAMETERS.verdict.alpha;
}

function swapped(launches: readonly ReportedLaunch[]): readonly ReportedLaunch[] {
  return launches.map((launch, i) => (i < 2 ? { ...launch, arm: launch.arm === 'A' ? 'B' : 'A' } : launch));
}

/** Writes every fault's raw launches as JSON, lets the command judge them in another process, and compares byte for byte. */
function replay(seed: number): { readonly same: number; readonly of: number } {
  const inputs = FAULTS.map((fault, i) => {
    const { launches } = runFaultyPlan(SLOWDOWN, fault.plan, true, seededRandom(seed + 10_000 * (i + 1)));
    return { metric: 'p95', alpha: ALPHA, launches: fault.upload?.(launches) ?? launches };
  });
  const stored = JSON.stringify(inputs);
  const here = inputs.map((input) => compareLaunches(readComparison(input)));
  const args = [CLI, 'verdict', '--input', '-'];
  const done = spawnSync(process.execPath, args, { input: stored, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (done.status !== 0) {
    console.error(done.stderr);
    return { same: 0, of: inputs.length };
  }
  const there = JSON.parse(done.stdout) as unknown[];
  const same = here.filter((verdict, i) => JSON.stringify(verdict) === JSON.stringify(there[i])).length;
  return { same: `${JSON.stringify(here, null, 2)}\n` === done.stdout ? inputs.length : same, of: inputs.length };
}
