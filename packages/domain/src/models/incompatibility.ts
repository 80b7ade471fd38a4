import type { InstructionSet, Precision } from '../words.ts';

/** What a variant needs; taken from its file when it was converted. */
export interface VariantNeeds {
  readonly engine: { readonly name: string; readonly minVersion: string };
  readonly operators: readonly string[];
  readonly instructionSets: readonly InstructionSet[];
}

/** The engine inside a harness build; without `operators` it has all of its version's. */
export interface BuiltEngine {
  readonly name: string;
  readonly version: string;
  readonly operators?: readonly string[] | undefined;
}

interface Offered {
  /** Undefined: the build does not tell. */
  readonly engine?: BuiltEngine | undefined;
  /** Undefined: the device does not tell. */
  readonly instructionSets?: readonly InstructionSet[] | undefined;
}

/**
 * Why a run cannot compute on a device with its harness build, for a person to read; null when nothing speaks against it. What is not told is not
 * held against anybody: the harness says in its report what it really computed in.
 */
export function incompatibility(needs: VariantNeeds | null, precision: Precision, offered: Offered): string | null {
  const { engine, instructionSets } = offered;
  if (needs !== null && engine !== undefined) {
    const { name, minVersion } = needs.engine;
    if (engine.name.toLowerCase() !== name.toLowerCase()) return `its harness has ${engine.name}, ${name} is needed`;
    if (isOlder(engine.version, minVersion))
      return `its harness has ${name} ${engine.version}, at least ${minVersion} is needed`;
    const lacking = needs.operators.filter((one) => engine.operators?.includes(one) === false);
    if (lacking.length > 0) return `its harness's ${name} lacks the operators ${lacking.join(', ')}`;
  }
  const wanted = neededInstructionSets(needs, precision);
  const missing = instructionSets === undefined ? [] : wanted.filter((one) => !instructionSets.includes(one));
  return missing.length > 0 ? `its processor lacks ${missing.join(', ')}` : null;
}

/** fp16 is computed only by instructions for it; asked for elsewhere, an engine silently falls back to fp32. */
export function neededInstructionSets(
  needs: Pick<VariantNeeds, 'instructionSets'> | null,
  precision: Precision,
): readonly InstructionSet[] {
  return [...new Set([...(needs?.instructionSets ?? []), ...(precision === 'fp16' ? (['fp16'] as const) : [])])];
}

/** Dotted numbers, part by part; a part that is left out is 0. */
function isOlder(version: string, minVersion: string): boolean {
  const [have, want] = [version, minVersion].map((text) => text.split('.').map(Number)) as [number[], number[]];
  for (let place = 0; place < Math.max(have.length, want.length); place += 1) {
    const difference = (have[place] ?? 0) - (want[place] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
