/** The closed vocabularies of the house. One word, one meaning: see docs/glossary.md. */

export const LIFE_CYCLES = ['queued', 'offered', 'scrubbing', 'running', 'uploading', 'ended'] as const;
export type LifeCycle = (typeof LIFE_CYCLES)[number];

export const OUTCOMES = ['succeeded', 'failed', 'cancelled', 'timed-out', 'expired'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const VALIDITIES = ['valid', 'tainted', 'invalid'] as const;
export type Validity = (typeof VALIDITIES)[number];

/** Who broke it. Only `subject` (the model or the harness under test) counts against a build. */
export const FAULTS = ['subject', 'device', 'host', 'server', 'heat'] as const;
export type Fault = (typeof FAULTS)[number];

export const PLATFORMS = ['android', 'ios', 'linux'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** What stands behind the protocol: a phone, this machine, a phone in software, foreign instructions under emulation. */
export const BODIES = ['real', 'host', 'virtual', 'emulated'] as const;
export type Body = (typeof BODIES)[number];

/** What the times are worth. */
export const TIMINGS = ['measured', 'modelled', 'none'] as const;
export type Timing = (typeof TIMINGS)[number];

export const TIERS = ['low', 'mid', 'high', 'flagship', 'host'] as const;
export type Tier = (typeof TIERS)[number];

/** The stages of one pick, in the order in which they run. */
export const STAGES = ['open', 'seek', 'decode', 'convert', 'infer', 'select'] as const;
export type Stage = (typeof STAGES)[number];

export const PRECISIONS = ['fp32', 'fp16', 'int8'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** How a model's weights are kept; what is computed in is its precision. */
export const VARIANTS = ['fp32', 'fp16', 'int8-weights', 'int8-calibrated'] as const;
export type Variant = (typeof VARIANTS)[number];

/** What a model may be made from; a pickle runs code when it is opened. */
export const SOURCE_FORMATS = ['onnx', 'torchscript', 'pickle'] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

/** What an engine may find in a CPU beyond the base of its architecture: names of MNN's own announcement, and AVX. */
export const INSTRUCTION_SETS = ['fp16', 'i8sdot', 'i8mm', 'sve2', 'avx2', 'avx512'] as const;
export type InstructionSet = (typeof INSTRUCTION_SETS)[number];

export const BACKENDS = ['cpu', 'opencl', 'vulkan', 'metal'] as const;
export type Backend = (typeof BACKENDS)[number];

/** `device`: the harness's own engine. `host-mnn`: real MNN of the host inside a virtual phone; a real phone refuses it. */
export const ENGINES = ['device', 'host-mnn'] as const;
export type Engine = (typeof ENGINES)[number];

export const CHANNELS = ['stable', 'sandbox'] as const;
export type Channel = (typeof CHANNELS)[number];

export const DEVICE_STATES = ['online', 'offline'] as const;
export type DeviceState = (typeof DEVICE_STATES)[number];

/** Why a runner cannot give a phone that it sees to the farm: it does not work now, only a person can help it, another live runner has it. */
export const PROBLEM_KINDS = ['unusable', 'needs-person', 'held-elsewhere'] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];
