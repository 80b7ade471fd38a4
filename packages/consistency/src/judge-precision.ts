import type { Capture } from './capture.ts';

/** MNN's backend code for the CPU's extension: fp16 on ARM, AVX2 on x86. */
const EXTENSION = 13;

/**
 * Why a capture's precision is not what was asked for; null when it is. fp16 counts as run only if the engine's line of instruction sets, the
 * backend that it reports, and its own comparison with fp32 agree.
 */
export function judgePrecision({ name, cpu, precision, engine }: Capture): string | null {
  if (engine.precision !== precision)
    return `${name}: backend fallback: ${precision} was asked for, the engine computes ${engine.precision} on ${cpu} (${evidence(engine)})`;
  if (precision === 'fp16' && !(engine.isa?.['fp16'] === true && engine.backendCode === EXTENSION))
    return `${name}: backend fallback: fp16 is claimed on ${cpu}, but the engine's own words do not bear it out (${evidence(engine)})`;
  return null;
}

function evidence({ isa, backendCode }: Capture['engine']): string {
  const line =
    isa === null
      ? 'no instruction sets told'
      : Object.entries(isa)
          .map(([set, has]) => `${set}:${has ? 1 : 0}`)
          .join(', ');
  return `${line}; backend ${backendCode ?? 'not told'}`;
}
