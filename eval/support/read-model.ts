import path from 'node:path';
import { type ModelEntry, readModelEntry } from '../../apps/cli/src/consistency/model-entry.ts';
import { CommandError } from '../../apps/cli/src/errors.ts';

const COMMITTED = path.resolve(import.meta.dirname, '../../harness-app/models/model.json');

/** Of an evaluation that takes another model than the committed one. */
export const MODEL_OPTION = { model: { type: 'string' } } as const;

export interface EvaluatedModel extends ModelEntry {
  /** The entry itself. */
  readonly path: string;
  readonly onnx: string;
  readonly fp32: string;
}

/** The entry that `--model FILE` names, else the committed one. CommandError 2 for what is no entry, or has no ONNX file to be judged by. */
export async function readModel(option: string | boolean | undefined): Promise<EvaluatedModel> {
  const file = typeof option === 'string' ? path.resolve(option) : COMMITTED;
  const entry = await readModelEntry(file);
  const {
    onnx,
    files: { fp32 },
  } = entry;
  if (onnx === null || fp32 === undefined)
    throw new CommandError(
      2,
      `${file} names no ONNX file as its source, or no fp32 variant, which the engines are compared by`,
    );
  return { ...entry, onnx, fp32, path: file };
}
