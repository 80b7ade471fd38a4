import { seededRandom } from '@framefarm/phone-model';

export const PAIR_ARMS = ['A', 'B'] as const;
export type PairArm = (typeof PAIR_ARMS)[number];

/** `abba`: blocks of two pairs, each block turned by a coin, so that a steady drift falls on both arms alike. `random`: each pair by a coin. */
export const PAIR_ORDERS = ['abba', 'random'] as const;
export type PairOrder = (typeof PAIR_ORDERS)[number];

/** The order of the arms in pair number `pair`: ABBA in blocks of two pairs; `isTurned` is the block's coin. */
export function armOrder(pair: number, isTurned: boolean): readonly [PairArm, PairArm] {
  return (pair % 2 === 0) === isTurned ? ['B', 'A'] : ['A', 'B'];
}

/**
 * The order of the arms in the pair number `pair` (from 0) of one session. The coin is drawn from the comparison's seed, the session's place
 * among its sessions, and the block, so that anybody can draw it again.
 */
export function drawArmOrder(
  order: PairOrder,
  seed: number,
  session: number,
  pair: number,
): readonly [PairArm, PairArm] {
  const block = order === 'abba' ? Math.floor(pair / 2) : pair;
  const isTurned = seededRandom((seed ^ (session * 0x9e3779b1) ^ (block * 0x85ebca6b)) >>> 0).uniform() < 0.5;
  return order === 'abba' ? armOrder(pair, isTurned) : armOrder(0, isTurned);
}
