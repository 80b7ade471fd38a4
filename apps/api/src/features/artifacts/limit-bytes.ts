import { Readable } from 'node:stream';
import { AppError } from '../../errors.ts';

/** The same bytes, failing with `request.too-large` beyond the limit: a chunked request has no length that could be refused before. */
export function limitBytes(bytes: Readable, maxBytes: number): Readable {
  return Readable.from(passing(bytes, maxBytes), { objectMode: false });
}

async function* passing(bytes: Readable, maxBytes: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes)
      throw new AppError('request.too-large', `an artifact has at most ${maxBytes} bytes; nothing was stored`);
    yield chunk;
  }
}
