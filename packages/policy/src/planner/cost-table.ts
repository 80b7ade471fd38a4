import { PolicyInputError } from '../errors.ts';

/** What each step takes on the ordinary device of a tier, in milliseconds, for one precision and backend. */
export interface CostTable {
  readonly openMs: number;
  readonly decoderInitMs: number;
  readonly seekMs: number;
  /** Of each frame decoded, wanted or only passed on the way. */
  readonly decodeMs: number;
  /** From the decoded frame to the model's input. */
  readonly convertMs: number;
  readonly inferMs: number;
  /** Init, seek and decode take `1 + contention * (decoders - 1)` times as long when several decoders run. */
  readonly contention: number;
}

/** @throws PolicyInputError for a negative or endless cost */
export function checkCosts(costs: CostTable): void {
  for (const [name, value] of Object.entries(costs) as [string, number][]) {
    if (!Number.isFinite(value) || value < 0)
      throw new PolicyInputError(
        `cost ${name} is ${value}: a cost is a finite number from 0; calibrate the device again`,
      );
  }
  if (costs.decodeMs + costs.inferMs <= 0)
    throw new PolicyInputError('decoding and inference cost nothing: calibrate the device again');
}

/** How much slower a decoder step is when `decoders` of them run. */
export const contentionOf = (costs: CostTable, decoders: number): number => 1 + costs.contention * (decoders - 1);
