/** Pairs in a row that do not count after which the session of a phone ends: its run is tainted and queued again. */
export const UNFIT_PAIRS_IN_A_ROW = 3;

export interface PairCounts {
  /** Pairs that count and pairs under way, over all phones of the comparison. */
  readonly valid: number;
  readonly open: number;
  /** The same on the phone that asks. */
  readonly validHere: number;
  /** How many of the last pairs of this session did not count, without one that did after them. */
  readonly invalidInARow: number;
  /** Phones that still take part, the one that asks included. */
  readonly phones: number;
}

export type NextPair = 'run' | 'decided' | 'enough' | 'share-done' | 'unfit';

/**
 * Whether a phone measures another pair. `mostPairs` is where the plan ends. A phone stops at its even share, so that one fast phone does not
 * speak for all; the share grows when another phone drops out.
 */
export function nextPair(mostPairs: number, isDecided: boolean, counts: PairCounts): NextPair {
  if (isDecided) return 'decided';
  if (counts.invalidInARow >= UNFIT_PAIRS_IN_A_ROW) return 'unfit';
  if (counts.valid + counts.open >= mostPairs) return 'enough';
  return counts.validHere >= Math.ceil(mostPairs / counts.phones) ? 'share-done' : 'run';
}
