import type { Precision } from '@framefarm/domain';
import { CommandError } from '../errors.ts';
import type { ModelEntry } from './model-entry.ts';

/** CPUs that are emulated here: ARMv8.0; ARMv8.2 with fp16 and dot product; everything that qemu knows, with i8mm and SVE2. */
export const EMULATED_CPUS = ['cortex-a53', 'cortex-a76', 'max'] as const;
export type EmulatedCpu = (typeof EMULATED_CPUS)[number];
const WITH_FP16: readonly string[] = ['cortex-a76', 'max'];

export interface EngineAsked {
  readonly name: string;
  readonly framework: 'mnn' | 'onnxruntime' | 'pytorch';
  readonly precision: Precision;
  readonly model: { readonly name: string; readonly version: string; readonly file: string };
}

/** One process of the collector. */
export interface CollectorRun {
  readonly decoder: 'pyav' | 'openh264';
  /** Null: this machine. */
  readonly cpu: EmulatedCpu | null;
  readonly engines: readonly EngineAsked[];
  readonly neighbours: boolean;
}

/** The capture that is made of a virtual phone's report. */
export const ANDROID = 'mnn-fp32-android-virtual';

export interface LadderPlan {
  readonly runs: readonly CollectorRun[];
  /** [reference, other] by name; each differs in one axis as far as the model's variants allow. */
  readonly steps: readonly (readonly [string, string])[];
}

/**
 * Every axis that really runs here, from one reference (MNN fp32 on x86-64 by way of PyAV). `asked` adds a precision on a CPU that may not have
 * it, such as fp16 on ARMv8.0, to see what comes of it. `torch`: a Python with PyTorch is at hand for `model.torch`; `android`: a capture of a virtual phone will be.
 */
export function planLadder(
  model: ModelEntry,
  cpus: readonly EmulatedCpu[],
  asked: readonly { readonly cpu: EmulatedCpu; readonly precision: Precision }[],
  { torch, android }: { readonly torch: boolean; readonly android: boolean },
): LadderPlan {
  const engine = (
    name: string,
    framework: EngineAsked['framework'],
    precision: Precision,
    file: string,
  ): EngineAsked => ({
    name,
    framework,
    precision,
    model: { name: model.name, version: model.version, file },
  });
  const mnn = (name: string, precision: Precision) => {
    const file = model.files[precision] ?? (precision === 'fp16' ? model.files.fp32 : undefined);
    if (file === undefined)
      throw new CommandError(
        2,
        `the model has no ${precision} variant; make one with its conversion, or leave ${precision} out`,
      );
    return engine(name, 'mnn', precision, file);
  };
  const steps: [string, string][] = [];
  const x86 = [mnn('mnn-fp32-x86', 'fp32')];
  if (model.onnx !== null) {
    x86.push(engine('onnxruntime-fp32-x86', 'onnxruntime', 'fp32', model.onnx));
    steps.push(['onnxruntime-fp32-x86', 'mnn-fp32-x86']);
  }
  if (torch && model.torch !== null) {
    x86.push(engine('pytorch-fp32-x86', 'pytorch', 'fp32', model.torch));
    // export and conversion are two steps, each of which may go wrong
    steps.unshift(['pytorch-fp32-x86', model.onnx === null ? 'mnn-fp32-x86' : 'onnxruntime-fp32-x86']);
  }
  const hasInt8 = model.files.int8 !== undefined;
  if (hasInt8) {
    x86.push(mnn('mnn-int8-x86', 'int8'));
    steps.push(['mnn-fp32-x86', 'mnn-int8-x86']);
  }
  steps.push(['mnn-fp32-x86', 'openh264-fp32-x86']);
  if (android) steps.push(['mnn-fp32-x86', ANDROID]);
  const emulated = cpus.map((cpu): CollectorRun => {
    const precisions = new Set<Precision>([
      'fp32',
      ...(WITH_FP16.includes(cpu) ? (['fp16'] as const) : []),
      ...(hasInt8 ? (['int8'] as const) : []),
      ...asked.filter((one) => one.cpu === cpu).map(({ precision }) => precision),
    ]);
    steps.push(['mnn-fp32-x86', `mnn-fp32-${cpu}`]);
    if (precisions.has('fp16')) steps.push([`mnn-fp32-${cpu}`, `mnn-fp16-${cpu}`]);
    if (precisions.has('int8')) steps.push(['mnn-int8-x86', `mnn-int8-${cpu}`]);
    return {
      decoder: 'pyav',
      cpu,
      engines: [...precisions].map((precision) => mnn(`mnn-${precision}-${cpu}`, precision)),
      neighbours: false,
    };
  });
  return {
    runs: [
      { decoder: 'pyav', cpu: null, engines: x86, neighbours: true },
      { decoder: 'openh264', cpu: null, engines: [mnn('openh264-fp32-x86', 'fp32')], neighbours: false },
      ...emulated,
    ],
    steps,
  };
}
