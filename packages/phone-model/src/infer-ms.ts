import type { PhoneProfile } from './phone-profile.ts';

const PIXELS_224 = 224 * 224;

export interface EngineSetting {
  /** CPU when left out. */
  readonly backend?: 'cpu' | 'opencl' | 'vulkan';
  readonly precision: 'fp32' | 'fp16' | 'int8';
  readonly threads: number;
  readonly inputWidth: number;
  readonly inputHeight: number;
}

/**
 * One inference in milliseconds on a cool phone without noise. Throws RangeError for a backend that the phone has not;
 * `hasBackend` tells before.
 */
export function inferMs(profile: PhoneProfile, engine: EngineSetting): number {
  const { backend = 'cpu', precision, threads } = engine;
  const size = (engine.inputWidth * engine.inputHeight) / PIXELS_224;
  if (backend === 'cpu') return cpuMs(profile, precision, threads) * size;
  const factor = profile.gpu[backend];
  if (factor === null) throw new RangeError(`${profile.name} has no ${backend}; ask hasBackend first`);
  // on these GPUs half precision is no faster than full (alibaba/MNN#2213)
  return cpuMs(profile, 'fp32', 4) * factor.value * size;
}

export function hasBackend({ gpu }: PhoneProfile, backend: string): backend is 'cpu' | 'opencl' | 'vulkan' {
  return backend === 'cpu' || ((backend === 'opencl' || backend === 'vulkan') && gpu[backend] !== null);
}

/**
 * Amdahl over unequal cores: the serial part runs on the fastest core, the parallel part is cut into equal pieces and ends with
 * the slowest core that takes one. So threads beyond the big cores make it slower, as measured on phones.
 */
function cpuMs({ cpu }: PhoneProfile, precision: EngineSetting['precision'], threads: number): number {
  const coresMs = cpu.clusters
    .flatMap(({ cores, maxKHz, megacycles }) =>
      Array.from({ length: cores }, () => (megacycles[precision].value * 1_000_000) / maxKHz),
    )
    .toSorted((a, b) => a - b);
  const used = Math.min(threads, coresMs.length);
  const [fastestMs = 0, slowestMs = 0] = [coresMs[0], coresMs[used - 1]];
  const share = cpu.parallelShare.value;
  return (1 - share) * fastestMs + (share / used) * slowestMs;
}
