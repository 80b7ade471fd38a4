import type { PolicyPayload } from '@framefarm/contracts';

type Certificate = NonNullable<PolicyPayload['provenance']['certificate']>;

/** What a certificate rests on and whether it holds; one from before blind picks were counted says so. */
export function certificateInWords({
  over,
  blind,
  blindShareBound,
  runs,
  budgetMs,
  eValue,
  certified,
}: Certificate): string {
  const counted =
    blind === undefined || blindShareBound === undefined
      ? `${over} of ${runs} launches over ${budgetMs} ms, blind picks not counted (certify again)`
      : `${over} of ${runs} launches over ${budgetMs} ms or blind; ${blind} blind (no frame scored), at most ${(100 * blindShareBound).toFixed(1)} % of launches`;
  return `${counted}; e-value ${eValue.toPrecision(3)}, 20 needed: ${certified ? 'certified' : 'not certified'}`;
}
