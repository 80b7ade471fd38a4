import type { ComparisonMetric, CreateComparisonBody, GateRule, RunGateBody } from '@framefarm/contracts';
import { type Tier, selects } from '@framefarm/domain';
import { FROZEN_PARAMETERS } from '@framefarm/stats';
import type { Tx } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { submitComparison } from '../comparisons/submit-comparison.ts';
import { readDevices } from '../runners/device-store.pg.ts';
import { readBaselines } from './baseline-store.pg.ts';
import { readGates } from './gate-store.pg.ts';
import { readCircumstances } from './read-circumstances.ts';
import { renewBaseline } from './renew-baseline.pg.ts';

interface Input {
  readonly tenantId: string;
  readonly submitter: string;
  readonly body: RunGateBody;
}

/**
 * Puts a candidate before the newest version of a gate: one comparison with the baseline for each tier of its rules. They measure until
 * the error could be told when split evenly among all rules: Holm's procedure, by which the rules are judged, never needs more. A tier without a
 * phone that is online, or with an open circuit breaker, is not measured, and its rules will say so.
 */
export async function runGate(
  tx: Tx,
  deps: Pick<Deps, 'newId'>,
  { tenantId, submitter, body }: Input,
): Promise<string> {
  const [gate] = await readGates(tx, tenantId, { name: body.gate });
  if (gate === undefined)
    throw new AppError('resource.not-found', `there is no gate ${body.gate}; GET /v1/gates lists them`);
  const { definition } = gate;
  const [baseline] = await readBaselines(tx, tenantId, { name: definition.baseline });
  if (baseline === undefined || baseline.channel !== definition.channel)
    throw new AppError(
      'gate.invalid',
      `baseline ${definition.baseline} is not of channel ${definition.channel} any more; put the gate again`,
    );
  const online = (await readDevices(tx, tenantId)).filter(
    (device) => device.state === 'online' && selects(baseline.deviceSet, device),
  );
  const tiers = [...new Set(definition.rules.map(({ tier }) => tier))];
  const phones = online.filter(({ tier }) => tiers.includes(tier));
  const notes = await renewBaseline(tx, { tenantId, actor: submitter, baseline }, phones);
  const id = deps.newId('gtr');
  const circumstances = await readCircumstances(tx, tenantId, definition.rules, null);
  await tx.query(
    'INSERT INTO gate_run (id, tenant_id, gate_id, baseline_id, candidate, notes, circumstances) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [id, tenantId, gate.id, baseline.id, body.candidate, notes, circumstances],
  );
  const isBroken = (tier: Tier) => circumstances.broken.some((one) => one.tier === tier);
  for (const tier of tiers) {
    if (isBroken(tier) || phones.every((device) => device.tier !== tier)) continue;
    const metrics = metricsOf(definition.rules, tier);
    const comparison: CreateComparisonBody = {
      name: `gate ${definition.name} on ${tier}`.slice(0, 120),
      channel: definition.channel,
      a: baseline.arm,
      b: body.candidate,
      clips: definition.clips,
      targets: [{ ...baseline.deviceSet, tiers: [tier] }],
      warmupIterations: definition.warmupIterations,
      iterations: definition.iterations,
      plan: definition.plan ?? { kind: 'pairs' },
      metrics,
      alpha: (metrics.length * (definition.alpha ?? FROZEN_PARAMETERS.verdict.alpha)) / definition.rules.length,
      ...(definition.limits === undefined ? {} : { limits: definition.limits }),
    };
    const key = `${id} ${tier}`;
    const comparisonId = await submitComparison(tx, deps, { tenantId, submitter, key, body: comparison });
    await tx.query(
      'INSERT INTO gate_run_comparison (gate_run_id, tier, tenant_id, comparison_id) VALUES ($1, $2, $3, $4)',
      [id, tier, tenantId, comparisonId],
    );
  }
  return id;
}

/** What a tier is measured by: each metric once, with the change that a rule allows. */
function metricsOf(rules: readonly GateRule[], tier: Tier): ComparisonMetric[] {
  const metrics = new Map<string, ComparisonMetric>();
  for (const { value, quantile, allowedChange } of rules.filter((rule) => rule.tier === tier)) {
    const before = metrics.get(`${value} ${quantile}`);
    const change = allowedChange ?? before?.allowedChange;
    metrics.set(`${value} ${quantile}`, {
      value,
      quantile,
      ...(change === undefined ? {} : { allowedChange: change }),
    });
  }
  return [...metrics.values()];
}
