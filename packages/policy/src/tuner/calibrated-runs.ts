import type { Random } from '@framefarm/phone-model';
import { PolicyInputError } from '../errors.ts';
import type { ReplayWorld } from '../replay/replay-policy.ts';
import type { CostCalibration, TierTable } from './calibrate-device.ts';
import type { ReplayRun } from './replay-candidate.ts';
import type { ScoredClip } from './scored-clip.ts';

const NOISE = 8192;

/**
 * Every clip on every calibrated device, `times` times, clips first so that each beginning of the list holds all of them. Each run starts at its own place in its
 * device's step ratios: a bootstrap of the residuals, the same for every candidate.
 */
export function calibratedRuns(
  clips: readonly ScoredClip[],
  table: TierTable,
  calibrations: readonly CostCalibration[],
  times: number,
  random: Random,
): ReplayRun[] {
  const scoreNoise = Float64Array.from({ length: NOISE }, () => random.normal());
  const ratios = new Map(calibrations.map(({ device, stepRatios }) => [device, shuffled(stepRatios, random)]));
  const worldOf = ({ device, decodeFactor, inferFactor }: TierTable['devices'][number]): ReplayWorld => {
    const stepRatios = ratios.get(device);
    if (stepRatios === undefined || stepRatios.length === 0)
      throw new PolicyInputError(`${device} has no step ratios: calibrate it again`);
    return {
      decodeFactor,
      inferFactor,
      stepRatios,
      at: Math.floor(random.uniform() * stepRatios.length),
      scoreNoise,
      noiseAt: Math.floor(random.uniform() * NOISE),
    };
  };
  const rounds = Array.from({ length: times }, () => table.devices).flat();
  return rounds.flatMap((device) => clips.map((scored) => ({ scored, world: worldOf(device) })));
}

/** Drawn with repetition, so that neighbours in the list say nothing about each other. */
function shuffled(values: readonly number[], random: Random): Float64Array {
  return Float64Array.from({ length: NOISE }, () => values[Math.floor(random.uniform() * values.length)] as number);
}
