import { type BorrowPolicyBody, type PlannedPolicy, PolicyPayload, plannerPolicyOf } from '@framefarm/contracts';
import { PolicyInputError, borrowedPolicy, nearestTier, shrunkCost } from '@framefarm/policy';
import { Compile } from 'typebox/compile';
import type { Tx } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { type PolicyRow, readPolicyRows, storePolicy } from '../policies/policy-store.pg.ts';

type Input = BorrowPolicyBody & { readonly tenantId: string };
interface Lender {
  readonly row: PolicyRow;
  readonly policy: PlannedPolicy;
}

const payloadSchema = Compile(PolicyPayload);

/**
 * A policy for a tier that nothing was measured on: that of the nearest tier, by the costs that are known of the new one, which are drawn towards the
 * nearest tier's. Provisional, until the tier is measured and tuned. Returns its id. Throws AppError `policy.evidence` when no
 * tier of the app has a published policy that a planner drives, or a cost is not positive.
 */
export async function borrowPolicy(tx: Tx, { newId }: Pick<Deps, 'newId'>, input: Input): Promise<string> {
  const { tenantId, tier, known, app, channel, platform } = input;
  const lenders = await publishedByTier(tx, input);
  if (lenders.size === 0)
    throw new AppError(
      'policy.evidence',
      `no tier is near: no other tier of ${app}, ${channel}, ${platform} has a published policy that a planner drives; make one ("framefarm policy tune --measure") and publish it`,
    );
  try {
    const nearest = nearestTier(known, new Map([...lenders].map(([name, { policy }]) => [name, policy.costs])));
    const { row, policy } = lenders.get(nearest) as Lender;
    const costs = { ...policy.costs };
    for (const [step, ms] of Object.entries(known) as [keyof typeof known, number][])
      costs[step] = shrunkCost(policy.costs[step], [ms], policy.stepSd);
    const settings = borrowedPolicy(plannerPolicyOf(policy));
    const { policyVersion: _, provenance, ...payload } = policy;
    const { certificate: __, ...evidence } = provenance;
    const steps = Object.keys(known).join(', ');
    return await storePolicy(tx, newId, tenantId, {
      payload: {
        ...payload,
        ...settings,
        thermalSteps: [...settings.thermalSteps],
        costs,
        tier,
        provisional: true,
        provenance: evidence,
      },
      reasons: [
        `nothing was measured on tier ${tier} yet: the policy of tier ${nearest}, the nearest by ${steps} (${row.id}), with one decoder and a planner that expects to be wrong about the pace`,
        `${steps}: drawn towards the costs of tier ${nearest}`,
        'no certificate: measure the tier and tune ("framefarm policy tune --measure")',
      ],
      evidenceRuns: row.evidence_runs,
      candidates: null,
    });
  } catch (error) {
    if (error instanceof PolicyInputError) throw new AppError('policy.evidence', error.message);
    throw error;
  }
}

/** The newest published policy of each other tier of the place, of those that a planner drives. */
async function publishedByTier(tx: Tx, input: Input): Promise<ReadonlyMap<string, Lender>> {
  const newest = new Map<string, Lender>();
  for (const row of await readPolicyRows(tx, input.tenantId)) {
    const isThere = row.app === input.app && row.channel === input.channel && row.platform === input.platform;
    if (!isThere || row.tier === input.tier || row.published_at === null) continue;
    const policy: unknown = JSON.parse(row.payload.toString('utf8'));
    if (!payloadSchema.Check(policy) || policy.mode === 'fixed') continue;
    if (row.version > (newest.get(row.tier)?.row.version ?? 0)) newest.set(row.tier, { row, policy });
  }
  return newest;
}
