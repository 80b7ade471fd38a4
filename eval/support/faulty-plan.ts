import { armOrder, type GateReason, gatesOfPair } from '@framefarm/domain';
import type { Random } from '@framefarm/phone-model';
import {
  FARM_PARAMETERS,
  type NoiseFamily,
  type PhoneFaults,
  type RunLaunch,
  type RunPair,
  launchNoise,
  launchValues,
  runPair,
  simulatedPhone,
} from '@framefarm/simulated-farm';

const PHONES = 4;
const PAIRS_EACH = 5;
const ITERATIONS = 200;
/** A tainted pair is run again at most twice. */
const TRIES = 3;
const MAX_INVALID_SHARE = 0.1;
const REFERENCE_AGE_S = 7200;

/** A launch as `framefarm verdict` reads it, with the times that a report carries. */
export interface ReportedLaunch {
  readonly arm: 'A' | 'B';
  readonly device: string;
  readonly pair: string;
  readonly id: string;
  readonly build: string;
  readonly body: string;
  readonly os: string;
  readonly wallMs: number;
  readonly values: readonly number[];
}

export interface PlanRun {
  readonly launches: readonly ReportedLaunch[];
  /** Every reason that any gate gave, before or after a launch. */
  readonly reasons: ReadonlySet<GateReason>;
  readonly unfitPhones: readonly string[];
  /** Highest thermal status in any launch that counts. */
  readonly maxThermalStatus: number;
  readonly pairsRun: number;
}

export interface PlanFaults {
  /** Of every phone, or of the first only. */
  readonly phone?: PhoneFaults;
  readonly onlyFirst?: boolean;
  readonly family?: NoiseFamily;
  /** A was measured hours before B, and so much slower things have become since. */
  readonly referenceDrift?: number;
}

/** Runs A against B (slower by `effect`) in ABBA pairs on a simulated farm with faults; every raw value is kept. */
export function runFaultyPlan(effect: number, faults: PlanFaults, areGatesOn: boolean, random: Random): PlanRun {
  const launches: ReportedLaunch[] = [];
  const reasons = new Set<GateReason>();
  const unfitPhones: string[] = [];
  let [pairsRun, maxThermalStatus] = [0, 0];
  for (let index = 0; index < PHONES; index += 1) {
    const device = `phone-${index}`;
    const own = faults.onlyFirst === true && index > 0 ? {} : (faults.phone ?? {});
    const phone = simulatedPhone(device, random, own);
    const noise = launchNoise(faults.family ?? 'gaussian', FARM_PARAMETERS.launchSigma.value, random);
    const kept: ReportedLaunch[] = [];
    let invalid = 0;
    for (let pair = 0; pair < PAIRS_EACH; pair += 1) {
      const isTurned = random.uniform() < 0.5;
      const run = firstGood(() => {
        pairsRun += 1;
        const got =
          faults.referenceDrift === undefined
            ? runPair(phone, armOrder(pair, isTurned), areGatesOn)
            : apart(runPair(phone, ['A', 'B'], areGatesOn), () => phone.wait(REFERENCE_AGE_S), areGatesOn);
        for (const reason of [...got.reasons, ...got.waitedFor]) reasons.add(reason);
        return got;
      });
      if (run === null) {
        invalid += 1;
        continue;
      }
      for (const launch of run.launches) {
        const drift = faults.referenceDrift !== undefined && launch.arm === 'B' ? Math.log1p(faults.referenceDrift) : 0;
        const log = phone.log + noise() + drift + (launch.arm === 'B' ? Math.log1p(effect) : 0);
        kept.push(
          report(launch, device, pair, launchValues(faults.family ?? 'gaussian', ITERATIONS, launch, log, random)),
        );
        maxThermalStatus = Math.max(maxThermalStatus, launch.telemetry.maxThermalStatus ?? 0);
      }
    }
    if (invalid / PAIRS_EACH > MAX_INVALID_SHARE) unfitPhones.push(device);
    else launches.push(...kept);
  }
  return { launches, reasons, unfitPhones, maxThermalStatus, pairsRun };
}

function firstGood(run: () => RunPair): RunPair | null {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const got = run();
    if (got.launches.length > 0 && got.reasons.length === 0) return got;
  }
  return null;
}

/** The same two launches, the second one from a session hours later, as when a stored reference stands in for A. */
function apart(pair: RunPair, wait: () => void, areGatesOn: boolean): RunPair {
  const [first, second] = pair.launches;
  wait();
  if (first === undefined || second === undefined || !areGatesOn) return pair;
  const { before } = second.telemetry;
  const later = {
    ...second.telemetry,
    before: { ...before, monotonicMs: before.monotonicMs + REFERENCE_AGE_S * 1000 },
  };
  return { ...pair, reasons: [...pair.reasons, ...gatesOfPair(first.telemetry, later)] };
}

function report(launch: RunLaunch, device: string, pair: number, all: readonly number[]): ReportedLaunch {
  return {
    arm: launch.arm,
    device,
    pair: `${device}-${pair}`,
    id: `${device}-${pair}-${launch.arm}`,
    build: `build-${launch.arm}`,
    body: 'simulated',
    os: 'simulated-14',
    wallMs: launch.telemetry.before.wallMs,
    // the harness discards its own warm-up
    values: all.slice(FARM_PARAMETERS.coldIterations.value).map((value) => Number(value.toPrecision(9))),
  };
}
