import { type Precision } from '@framefarm/domain';
import { ConsistencyError } from './errors.ts';
import type { PairVerdict } from './judge-pair.ts';
import type { LadderReport } from './ladder-report.ts';
import type { ScoreNoise } from './score-noise.ts';

export interface PrecisionNoise extends ScoreNoise {
  /** The step that it was measured in. */
  readonly reference: string;
  readonly other: string;
}

type Measured = PairVerdict & { readonly scoreNoise: ScoreNoise };

/**
 * What a precision adds to the scores of a model file, from the report's steps that start at fp32; of several (one per CPU) the noisiest. Throws
 * ConsistencyError when the ladder ran other files, or not this one at this precision.
 */
export function precisionNoise(
  { captures, steps }: LadderReport,
  modelSha256: string,
  precision: Precision,
): PrecisionNoise {
  const own = captures.filter(({ model }) => model.sha256 === modelSha256);
  if (own.length === 0)
    throw new ConsistencyError(
      `the ladder ran ${[...new Set(captures.map(({ model }) => `${model.name} ${model.version}`))].join(', ')} and not the file ${modelSha256.slice(0, 12)} of the runs; run "framefarm consistency run --keep" with their model`,
    );
  const at = (name: string) => captures.find((capture) => capture.name === name);
  const asked = steps.filter(
    ({ reference, other }) =>
      at(reference)?.precision === 'fp32' &&
      own.some((capture) => capture.name === other && capture.precision === precision),
  );
  const measured = asked.filter((step): step is Measured => step.verdict !== 'invalid' && step.scoreNoise != null);
  const [noisiest] = measured.toSorted((a, b) => b.scoreNoise.sd - a.scoreNoise.sd);
  if (noisiest === undefined) throw new ConsistencyError(whyNone(asked, precision));
  const { reference, other, scoreNoise } = noisiest;
  return { ...scoreNoise, reference, other };
}

function whyNone(asked: readonly PairVerdict[], precision: Precision): string {
  const invalid = asked.find(({ verdict }) => verdict === 'invalid');
  if (invalid !== undefined)
    return `the ladder has no scores at ${precision}: ${invalid.other} is invalid (${invalid.reasons.join('; ')})`;
  return asked.length === 0
    ? `the ladder has no step from fp32 to ${precision}; run it where ${precision} runs, for fp16 on --cpu cortex-a76 or max`
    : `the ladder has no scores at ${precision}: its report is older than score noise, or its frames have no scores; run it again`;
}
