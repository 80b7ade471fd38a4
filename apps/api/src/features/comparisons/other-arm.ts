import type { ComparisonArm, CreateComparisonBody, ReportRecord } from '@framefarm/contracts';
import type { PairArm } from '@framefarm/domain';

/**
 * Whether the report of a launch shows that something else ran than the arm it is told for: another model's bytes, or the threads or the frames
 * that only the other arm asks for. Told from what the harness says it used, never from how long it took; arms that differ in nothing of it
 * cannot be told apart here. `modelSha256` is of the file that the arm has to use.
 */
export function otherArm(
  { a, b }: Pick<CreateComparisonBody, 'a' | 'b'>,
  arm: PairArm,
  modelSha256: string | null,
  records: readonly ReportRecord[],
): readonly string[] {
  const [own, other] = arm === 'A' ? [a, b] : [b, a];
  const start = records.find((record) => record.type === 'launch');
  const engine = records.find((record) => record.type === 'engine');
  const looks = Math.max(0, ...records.map((record) => (record.type === 'choice' ? record.frames : 0)));
  const threads = engine?.threads;
  return [
    ...(start !== undefined && modelSha256 !== null && start.modelSha256 !== modelSha256
      ? [`arm ${arm} is model ${modelSha256.slice(0, 12)}, the launch used ${start.modelSha256.slice(0, 12)}`]
      : []),
    ...(threads !== own.configuration.threads && threads === other.configuration.threads
      ? [`arm ${arm} asks for ${own.configuration.threads} threads, the launch used ${threads} as the other arm does`]
      : []),
    ...(looks > framesOf(own) ? [`arm ${arm} looks at ${framesOf(own)} frames, the launch looked at ${looks}`] : []),
  ];
}

function framesOf({ configuration: { framePlan } }: ComparisonArm): number {
  return framePlan.kind === 'fixed' ? framePlan.frames : Infinity;
}
