import { quantile } from '@framefarm/stats';
import { PolicyInputError } from '../errors.ts';
import { type CostTable, contentionOf } from '../planner/cost-table.ts';

/** Raw step times of one device in one configuration, in milliseconds. */
export interface StepTimes {
  readonly openMs: readonly number[];
  readonly decoderInitMs: readonly number[];
  readonly seekMs: readonly number[];
  readonly decodeMs: readonly number[];
  readonly convertMs: readonly number[];
  readonly inferMs: readonly number[];
  /** Decoding a frame while `decodersTogether` decoders run; empty when that was not measured. */
  readonly decodeTogetherMs: readonly number[];
  readonly decodersTogether: number;
  /** Whole ways to a frame; without them every step's own ratio stands for that of a way, which overstates its spread. */
  readonly ways?: readonly WayTime[];
}

/** From where the decoder stood to the converted picture. */
export interface WayTime {
  readonly hasSeek: boolean;
  /** The frame itself included. */
  readonly decodedFrames: number;
  /** Decoders that ran side by side. */
  readonly decoders: number;
  readonly ms: number;
}

export interface CostCalibration {
  readonly device: string;
  /** Engine setting: backend, precision, threads. */
  readonly configuration: string;
  readonly costs: CostTable;
  /** Observed over expected of what replay draws noise for: whole ways to a frame, and inferences. */
  readonly stepRatios: readonly number[];
  /** Fewest times that any step rests on. */
  readonly least: number;
}

const STEPS = ['openMs', 'decoderInitMs', 'seekMs', 'decodeMs', 'convertMs', 'inferMs'] as const;
/** Without a measurement a second decoder is taken to halve the first: no gain, no harm. */
const UNKNOWN_CONTENTION = 1;

/** The cost table of medians, and every measurement's ratio to it. @throws PolicyInputError when a step was not measured or is not positive */
export function calibrateDevice(device: string, configuration: string, times: StepTimes): CostCalibration {
  const medians = STEPS.map((step) => {
    const values = times[step];
    if (values.some((ms) => !(ms > 0) || !Number.isFinite(ms)))
      throw new PolicyInputError(
        `${device}, ${configuration}: ${step} holds a time that is not positive; measure it again`,
      );
    const median = quantile(values, 0.5);
    if (median === null)
      throw new PolicyInputError(`${device}, ${configuration}: ${step} was not measured; run the calibration again`);
    return [step, median] as const;
  });
  const table = Object.fromEntries(medians) as Record<(typeof STEPS)[number], number>;
  const costs = { ...table, contention: contentionFrom(times, table.decodeMs) };
  return {
    device,
    configuration,
    costs,
    stepRatios: ratiosOf(times, costs),
    least: Math.min(...STEPS.map((step) => times[step].length)),
  };
}

function ratiosOf(times: StepTimes, costs: CostTable): number[] {
  const { ways = [] } = times;
  if (ways.length === 0) return STEPS.flatMap((step) => times[step].map((ms) => ms / costs[step]));
  const expected = ({ hasSeek, decodedFrames, decoders }: WayTime) =>
    ((hasSeek ? costs.seekMs : 0) + decodedFrames * costs.decodeMs) * contentionOf(costs, decoders) + costs.convertMs;
  return [...ways.map((way) => way.ms / expected(way)), ...times.inferMs.map((ms) => ms / costs.inferMs)];
}

function contentionFrom({ decodeTogetherMs, decodersTogether }: StepTimes, aloneMs: number): number {
  const together = quantile(decodeTogetherMs, 0.5);
  if (together === null || decodersTogether < 2) return UNKNOWN_CONTENTION;
  return Math.max(0, (together / aloneMs - 1) / (decodersTogether - 1));
}

export interface TierTable {
  readonly costs: CostTable;
  /** How much slower than the table each device decodes and infers. */
  readonly devices: readonly { readonly device: string; readonly decodeFactor: number; readonly inferFactor: number }[];
  /** Standard deviations of logarithms: of devices around the table, and of steps around their device (1 % of stalls cut off each side). */
  readonly paceSd: number;
  readonly stepSd: number;
}

/** Devices of a tier cannot be told apart by fewer than so little. */
const LEAST_PACE_SD = 0.1;
const LEAST_STEP_SD = 0.02;

/** The geometric mean of a tier's devices in one configuration. @throws PolicyInputError without a calibration */
export function tierTable(calibrations: readonly CostCalibration[]): TierTable {
  const [first] = calibrations;
  if (first === undefined)
    throw new PolicyInputError('no device of the tier is calibrated: start from the nearest tier');
  const over = (name: keyof CostTable) => Math.exp(mean(calibrations.map(({ costs }) => Math.log(costs[name]))));
  const costs = {
    ...Object.fromEntries(STEPS.map((step) => [step, over(step)])),
    contention: mean(calibrations.map((calibration) => calibration.costs.contention)),
  } as unknown as CostTable;
  const devices = calibrations.map(({ device, costs: own }) => ({
    device,
    decodeFactor: own.decodeMs / costs.decodeMs,
    inferFactor: own.inferMs / costs.inferMs,
  }));
  const factors = devices.flatMap(({ decodeFactor, inferFactor }) => [Math.log(decodeFactor), Math.log(inferFactor)]);
  const ratios = calibrations.flatMap(({ stepRatios }) => stepRatios.map(Math.log));
  const [low, high] = [quantile(ratios, 0.01) ?? 0, quantile(ratios, 0.99) ?? 0];
  return {
    costs,
    devices,
    paceSd: Math.max(LEAST_PACE_SD, deviation(factors)),
    stepSd: Math.max(LEAST_STEP_SD, deviation(ratios.map((ratio) => Math.min(high, Math.max(low, ratio))))),
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}
