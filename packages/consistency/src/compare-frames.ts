import type { Picture } from './capture.ts';
import { createDifferenceFit } from './difference-fit.ts';
import { type Figure, present, worstOf } from './figures.ts';
import type { FramePair } from './paired-frames.ts';

/** PSNR of equal pictures; a real one of 8-bit values ends at 20 log10(255) + 10 log10(pixels), about 101 dB here. */
const EQUAL_DB = 100;
/** Variance below which a colour direction counts as not there: two 8-bit steps. */
const COLOUR_RIDGE = 4;

/** Figures of the frame rung: time stamps, and of the frames that both sides have a picture of, sizes and pixels (8 bit). */
export function compareFrames(pairs: readonly FramePair[]): readonly Figure[] {
  const pts = worstOf('ptsErrorMs');
  const size = worstOf('sizeMismatch');
  const psnr = worstOf('psnrDb');
  const shift = worstOf('meanShift');
  const neighbour = worstOf('neighbourAdvantageDb');
  const colour = createDifferenceFit(4, 3, [COLOUR_RIDGE, COLOUR_RIDGE, COLOUR_RIDGE, 0]);
  let fitted = false;
  for (const { place, reference, other } of pairs) {
    pts.see(Math.abs(other.ptsMs - reference.ptsMs), place);
    if (reference.picture === null || other.picture === null) continue;
    const same =
      sameSize(reference.picture, other.picture) &&
      reference.width === other.width &&
      reference.height === other.height;
    size.see(same ? 0 : 1, place);
    if (!same) continue;
    const own = pixelDifference(reference.picture, other.picture);
    psnr.see(decibels(own.meanSquare), place);
    shift.see(own.meanShift, place);
    const theirs = luma(other.picture);
    const neighbours = [reference.before, reference.after].filter((one) => one !== null);
    if (neighbours.length > 0) {
      const here = decibels(meanSquare(luma(reference.picture), theirs));
      neighbour.see(Math.max(...neighbours.map((one) => decibels(meanSquare(one, theirs)))) - here, place);
    }
    addColours(colour, reference.picture, other.picture);
    fitted = true;
  }
  const matrix = colour.solve().map((row) => row.slice(0, 3));
  return present([
    pts.figure(),
    size.figure(),
    psnr.figure(),
    fitted ? { metric: 'colourError', value: largest(matrix), worst: null } : null,
    shift.figure(),
    neighbour.figure(),
  ]);
}

/** Largest absolute entry. */
export function largest(matrix: readonly (readonly number[])[]): number {
  return Math.max(...matrix.flat().map(Math.abs));
}

function sameSize(a: Picture, b: Picture): boolean {
  return a.width === b.width && a.height === b.height;
}

function pixelDifference(a: Picture, b: Picture): { readonly meanSquare: number; readonly meanShift: number } {
  const sums = [0, 0, 0];
  let squares = 0;
  for (let i = 0; i < a.rgb.length; i++) {
    const difference = (b.rgb[i] ?? 0) - (a.rgb[i] ?? 0);
    squares += difference * difference;
    sums[i % 3] = (sums[i % 3] ?? 0) + difference;
  }
  const pixels = a.rgb.length / 3;
  return { meanSquare: squares / a.rgb.length, meanShift: Math.max(...sums.map((sum) => Math.abs(sum) / pixels)) };
}

/** ITU-R BT.601 luma; any fixed weights would do to tell frames apart. */
function luma(picture: Picture): Uint8Array {
  const { rgb } = picture;
  const out = new Uint8Array(rgb.length / 3);
  for (let i = 0; i < out.length; i++)
    out[i] = Math.round(0.299 * (rgb[3 * i] ?? 0) + 0.587 * (rgb[3 * i + 1] ?? 0) + 0.114 * (rgb[3 * i + 2] ?? 0));
  return out;
}

function meanSquare(a: Uint8Array, b: Uint8Array): number {
  let squares = 0;
  for (let i = 0; i < a.length; i++) squares += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return squares / a.length;
}

function decibels(meanSquareError: number): number {
  return meanSquareError === 0 ? EQUAL_DB : Math.min(EQUAL_DB, 10 * Math.log10(255 ** 2 / meanSquareError));
}

/** A wrong matrix, range or channel order is a linear map of colours, whatever the clip shows. Every third pixel is enough. */
function addColours(fit: ReturnType<typeof createDifferenceFit>, a: Picture, b: Picture): void {
  for (let i = 0; i + 2 < a.rgb.length; i += 9) {
    const [red, green, blue] = [a.rgb[i] ?? 0, a.rgb[i + 1] ?? 0, a.rgb[i + 2] ?? 0];
    // clipped values do not follow the map
    if (Math.min(red, green, blue) < 4 || Math.max(red, green, blue) > 251) continue;
    const [r, g, bl] = [b.rgb[i] ?? 0, b.rgb[i + 1] ?? 0, b.rgb[i + 2] ?? 0];
    if (Math.min(r, g, bl) < 1 || Math.max(r, g, bl) > 254) continue;
    fit.add([red - 128, green - 128, blue - 128, 1], [r - red, g - green, bl - blue]);
  }
}
