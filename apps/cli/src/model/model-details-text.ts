import type { ModelDetails } from '@framefarm/contracts';
import { CHANNELS, neededInstructionSets } from '@framefarm/domain';
import { table } from '../table.ts';
import { head, lineage, measurements } from './model-text.ts';

const FIGURES = {
  bytes: 'bytes on the phone',
  downloadBytes: 'bytes of download',
  coldStartMs: 'cold start ms',
} as const;

/** A version with what each channel allows it and what it needs of a phone. */
export function modelDetailsText(model: ModelDetails): string {
  return [
    head(model),
    measurements(model),
    `\nbudgets of ${model.name}`,
    ...CHANNELS.map((channel) => budgetText(model, channel)),
    '\nneeded of a phone: a benchmark that no selected phone can compute is refused',
    needs(model),
    '\nlineage',
    ...lineage(model),
  ].join('\n');
}

function budgetText({ budgets }: ModelDetails, channel: (typeof CHANNELS)[number]): string {
  const checks = budgets.find((one) => one.channel === channel)?.checks ?? [];
  if (checks.length === 0) return `${channel} takes everything`;
  return table(
    [channel, 'figure', 'at most', 'measured', 'within'],
    checks.map(({ variant, figure, limit, measured, within }) => [
      variant,
      FIGURES[figure],
      limit,
      measured === null ? 'never' : Math.round(measured * 10) / 10,
      within ? 'yes' : 'NO',
    ]),
  );
}

function needs({ variants }: ModelDetails): string {
  return table(
    ['variant', 'engine', 'instruction sets', 'operators'],
    variants.map(({ variant, precision, requires }) => [
      variant,
      requires === null ? 'not registered' : `${requires.engine.name} ${requires.engine.minVersion} or newer`,
      neededInstructionSets(requires, precision).join(' ') || 'any',
      requires?.operators.join(' ') ?? 'not registered',
    ]),
  );
}
