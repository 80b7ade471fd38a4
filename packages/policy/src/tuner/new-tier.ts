import { PolicyInputError } from '../errors.ts';
import type { CostTable } from '../planner/cost-table.ts';
import type { PlannerPolicy } from '../planner/planner-policy.ts';

/** Neighbouring tiers are about a factor of 1.8 apart in every cost; the planner of a borrowed policy has to expect as much. */
const TIER_SD = 0.6;

/** The tier whose table is least away, as the mean square of the logarithms of what is known of the new one. */
export function nearestTier(known: Partial<CostTable>, tables: ReadonlyMap<string, CostTable>): string {
  let nearest: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [tier, table] of tables) {
    const away = distance(known, table);
    if (away < least) {
      nearest = tier;
      least = away;
    }
  }
  if (nearest === null)
    throw new PolicyInputError(
      'no tier is near: give at least one calibrated tier and one positive cost of the new one',
    );
  return nearest;
}

function distance(known: Partial<CostTable>, table: CostTable): number {
  const squares = (Object.keys(known) as (keyof CostTable)[]).flatMap((name) => {
    const ratio = (known[name] ?? 0) / table[name];
    return name === 'contention' || !(ratio > 0) ? [] : [Math.log(ratio) ** 2];
  });
  return squares.length === 0 ? Number.POSITIVE_INFINITY : squares.reduce((sum, s) => sum + s, 0) / squares.length;
}

/**
 * The nearest tier's policy for a tier without data: the same plan from a planner that expects to be wrong about the pace, and with
 * one decoder, because what a second costs on these phones is not known.
 */
export function borrowedPolicy(policy: PlannerPolicy): PlannerPolicy {
  return { ...policy, decoders: 1, paceSd: Math.sqrt(policy.paceSd ** 2 + TIER_SD ** 2) };
}

/**
 * A cost of a tier with few measurements, drawn towards the nearest tier's: the normal-normal posterior mean of the logarithm, with
 * `TIER_SD` between tiers and `withinSd` between measurements. No measurement gives the nearest tier's cost.
 */
export function shrunkCost(nearestMs: number, measuredMs: readonly number[], withinSd: number): number {
  if (measuredMs.some((ms) => !(ms > 0)) || !(nearestMs > 0))
    throw new PolicyInputError('a cost to shrink is not positive: calibrate the device again');
  const weight = (measuredMs.length * TIER_SD ** 2) / (measuredMs.length * TIER_SD ** 2 + withinSd ** 2);
  const meanLog = measuredMs.reduce((sum, ms) => sum + Math.log(ms), 0) / Math.max(1, measuredMs.length);
  return Math.exp(weight * meanLog + (1 - weight) * Math.log(nearestMs));
}
