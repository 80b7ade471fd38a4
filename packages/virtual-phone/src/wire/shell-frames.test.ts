import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createShellFrameDecoder, shellFrame } from './shell-frames.ts';

it('shell frames come out as they went in, however the stream is cut', () => {
  const frame = fc.record({ id: fc.nat(5), data: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)) });
  fc.assert(
    fc.property(fc.array(frame, { maxLength: 6 }), fc.integer({ min: 1, max: 30 }), (frames, size) => {
      const bytes = Buffer.concat(frames.map(({ id, data }) => shellFrame(id, data)));
      const decode = createShellFrameDecoder();
      const out: { id: number; data: Buffer }[] = [];
      for (let at = 0; at < bytes.length; at += size) out.push(...decode(bytes.subarray(at, at + size)));
      expect(out).toEqual(frames);
    }),
  );
});
