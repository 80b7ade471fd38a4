/** Bytes from one writer to one reader, in order; the writer never waits. */
export interface BytePipe {
  readonly input: AsyncIterable<Buffer>;
  write(chunk: Buffer): void;
  end(): void;
}

export function createBytePipe(): BytePipe {
  const chunks: Buffer[] = [];
  let ended = false;
  let wake: (() => void) | null = null;
  const changed = () => {
    wake?.();
    wake = null;
  };
  return {
    input: {
      async *[Symbol.asyncIterator]() {
        for (;;) {
          const chunk = chunks.shift();
          if (chunk !== undefined) yield chunk;
          else if (ended) return;
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      },
    },
    write(chunk) {
      if (ended) return;
      chunks.push(chunk);
      changed();
    },
    end() {
      ended = true;
      changed();
    },
  };
}

/** Everything that comes until the end. */
export async function readAll(input: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(chunk);
  return Buffer.concat(chunks);
}
