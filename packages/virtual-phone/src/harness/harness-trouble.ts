import { type Static, Type } from 'typebox';

const launch = Type.Optional(Type.Integer({ minimum: 0 }));
const strict = { additionalProperties: false };

/**
 * What goes wrong inside the harness, as data. Frames are counted from 0 over the whole launch, warm-up included; with `launch` only in
 * this launch of an attempt, else in every one. `torn-last-line`: the storage loses the second half of the report's last line.
 * `wrong-model-bytes`: the storage gives other bytes for the model than were stored.
 */
export const HarnessTroubleSchema = Type.Union([
  Type.Object(
    { kind: Type.Enum(['crash', 'hang', 'not-a-number']), atFrame: Type.Integer({ minimum: 0 }), launch },
    strict,
  ),
  Type.Object({ kind: Type.Enum(['torn-last-line', 'wrong-model-bytes']), launch }, strict),
]);
export type HarnessTrouble = Readonly<Static<typeof HarnessTroubleSchema>>;

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
