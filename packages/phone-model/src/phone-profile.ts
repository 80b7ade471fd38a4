/** Where a number comes from: read off a phone, computed from published numbers, or a guess that says so. */
export const PARAMETER_KINDS = ['measured', 'fitted', 'assumed'] as const;
export type ParameterKind = (typeof PARAMETER_KINDS)[number];

export interface Parameter<Value = number> {
  readonly value: Value;
  readonly kind: ParameterKind;
  /** Who published it, what it was computed from, or why it was guessed. */
  readonly source: string;
}

/** Android's thermal status: 0 none, 1 light, 2 moderate, 3 severe, 4 critical, 5 emergency, 6 shutdown. */
export type ThermalStatus = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export const PHONE_TIERS = ['low', 'mid', 'high', 'flagship'] as const;
export type PhoneTier = (typeof PHONE_TIERS)[number];

export interface CpuCluster {
  /** For example `Cortex-A76`. */
  readonly core: string;
  readonly cores: number;
  readonly maxKHz: number;
  /** Million cycles of one core for one MobileNetV3-Small, 224 x 224. */
  readonly megacycles: { readonly fp32: Parameter; readonly fp16: Parameter; readonly int8: Parameter };
}

/** A phone as numbers. Every number that a modelled value rests on carries its provenance. */
export interface PhoneProfile {
  /** Also the file's name: small letters, digits and dashes. */
  readonly name: string;
  /** What a reader should know: other phones it stands for, what is invented. */
  readonly notes: string;
  /** What the architecture's rule makes of the numbers; written down so that a slip in a number is noticed. */
  readonly tier: PhoneTier;
  /** What the phone says of itself in its properties. */
  readonly identity: {
    readonly brand: string;
    readonly manufacturer: string;
    readonly model: string;
    readonly device: string;
    readonly product: string;
    readonly soc: string;
    readonly sdk: number;
    readonly release: string;
    readonly abi: string;
    readonly screen: { readonly width: number; readonly height: number; readonly density: number };
  };
  readonly ramKb: Parameter;
  readonly cpu: {
    /** From the slowest to the fastest. */
    readonly clusters: readonly CpuCluster[];
    /** p of the part of an inference that threads share. */
    readonly parallelShare: Parameter;
  };
  readonly gpu: {
    readonly name: string;
    /** Time of one inference in units of four CPU threads at fp32; null where the phone has no such driver. */
    readonly opencl: Parameter | null;
    readonly vulkan: Parameter | null;
    /** On top of loading the model: building and tuning kernels. */
    readonly loadMs: Parameter;
    readonly sigma: Parameter;
  };
  readonly decode: {
    readonly openMs: Parameter;
    readonly seekMs: Parameter;
    /** Frames per second of the hardware decoder, one after the other. */
    readonly avc720pFps: Parameter;
    readonly avc1080pFps: Parameter;
    readonly hevc1080pFps: Parameter;
    /** Decoders that may be open at once. */
    readonly instances: Parameter;
    /** false: asked for an exact frame, the phone gives the key frame before it. */
    readonly exactSeek: Parameter<boolean>;
    /** By how much a picker gains that decodes one frame while it scores another. */
    readonly overlap: Parameter;
  };
  readonly costs: {
    /** One frame of 1280 x 720 to the input tensor; linear in pixels. */
    readonly convert720pMs: Parameter;
    readonly selectMs: Parameter;
    readonly modelLoadMs: Parameter;
  };
  readonly noise: {
    readonly sigma: Parameter;
    readonly outlierRate: Parameter;
    readonly outlierMaxFactor: Parameter;
    /** Spread of one factor that holds for a whole launch. */
    readonly launchSigma: Parameter;
    readonly coldFrames: Parameter;
    readonly coldFactor: Parameter;
  };
  readonly heat: {
    readonly ambientC: Parameter;
    readonly dieTauS: Parameter;
    readonly skinTauS: Parameter;
    readonly dieCPerW: Parameter;
    readonly skinCPerW: Parameter;
    readonly idleW: Parameter;
    readonly busyW: Parameter;
    /** Skin temperatures from which status 1, 2 ... 6 holds. */
    readonly statusFromC: Parameter<readonly number[]>;
    /** How far below its threshold the skin has to cool before a status is left. */
    readonly hysteresisC: Parameter;
    /** Shares of full speed under status 0 ... 6. */
    readonly speedByStatus: Parameter<readonly number[]>;
  };
  readonly memory: {
    /** Free for apps on the idle phone. */
    readonly availableKb: Parameter;
    readonly appPssKb: Parameter;
    readonly enginePssKb: Parameter;
    readonly decoderPssKb: Parameter;
  };
  readonly lowMemoryKiller: {
    /** Available memory below which even the app in front is taken. */
    readonly killBelowKb: Parameter;
    readonly psiPartialStallMs: Parameter;
    readonly swapFreeLowPercent: Parameter;
    readonly thrashingLimitPercent: Parameter;
  };
}

/** What the harness needs of a phone's memory while it measures, in KiB. */
export function harnessNeedKb({ memory }: Pick<PhoneProfile, 'memory'>): number {
  return memory.appPssKb.value + memory.enginePssKb.value + memory.decoderPssKb.value;
}
