import type { Random } from '@framefarm/phone-model';
import { FARM_PARAMETERS } from './farm-parameters.ts';

export const NOISE_FAMILIES = ['gaussian', 'lognormal', 't4', 'spikes', 'bimodal', 'ar1'] as const;
export type NoiseFamily = (typeof NOISE_FAMILIES)[number];

const AR = 0.3;
const T4_SD = Math.SQRT2;

/** Draws log factors of one launch's iterations, centred on zero up to their spikes. */
export function iterationNoise(family: NoiseFamily, iterations: number, random: Random): Float64Array {
  const sigma = FARM_PARAMETERS.iterationSigma.value;
  const rho = family === 'ar1' ? AR : FARM_PARAMETERS.iterationAutocorrelation.value;
  const values = new Float64Array(iterations);
  let carried = random.normal();
  for (let i = 0; i < iterations; i += 1) {
    carried = rho * carried + Math.sqrt(1 - rho * rho) * random.normal();
    values[i] = sigma * shaped(family, carried, random);
  }
  return values;
}

/** Draws the log effect of each launch in a row on one phone, of spread `sigma` (spikes and second modes come on top). */
export function launchNoise(family: NoiseFamily, sigma: number, random: Random): () => number {
  let carried = random.normal();
  return () => {
    if (family === 'ar1') carried = AR * carried + Math.sqrt(1 - AR * AR) * random.normal();
    else carried = random.normal();
    if (family === 'spikes')
      return sigma * carried + (random.uniform() < FARM_PARAMETERS.spikeRate.value ? Math.log(1.3) : 0);
    if (family === 'bimodal') return sigma * carried + (random.uniform() < 0.2 ? Math.log(1.06) : 0);
    return sigma * shaped(family, carried, random);
  };
}

/** A unit normal turned into the family's shape. */
function shaped(family: NoiseFamily, normal: number, random: Random): number {
  const { spikeRate, spikeFactor, iterationSigma } = FARM_PARAMETERS;
  const spike = Math.log(spikeFactor.value) / iterationSigma.value;
  switch (family) {
    case 'gaussian':
    case 'ar1':
      return normal;
    case 'lognormal':
      // skewed on the log scale too: exponential of a normal with log spread 0.5, centred and scaled to variance one
      return (Math.exp(0.5 * normal) - Math.exp(0.125)) / Math.sqrt((Math.exp(0.25) - 1) * Math.exp(0.25));
    case 't4': {
      let square = 0;
      for (let i = 0; i < 4; i += 1) square += random.normal() ** 2;
      return normal / Math.sqrt(square / 4) / T4_SD;
    }
    case 'spikes':
      return normal + (random.uniform() < spikeRate.value ? spike : 0);
    case 'bimodal':
      return normal + (random.uniform() < 0.2 ? Math.log(1.06) / iterationSigma.value : 0);
  }
}
