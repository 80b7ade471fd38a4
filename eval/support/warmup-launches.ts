import type { Random } from '@framefarm/phone-model';
import type { LaunchClass } from '@framefarm/stats';

export interface LabelledLaunch {
  readonly class: LaunchClass;
  readonly steadyFrom: number | null;
  readonly values: readonly number[];
}

const CLASSES = ['flat', 'warmup', 'slowdown', 'no-steady'] as const;

/** Synthetic launches whose class is known because they were made that way; the four classes in turn. */
export function warmupLaunches(count: number, random: Random): readonly LabelledLaunch[] {
  return Array.from({ length: count }, (_, i) => makeLaunch(CLASSES[i % CLASSES.length] as LaunchClass, random));
}

function makeLaunch(wanted: LaunchClass, random: Random): LabelledLaunch {
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  const n = Math.round(300 * 10 ** random.uniform());
  const course = courseOf(wanted, n, between);
  const noise = noiseOf(n, between, random);
  const scale = 10 ** between(-3, 3);
  const values = Array.from({ length: n }, (_, i) =>
    Number((scale * Math.exp(course.level(i) + (noise[i] as number))).toPrecision(5)),
  );
  return { class: wanted, steadyFrom: course.steadyFrom, values };
}

interface Course {
  readonly steadyFrom: number | null;
  /** Log level at an iteration. */
  readonly level: (i: number) => number;
}
type Between = (low: number, high: number) => number;

function courseOf(wanted: LaunchClass, n: number, between: Between): Course {
  if (wanted === 'flat') return { steadyFrom: 0, level: () => 0 };
  if (wanted === 'no-steady') return { steadyFrom: null, level: unsteady(n, between) };
  const steadyFrom = Math.round(n * between(0.03, 0.55));
  const height = wanted === 'warmup' ? Math.log(between(1.06, 4)) : -Math.log(between(1.06, 1.6));
  if (between(0, 1) < 0.5) {
    // one to three steps, as compilers and governors make them
    const steps = Math.ceil(between(0, 3));
    return {
      steadyFrom,
      level: (i) => (i >= steadyFrom ? 0 : height * (1 - Math.floor((i * steps) / steadyFrom) / steps)),
    };
  }
  // a decay that is within a thousandth at the labelled place
  const rate = Math.log(Math.max(2, Math.abs(height) / 0.001)) / steadyFrom;
  return { steadyFrom, level: (i) => (i >= steadyFrom ? 0 : height * Math.exp(-rate * i)) };
}

/** Late steps, alternation and drift to the end. */
function unsteady(n: number, between: Between): (i: number) => number {
  const height = Math.log(between(1.06, 1.6)) * (between(0, 1) < 0.5 ? 1 : -1);
  const kind = between(0, 3);
  const tail = Math.min(500, n / 4);
  if (kind < 1) {
    const at = n - between(0.15, 0.8) * tail;
    return (i) => (i < at ? height : 0);
  }
  if (kind < 2) {
    const period = between(0.15, 0.45) * tail;
    return (i) => (Math.floor(i / period) % 2 === 0 ? height : 0);
  }
  return (i) => (3 * height * i) / n;
}

function noiseOf(n: number, between: Between, random: Random): Float64Array {
  const sigma = Math.exp(between(Math.log(0.003), Math.log(0.06)));
  const rho = between(0, 0.5);
  const [spikeRate, spike] = [between(0, 0.03), Math.log(between(1.2, 3))];
  let carried = random.normal();
  return Float64Array.from({ length: n }, () => {
    carried = rho * carried + Math.sqrt(1 - rho * rho) * random.normal();
    return sigma * carried + (random.uniform() < spikeRate ? spike : 0);
  });
}
