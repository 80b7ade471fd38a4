/** Where a number comes from: read off a phone, computed from published numbers, or a guess that says so. */
export type ParameterKind = 'measured' | 'fitted' | 'assumed';

export interface Parameter {
  readonly value: number;
  readonly source: string;
  readonly kind: ParameterKind;
}

/** Android's thermal status: 0 none, 1 light, 2 moderate, 3 severe, 4 critical, 5 emergency, 6 shutdown. */
export type ThermalStatus = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export interface CpuCluster {
  readonly cores: number;
  readonly maxKHz: number;
}

/** A phone as numbers. Every number that a modelled time rests on carries its provenance. */
export interface PhoneProfile {
  readonly name: string;
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
    readonly clusters: readonly CpuCluster[];
    readonly screen: { readonly width: number; readonly height: number; readonly density: number };
  };
  readonly ramKb: Parameter;
  readonly costs: {
    readonly openMs: Parameter;
    readonly seekMs: Parameter;
    /** One decoded AVC frame of 1280 x 720; other sizes by `decodeSizeExponent` of the pixel ratio. */
    readonly decodeFrame720pMs: Parameter;
    readonly decodeSizeExponent: Parameter;
    /** One frame of 1280 x 720 to the input tensor; linear in pixels. */
    readonly convert720pMs: Parameter;
    /** MobileNetV3-Small class, 224 x 224, fp32, four threads. */
    readonly infer224Ms: Parameter;
    /** p of t(n) = t(1) * ((1 - p) + p / n). */
    readonly parallelShare: Parameter;
    readonly fp16Factor: Parameter;
    readonly int8Factor: Parameter;
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
    /** Skin temperature from which status 1, 2 ... 6 holds. */
    readonly statusFromC: readonly [Parameter, Parameter, Parameter, Parameter, Parameter, Parameter];
    /** Speed under status 0 ... 6. */
    readonly speedByStatus: readonly [Parameter, Parameter, Parameter, Parameter, Parameter, Parameter, Parameter];
  };
  readonly memory: {
    readonly appPssKb: Parameter;
    readonly enginePssKb: Parameter;
    readonly decoderPssKb: Parameter;
  };
}
