import { Check, Errors } from 'typebox/value';
import { type Capture, CaptureFile, type ClipFrames } from './capture.ts';
import { ConsistencyError } from './errors.ts';

/**
 * A capture from its JSON value; `readBlob` gives the bytes under a digest, already checked against it. Throws ConsistencyError for a value
 * of another form and for bytes of another length than their shape says.
 */
export function parseCapture(value: unknown, place: string, readBlob: (sha256: string) => Uint8Array): Capture {
  if (!Check(CaptureFile, value)) {
    const [first] = Errors(CaptureFile, value);
    throw new ConsistencyError(
      `${place} is no capture: ${first === undefined ? 'of another form' : `${first.instancePath || 'the file'} ${first.message}`}; collect it again`,
    );
  }
  const bytes = (sha256: string, length: number, what: string) => {
    const blob = readBlob(sha256);
    if (blob.byteLength !== length)
      throw new ConsistencyError(
        `${place}: ${what} ${sha256} has ${blob.byteLength} bytes, its shape needs ${length}; collect it again`,
      );
    return blob;
  };
  const clips = value.clips.map((clip): ClipFrames => {
    if (clip.picked !== null && clip.picked >= clip.frames.length)
      throw new ConsistencyError(
        `${place}: clip ${clip.name} picked frame ${clip.picked}, it has ${clip.frames.length}`,
      );
    return {
      ...clip,
      frames: clip.frames.map((frame) => {
        const { picture } = frame;
        const pixels = picture === null ? 0 : picture.width * picture.height;
        const luma = (sha256: string | null) => (sha256 === null ? null : bytes(sha256, pixels, 'neighbour'));
        return {
          ptsMs: frame.ptsMs,
          width: frame.width,
          height: frame.height,
          picture:
            picture === null
              ? null
              : {
                  width: picture.width,
                  height: picture.height,
                  rgb: bytes(picture.sha256, 3 * pixels, 'picture'),
                },
          before: luma(frame.before),
          after: luma(frame.after),
          tensor:
            frame.tensor === null
              ? null
              : {
                  shape: frame.tensor.shape,
                  values: floats(
                    bytes(frame.tensor.sha256, 4 * frame.tensor.shape.reduce((a, b) => a * b, 1), 'tensor'),
                  ),
                },
          scores: frame.scores,
        };
      }),
    };
  });
  return { ...value, clips };
}

function floats(bytes: Uint8Array): Float32Array {
  // a copy, because the bytes of a file need not start at a multiple of four
  return new Float32Array(bytes.slice().buffer);
}
