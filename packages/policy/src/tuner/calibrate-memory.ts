import { quantile } from '@framefarm/stats';
import { groupIndices } from './paired-bootstrap.ts';

/** One measured launch: the most decoders that any of its picks started, and the most memory that it was seen to hold. */
export interface LaunchMemory {
  readonly device: string;
  readonly decoders: number;
  readonly pssKb: number;
}

/** A pick with so many decoders is taken to hold `baseKb + decoderKb * decoders`. */
export interface MemoryCost {
  readonly baseKb: number;
  readonly decoderKb: number;
}

/**
 * A decoder's part is the difference between the medians of a device's launches with the most and with the fewest decoders, for each decoder
 * more; of several devices the largest. 0 when no device ran with two numbers of them. The base is such that no launch was seen above its sum.
 */
export function calibrateMemory(launches: readonly LaunchMemory[]): MemoryCost {
  const devices = groupIndices(launches, ({ device }) => device);
  const decoderKb = Math.max(0, ...devices.map((at) => decoderKbOf(at.map((i) => launches[i] as LaunchMemory))));
  return { baseKb: Math.max(0, ...launches.map(({ decoders, pssKb }) => pssKb - decoderKb * decoders)), decoderKb };
}

function decoderKbOf(launches: readonly LaunchMemory[]): number {
  const counts = launches.map(({ decoders }) => decoders);
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  const medianOf = (count: number) =>
    quantile(
      launches.filter(({ decoders }) => decoders === count).map(({ pssKb }) => pssKb),
      0.5,
    ) ?? 0;
  return most === fewest ? 0 : (medianOf(most) - medianOf(fewest)) / (most - fewest);
}
