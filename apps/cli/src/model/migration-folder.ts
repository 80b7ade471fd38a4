import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CreateModelVariant, Preprocessing } from '@framefarm/contracts';
import { SOURCE_FORMATS } from '@framefarm/domain';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { CommandError } from '../errors.ts';

const File = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,100}$' });

/** model.json of a folder that `framefarm model convert` made. */
const ModelFile = Type.Object({
  name: Type.String(),
  version: Type.String(),
  preprocessing: Preprocessing,
  source: Type.Object({
    file: File,
    format: Type.Union(SOURCE_FORMATS.map((one) => Type.Literal(one))),
    sha256: Type.String(),
  }),
  variants: Type.Array(
    Type.Object({ ...CreateModelVariant.properties, variant: Type.String(), file: File, bytes: Type.Integer() }),
    { minItems: 1 },
  ),
});
export type ModelFile = Static<typeof ModelFile>;
const schema = Compile(ModelFile);

/** Throws CommandError 2 for a folder that a migration did not make. */
export async function readMigrationFolder(folder: string): Promise<ModelFile> {
  const file = path.join(folder, 'model.json');
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new CommandError(2, `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (schema.Check(value)) return value;
  const [first] = schema.Errors(value);
  throw new CommandError(
    2,
    `${file} is not what "framefarm model convert" writes: ${first?.instancePath ?? ''} ${first?.message ?? ''}`,
  );
}
