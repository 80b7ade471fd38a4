import type { Random } from '@framefarm/phone-model';

/** Run-to-run SD of the log value. */
const SD = 0.02;
const LEVEL = 100;

export interface Noise {
  readonly name: string;
  /** Log deviations of so many runs. */
  readonly deviations: (runs: number, random: Random) => number[];
}

const each = (runs: number, of: (run: number) => number) => Array.from({ length: runs }, (_, run) => of(run));

/** The four noises of the goals: a fifth of the runs in a slow state, correlated neighbours, and 3 % of runs 30 % slower. */
export const NOISES: readonly Noise[] = [
  { name: 'normal', deviations: (runs, random) => each(runs, () => SD * random.normal()) },
  {
    name: 'spikes',
    deviations: (runs, random) => each(runs, () => SD * random.normal() + (random.uniform() < 0.03 ? 0.3 : 0)),
  },
  { name: 'correlated', deviations: (runs, random) => autoregressive(runs, 0.3, random) },
  {
    name: 'two states',
    deviations: (runs, random) => each(runs, () => SD * random.normal() + (random.uniform() < 0.2 ? 0.06 : 0)),
  },
];

/** Harder than the goals ask for; shown, not judged. */
export const HARDER_NOISES: readonly Noise[] = [
  { name: 'strongly correlated', deviations: (runs, random) => autoregressive(runs, 0.6, random) },
  {
    name: 'drift 8 % per 100 runs',
    deviations: (runs, random) => each(runs, (run) => SD * random.normal() + 0.0008 * run),
  },
  {
    name: 'weekly season',
    deviations: (runs, random) => each(runs, (run) => SD * (random.normal() + Math.sin((run / 7) * 2 * Math.PI))),
  },
  { name: 'heavy tails', deviations: (runs, random) => each(runs, () => studentThree(random)) },
  {
    name: 'noise doubles at 50',
    deviations: (runs, random) => each(runs, (run) => (run < 50 ? SD : 2 * SD) * random.normal()),
  },
];

function autoregressive(runs: number, correlation: number, random: Random): number[] {
  let deviation = SD * random.normal();
  return each(runs, () => {
    deviation = correlation * deviation + SD * Math.sqrt(1 - correlation ** 2) * random.normal();
    return deviation;
  });
}

/** Student's t with 3 degrees of freedom, scaled to the same SD. */
function studentThree(random: Random): number {
  const chi = random.normal() ** 2 + random.normal() ** 2 + random.normal() ** 2;
  return (SD * random.normal()) / Math.sqrt(chi);
}

/** A history of positive values; from `step.at` on, `step.size` (0.05 = 5 %) higher. */
export function generateHistory(
  noise: Noise,
  runs: number,
  random: Random,
  step: { readonly at: number; readonly size: number } = { at: runs, size: 0 },
): number[] {
  return noise
    .deviations(runs, random)
    .map((deviation, run) => LEVEL * Math.exp(deviation) * (run < step.at ? 1 : 1 + step.size));
}
