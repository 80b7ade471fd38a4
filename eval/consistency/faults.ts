import type { Level } from '@framefarm/consistency';

/** Where a fault is put: into a stage of the collector, or into the file of the model. */
export interface PlantedFault {
  readonly name: string;
  readonly rung: Level;
  readonly into: 'stage' | 'model';
  /** Kinds of pairs that it may be drawn for. */
  readonly pairs: readonly PairKind[];
}

/** A pair of configurations across one axis: how the reference and the other differ. */
export type PairKind = 'framework' | 'platform' | 'hardware' | 'fp16' | 'int8';

const ANY: readonly PairKind[] = ['framework', 'platform', 'hardware'];

/** The fourteen faults of issue 5, and the rung at which each first shows. */
export const PLANTED_FAULTS: readonly PlantedFault[] = [
  { name: 'other-matrix', rung: 'frame', into: 'stage', pairs: ANY },
  { name: 'other-range', rung: 'frame', into: 'stage', pairs: ANY },
  { name: 'neighbouring-frame', rung: 'frame', into: 'stage', pairs: ANY },
  { name: 'rotation-ignored', rung: 'frame', into: 'stage', pairs: ANY },
  { name: 'rounded-time-stamp', rung: 'frame', into: 'stage', pairs: ANY },
  { name: 'channel-swap', rung: 'tensor', into: 'stage', pairs: ANY },
  { name: 'missing-mean', rung: 'tensor', into: 'stage', pairs: ANY },
  { name: 'wrong-scale', rung: 'tensor', into: 'stage', pairs: ANY },
  { name: 'wrong-alignment', rung: 'tensor', into: 'stage', pairs: ANY },
  // a platform's own pixels move scores by more than a version of little difference does
  { name: 'other_version', rung: 'score', into: 'model', pairs: ['framework', 'hardware'] },
  { name: 'truncated_weights', rung: 'score', into: 'model', pairs: ['framework', 'hardware'] },
  { name: 'int8_uncalibrated', rung: 'score', into: 'model', pairs: ['int8'] },
  { name: 'fp16_overflow', rung: 'score', into: 'model', pairs: ['fp16'] },
  { name: 'nondeterminism', rung: 'score', into: 'stage', pairs: ANY },
];
