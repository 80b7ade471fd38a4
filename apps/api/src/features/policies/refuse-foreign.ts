import type { TunePolicyBody } from '@framefarm/contracts';
import type { Static } from 'typebox';
import { AppError } from '../../errors.ts';
import type { EvidenceRun } from './read-evidence.ts';

type Place = Pick<Static<typeof TunePolicyBody>, 'channel' | 'tier' | 'platform'>;

/** Throws AppError for runs that say nothing about the tier, that do not belong together, or that are virtual outside channel `sandbox`. */
export function refuseForeign(
  costs: readonly EvidenceRun[],
  traces: readonly EvidenceRun[],
  { channel, tier, platform }: Place,
): void {
  const foreign = costs.find(({ run }) => run.tier !== tier || run.platform !== platform);
  if (foreign) {
    throw new AppError(
      'policy.evidence',
      `run ${foreign.run.id} ran on ${foreign.run.platform} of tier ${foreign.run.tier}; it says nothing about ${platform} of tier ${tier}`,
    );
  }
  const artificial = [...costs, ...traces].find(({ run }) => run.body === 'virtual' || run.body === 'emulated');
  if (artificial && channel !== 'sandbox') {
    throw new AppError(
      'policy.sandbox-only',
      `run ${artificial.run.id} is ${artificial.run.body}; such evidence is good for channel sandbox only`,
    );
  }
  const configurations = new Set(
    costs.map(({ run }) => {
      const { engine, backend, precision, threads } = run.configuration;
      return [engine, backend, precision, threads].join(' ');
    }),
  );
  if (configurations.size > 1)
    throw new AppError(
      'policy.evidence',
      'the cost runs have different configurations; a policy names one backend, precision and thread count',
    );
  if (new Set([...costs, ...traces].map(modelOf)).size > 1) {
    throw new AppError(
      'policy.evidence',
      'the runs used different model files; scores and costs must come from the same one',
    );
  }
}

/** The digest of the model file that the run really used. */
export function modelOf({ records }: EvidenceRun): string {
  return records.find((record) => record.type === 'launch')?.modelSha256 ?? '';
}
