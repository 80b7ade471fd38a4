import type { Capture, Frame } from './capture.ts';

const SIDE = 48;
const SIZE = SIDE * SIDE;

/** A coloured pattern that moves with `time`. */
function pictureAt(time: number): Uint8Array {
  return Uint8Array.from({ length: 3 * SIZE }, (_, i) => {
    const [x, y, channel] = [Math.floor(i / 3) % SIDE, Math.floor(i / 3 / SIDE), i % 3];
    return Math.round(128 + 60 * Math.sin((x + 2 * time) / 5 + channel) + 40 * Math.cos(y / 4 + channel * 2));
  });
}

function lumaAt(time: number): Uint8Array {
  const rgb = pictureAt(time);
  return Uint8Array.from({ length: SIZE }, (_, i) =>
    Math.round(0.299 * (rgb[3 * i] ?? 0) + 0.587 * (rgb[3 * i + 1] ?? 0) + 0.114 * (rgb[3 * i + 2] ?? 0)),
  );
}

/** The frame `time` of the pattern with its tensor, before any fault. */
export function frameAt(time: number, score: number): Frame {
  const rgb = pictureAt(time);
  const values = Float32Array.from({ length: 3 * SIZE }, (_, i) => {
    const [channel, pixel] = [Math.floor(i / SIZE), i % SIZE];
    return ((rgb[3 * pixel + channel] ?? 0) - 127.5) / 127.5;
  });
  return {
    ptsMs: time * 40,
    width: SIDE,
    height: SIDE,
    picture: { width: SIDE, height: SIDE, rgb },
    before: lumaAt(time - 1),
    after: lumaAt(time + 1),
    tensor: { shape: [1, 3, SIDE, SIDE], values },
    scores: [score, score],
  };
}

const SCORES = [0.1, 0.9, 0.5, 0.85, 0.3, 0.88];

/** A sound capture of one clip with six frames; the second is clearly enough the best. */
export function soundCapture(changes: Partial<Capture> = {}): Capture {
  return {
    schema: 1,
    name: 'sound',
    platform: 'linux',
    body: 'host',
    timing: 'none',
    cpu: 'x86-64',
    decoder: { name: 'pyav', version: '1' },
    framework: { name: 'mnn', version: '3.6.1' },
    precision: 'fp32',
    engine: { isa: null, backendCode: null, precision: 'fp32' },
    model: {
      name: 'quality',
      version: '1',
      sha256: 'a'.repeat(64),
      preprocessing: {
        width: SIDE,
        height: SIDE,
        channels: 'rgb',
        resize: 'bilinear',
        mean: [0, 0, 0],
        scale: [1, 1, 1],
      },
    },
    clips: [
      {
        name: 'waves',
        sha256: 'b'.repeat(64),
        picked: 1,
        frames: SCORES.map((score, i) => frameAt(3 * i + 3, score)),
      },
    ],
    ...changes,
  };
}

/** The capture with every frame changed. */
export function withFrames(capture: Capture, change: (frame: Frame, index: number) => Partial<Frame>): Capture {
  return {
    ...capture,
    clips: capture.clips.map((clip) => ({
      ...clip,
      frames: clip.frames.map((frame, i) => ({ ...frame, ...change(frame, i) })),
    })),
  };
}

export function mapPixels(frame: Frame, map: (rgb: readonly number[]) => readonly number[]): Frame['picture'] {
  if (frame.picture === null) return null;
  const rgb = new Uint8Array(frame.picture.rgb.length);
  for (let i = 0; i < rgb.length; i += 3) {
    const mapped = map([...frame.picture.rgb.subarray(i, i + 3)]);
    rgb.set(
      mapped.map((value) => Math.max(0, Math.min(255, Math.round(value)))),
      i,
    );
  }
  return { ...frame.picture, rgb };
}

export function mapTensor(
  frame: Frame,
  map: (value: number, index: number, all: Float32Array) => number,
): Frame['tensor'] {
  const { tensor } = frame;
  return tensor === null ? null : { ...tensor, values: tensor.values.map((value, i) => map(value, i, tensor.values)) };
}
