import type { Tensor } from './capture.ts';
import { largest } from './compare-frames.ts';
import { createDifferenceFit } from './difference-fit.ts';
import { type Figure, present, worstOf } from './figures.ts';
import type { FramePair } from './paired-frames.ts';

/** Of tensors of different shapes; a finite number, because reports are JSON. */
const NO_COMPARISON = 1e9;
/** Of the variance of a channel over all frames; a direction with less than this gives no evidence. */
const RIDGE_SHARE = 1e-3;

/**
 * Figures of the tensor rung, in units of the reference's standard deviation, so that they mean the same for every mean and scale. Empty when
 * a platform hands out no tensors.
 */
export function compareTensors(pairs: readonly FramePair[]): readonly Figure[] {
  const both = pairs.flatMap(({ place, reference, other }) =>
    reference.tensor === null || other.tensor === null ? [] : [{ place, a: reference.tensor, b: other.tensor }],
  );
  if (both.length === 0) return [];
  if (both.some(({ a, b }) => String(a.shape) !== String(b.shape)))
    return [
      {
        metric: 'maxAbsError',
        value: NO_COMPARISON,
        worst: both.find(({ a, b }) => String(a.shape) !== String(b.shape))?.place ?? null,
      },
    ];
  const { means, sd } = momentsOf(both.map(({ a }) => a));
  const mean = worstOf('meanAbsError');
  const max = worstOf('maxAbsError');
  const ridge = RIDGE_SHARE;
  const channels = createDifferenceFit(4, 3, [ridge, ridge, ridge, 0]);
  const alignment = createDifferenceFit(4, 1, [ridge, ridge, ridge, ridge]);
  for (const { place, a, b } of both) {
    const size = (a.shape[2] ?? 0) * (a.shape[3] ?? 0);
    let sum = 0;
    let most = 0;
    for (let i = 0; i < a.values.length; i++) {
      const error = Math.abs((b.values[i] ?? 0) - (a.values[i] ?? 0)) / sd;
      sum += error;
      if (!(error <= most)) most = error;
    }
    mean.see(sum / a.values.length, place);
    max.see(most, place);
    const value = (tensor: Tensor, channel: number, i: number) =>
      ((tensor.values[channel * size + i] ?? 0) - (means[channel] ?? 0)) / sd;
    for (let i = 0; i < size; i += 3) {
      const x = [value(a, 0, i), value(a, 1, i), value(a, 2, i)];
      channels.add(
        [...x, 1],
        x.map((one, channel) => value(b, channel, i) - one),
      );
    }
    addGradients(alignment, a, b, sd);
  }
  const map = channels.solve();
  const [moved = []] = alignment.solve();
  return present([
    { metric: 'channelError', value: largest(map.map((row) => row.slice(0, 3))), worst: null },
    { metric: 'offsetError', value: largest(map.map((row) => row.slice(3))), worst: null },
    // the shift in the middle plus the stretch towards the edge, per direction
    {
      metric: 'alignmentPx',
      value: Math.max(
        Math.abs(moved[0] ?? 0) + Math.abs(moved[2] ?? 0),
        Math.abs(moved[1] ?? 0) + Math.abs(moved[3] ?? 0),
      ),
      worst: null,
    },
    mean.figure(),
    max.figure(),
  ]);
}

function momentsOf(tensors: readonly Tensor[]): { readonly means: readonly number[]; readonly sd: number } {
  const sums = [0, 0, 0];
  let count = 0;
  for (const { values, shape } of tensors) {
    const size = (shape[2] ?? 0) * (shape[3] ?? 0);
    for (let i = 0; i < values.length; i++) {
      const channel = Math.floor(i / size);
      sums[channel] = (sums[channel] ?? 0) + (values[i] ?? 0);
    }
    count += size;
  }
  const means = sums.map((sum) => sum / count);
  let squares = 0;
  for (const { values, shape } of tensors) {
    const size = (shape[2] ?? 0) * (shape[3] ?? 0);
    for (let i = 0; i < values.length; i++) squares += ((values[i] ?? 0) - (means[Math.floor(i / size)] ?? 0)) ** 2;
  }
  // a clip of one colour has no spread of its own
  return { means, sd: Math.sqrt(squares / (3 * count)) || 1 };
}

/**
 * The displacement that explains the difference by the reference's gradients: a shift, and a stretch that grows to the edge (corners aligned
 * or not). Source: Lucas and Kanade, An Iterative Image Registration Technique, 1981. Second channel only: it carries most of the luma.
 */
function addGradients(fit: ReturnType<typeof createDifferenceFit>, a: Tensor, b: Tensor, sd: number): void {
  const [height, width] = [a.shape[2] ?? 0, a.shape[3] ?? 0];
  const start = height * width;
  const at = (tensor: Tensor, y: number, x: number) => (tensor.values[start + y * width + x] ?? 0) / sd;
  for (let y = 1; y < height - 1; y += 2) {
    for (let x = 1; x < width - 1; x += 2) {
      // the mean of both sides' gradients: half the error of the first order
      const gx = (at(a, y, x + 1) - at(a, y, x - 1) + at(b, y, x + 1) - at(b, y, x - 1)) / 4;
      const gy = (at(a, y + 1, x) - at(a, y - 1, x) + at(b, y + 1, x) - at(b, y - 1, x)) / 4;
      const [fromMiddleX, fromMiddleY] = [(2 * x) / (width - 1) - 1, (2 * y) / (height - 1) - 1];
      fit.add([gx, gy, gx * fromMiddleX, gy * fromMiddleY], [at(b, y, x) - at(a, y, x)]);
    }
  }
}
