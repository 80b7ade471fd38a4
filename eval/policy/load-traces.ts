import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type ScoredClip, scoredClip } from '@framefarm/policy';
import { EvalInputError } from './eval-input-error.ts';

export interface Scorer {
  readonly name: string;
  readonly clips: readonly ScoredClip[];
}

/** As the files have it: frames, frame rate, scores, key frames. */
interface TraceRow {
  readonly name: string;
  readonly F: number;
  readonly fps: number;
  readonly S: readonly number[];
  readonly kf: readonly number[];
}

const TRACE_FILE = /^real-clips-(.+)\.json$/;

/** Every `real-clips-<scorer>.json` of the folder, with B frames where `packet-sizes.json` tells them. */
export function loadTraces(folder: string): Scorer[] {
  if (!existsSync(folder))
    throw new EvalInputError(`there is no folder ${folder}: give --traces a folder of score traces`);
  const files = readdirSync(folder).filter((file) => TRACE_FILE.test(file));
  if (files.length === 0)
    throw new EvalInputError(`no real-clips-<scorer>.json in ${folder}: give --traces a folder of score traces`);
  const types = pictureTypes(path.join(folder, 'packet-sizes.json'));
  return files.toSorted().map((file) => {
    const rows = readRows<TraceRow>(path.join(folder, file));
    const clips = rows.map(({ name, F, fps, S, kf }) => {
      const typed = types.get(name);
      const bFrames = typed?.length === F ? [...typed].map((type) => type === 'B') : null;
      return scoredClip(name, { frames: F, fps, keyFrames: kf, bFrames }, S);
    });
    return { name: (TRACE_FILE.exec(file) as RegExpExecArray)[1] as string, clips };
  });
}

function pictureTypes(file: string): Map<string, string> {
  if (!existsSync(file)) return new Map();
  const rows = readRows<{ readonly name: string; readonly types?: string }>(file);
  return new Map(rows.flatMap(({ name, types }) => (types === undefined ? [] : [[name, types] as const])));
}

function readRows<Row>(file: string): readonly Row[] {
  try {
    const rows: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (Array.isArray(rows)) return rows as Row[];
  } catch (cause) {
    throw new EvalInputError(`${file} is no JSON: write it again`, { cause });
  }
  throw new EvalInputError(`${file} holds no list of clips: write it again`);
}

/** Clips of one source share a creator, so they stay on one side of a split. */
export const sourceOf = (clip: ScoredClip): string => clip.name.split('_')[0] as string;
