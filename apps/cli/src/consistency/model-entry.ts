import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PRECISIONS, type Precision } from '@framefarm/domain';
import Type from 'typebox';
import { Check, Errors } from 'typebox/value';
import { CommandError } from '../errors.ts';

const ModelFile = Type.Object({
  name: Type.String(),
  version: Type.String(),
  preprocessing: Type.Object({ width: Type.Integer(), height: Type.Integer() }),
  variants: Type.Array(Type.Object({ precision: Type.Enum([...PRECISIONS]), file: Type.String() }), { minItems: 1 }),
  source: Type.Optional(
    Type.Object({ file: Type.String(), weights: Type.Optional(Type.Union([Type.String(), Type.Null()])) }),
  ),
});

export interface ModelEntry {
  readonly name: string;
  readonly version: string;
  readonly preprocessing: unknown;
  /** The engine's file for each precision; the first one that the entry names. */
  readonly files: Readonly<Partial<Record<Precision, string>>>;
  /** What the engine's files were converted from; null when the entry names none. */
  readonly onnx: string | null;
  /** What PyTorch opens without unpickling: weights of the reference network, ONNX, whose graph is taken over, or TorchScript; null for a pickle. */
  readonly torch: string | null;
}

/** A model.json as harness-app/models has it. CommandError 2 when it is another file or has no fp32 variant. */
export async function readModelEntry(file: string): Promise<ModelEntry> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new CommandError(2, `${file} cannot be read: ${error.message}; give a model.json with --model`);
  });
  const value = parse(text, file);
  if (!Check(ModelFile, value)) {
    const [first] = Errors(ModelFile, value);
    throw new CommandError(2, `${file} is no model's entry: ${first?.instancePath ?? ''} ${first?.message ?? ''}`);
  }
  const at = (name: string) => path.resolve(path.dirname(file), name);
  const files: Partial<Record<Precision, string>> = {};
  for (const { precision, file: name } of value.variants) files[precision] ??= at(name);
  if (files.fp32 === undefined)
    throw new CommandError(2, `${file} has no fp32 variant, which the others are compared with`);
  const source = value.source === undefined ? null : at(value.source.file);
  const onnx = source?.endsWith('.onnx') === true ? source : null;
  const weights = value.source?.weights ?? null;
  const torch = weights === null ? (onnx ?? (await torchScript(source))) : at(weights);
  for (const one of new Set([...Object.values(files), onnx, torch].filter((place) => place !== null)))
    await access(one).catch(() => {
      throw new CommandError(2, `${file} names ${one}, which is not there; convert the model again`);
    });
  return { name: value.name, version: value.version, preprocessing: value.preprocessing, files, onnx, torch };
}

/** The file itself when it is TorchScript; `model convert` keeps a pickle under the same kind of name. */
async function torchScript(source: string | null): Promise<string | null> {
  if (source === null || !source.endsWith('.pt')) return null;
  const bytes = await readFile(source).catch(() => null);
  return bytes === null || !bytes.includes('/constants.pkl') ? null : source;
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new CommandError(2, `${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
