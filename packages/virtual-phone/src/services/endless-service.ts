import type { ServeStream } from '../adbd/serve-connection.ts';
import { SHELL, shellFrame } from '../wire/shell-frames.ts';

const NOISE = Buffer.from('still working ...\n');
const NOISE_EVERY_MS = 100;

/** Answers a request without end, until the host closes the stream. */
export function serveEndlessly(service: string, says: 'silence' | 'noise'): ServeStream {
  const noise = /^shell,\S*v2/.test(service) ? shellFrame(SHELL.stdout, NOISE) : NOISE;
  return (stream) => {
    stream.resume();
    if (says === 'silence') return;
    const timer = setInterval(() => {
      // one piece in flight: a host that does not read gets no more
      if (stream.writableLength === 0) stream.write(noise);
    }, NOISE_EVERY_MS);
    stream.once('close', () => clearInterval(timer));
  };
}
