/** What goes wrong inside the harness, as data. Frames are counted from 0 over the whole launch, warm-up included. */
export type HarnessTrouble = {
  /** Only in this launch of an attempt; in every one when left out. */
  readonly launch?: number;
} & (
  | { readonly kind: 'crash' | 'hang' | 'not-a-number'; readonly atFrame: number }
  /** The storage loses the second half of the report's last line. */
  | { readonly kind: 'torn-last-line' }
  /** The storage gives other bytes for the model than were stored. */
  | { readonly kind: 'wrong-model-bytes' }
);

export interface LaunchTroubles {
  readonly tornLastLine: boolean;
  readonly wrongModelBytes: boolean;
  atFrame(frame: number): 'crash' | 'hang' | 'not-a-number' | null;
}

export function troublesOf(all: readonly HarnessTrouble[], launch: number): LaunchTroubles {
  const mine = all.filter((trouble) => trouble.launch === undefined || trouble.launch === launch);
  return {
    tornLastLine: mine.some(({ kind }) => kind === 'torn-last-line'),
    wrongModelBytes: mine.some(({ kind }) => kind === 'wrong-model-bytes'),
    atFrame(frame) {
      for (const trouble of mine) if ('atFrame' in trouble && trouble.atFrame === frame) return trouble.kind;
      return null;
    },
  };
}

/** What a careless JSON writer makes of a NaN. */
export function withNaN(frameLine: string): string {
  return frameLine.replace(/"decodeMs":[^,}]+/, '"decodeMs":NaN');
}

export function withOtherBytes(data: Buffer): Buffer {
  const other = Buffer.from(data);
  if (other.length > 0) other.writeUInt8(other.readUInt8(0) ^ 0xff, 0);
  return other;
}
