import { type BisectTest, afterConfirmation, planBisect } from '@framefarm/domain';
import { FROZEN_PARAMETERS, type VerdictName } from '@framefarm/stats';
import type { Pool } from 'pg';
import { type Tx, transaction } from '../../db/transaction.ts';
import { AppError } from '../../errors.ts';
import type { Build, ComparisonPort } from '../comparisons/comparison-port.ts';
import { writeAlertEvent } from './alert-event.pg.ts';
import { isSameQuestion, leaderOf } from './alert-group.pg.ts';
import { type AlertChanges, type AlertRow, lockDueAlert, readGroup, updateAlert } from './alert-store.pg.ts';
import { expireOrphans } from './expire-orphans.ts';

/** How soon a comparison under way is looked at again, and how soon one that could not start is tried again. */
const LOOK_AGAIN_MS = 5_000;
const TRY_AGAIN_MS = 60_000;
const MOST_ALERTS = 50;
/** Of what is looked for a comparison has to tell half, but never less than this nor more than a gate allows. */
const ALLOWED = { least: 0.01, most: 0.03 } as const;

/**
 * Takes every alert that is due one step further: starts the comparison that confirms it, reads its verdict, and then looks for the build that did
 * it by halving the builds in between. Each alert in a transaction of its own; several API instances share them by locks. Orphans expire.
 */
export async function followAlerts(pool: Pool, comparisons: ComparisonPort): Promise<number> {
  let followed = 0;
  for (; followed < MOST_ALERTS; followed += 1) {
    if (!(await followOne(pool, comparisons))) break;
  }
  await transaction(pool, expireOrphans);
  return followed;
}

/** False when no alert is due. */
async function followOne(pool: Pool, comparisons: ComparisonPort): Promise<boolean> {
  let alert: AlertRow | null = null;
  try {
    return await transaction(pool, async (tx) => {
      alert = await lockDueAlert(tx);
      if (alert === null) return false;
      await updateAlert(tx, alert.id, { nextLookInMs: LOOK_AGAIN_MS, waits_for: null });
      if (alert.state === 'confirming') await confirm(tx, comparisons, alert);
      else await bisect(tx, comparisons, alert);
      return true;
    });
  } catch (error) {
    const waiting = alert as AlertRow | null;
    if (waiting === null || !(error instanceof AppError)) throw error;
    // nothing of the step was kept; why it could not be done is shown with the alert
    await transaction(pool, (tx) =>
      updateAlert(tx, waiting.id, { nextLookInMs: TRY_AGAIN_MS, waits_for: error.message.slice(0, 500) }),
    );
    return true;
  }
}

/** Reads the verdicts of the comparison for every alert that it answers, so that those that need another one ask for it together. */
async function confirm(tx: Tx, comparisons: ComparisonPort, alert: AlertRow): Promise<void> {
  const [good, bad] = [alert.builds[0], alert.builds.at(-1)] as [Build, Build];
  if ((await readOrStart(tx, comparisons, alert, good, bad)) === null) return;
  const answered = (await readGroup(tx, alert.group_id, 'free')).filter(
    (one) => one.state === 'confirming' && one.comparison_id === alert.comparison_id,
  );
  for (const one of answered) {
    const verdict = await readOrStart(tx, comparisons, one, good, bad);
    if (verdict !== null) await settle(tx, one, verdict);
  }
}

async function settle(tx: Tx, alert: AlertRow, verdict: VerdictName): Promise<void> {
  const [good, bad] = [alert.builds[0], alert.builds.at(-1)] as [Build, Build];
  const next = afterConfirmation(verdict, alert.comparisons);
  const event = { tenantId: alert.tenant_id, alertId: alert.id, actor: 'farm' };
  await updateAlert(tx, alert.id, { comparison_id: null });
  if (next === 'again') {
    await writeAlertEvent(tx, { ...event, action: 'alert.compare-again', details: { verdict } });
    await updateAlert(tx, alert.id, { nextLookInMs: 0 });
    return;
  }
  const said = `the comparison of build ${good.label} with ${bad.label} said ${verdict}`;
  await writeAlertEvent(tx, { ...event, action: `alert.${next}`, details: { verdict, reason: said } });
  if (next === 'confirm')
    await updateAlert(tx, alert.id, { ...(await heardAs(tx, alert)), touched: true, nextLookInMs: 0 });
  else await updateAlert(tx, alert.id, { state: next === 'refute' ? 'wrong' : 'expired', reason: said, touched: true });
}

/** A change that somebody has taken in hand or silenced stays that when another metric turns out to show it, too. */
async function heardAs(tx: Tx, alert: AlertRow): Promise<AlertChanges> {
  const leader = await leaderOf(tx, alert);
  if (leader === null) return { state: 'open' };
  const { state, owner, silenced_until } = leader;
  return { state, owner, silenced_until };
}

/** One alert of a change looks for the build that did it; the others take what it found. */
async function bisect(tx: Tx, comparisons: ComparisonPort, alert: AlertRow): Promise<void> {
  const leader = await leaderOf(tx, alert);
  if (leader !== null && leader.id !== alert.id) {
    if (!leader.bisect_done) return;
    await updateAlert(tx, alert.id, { culprit: leader.culprit, bisect_done: true });
    return;
  }
  const step = planBisect(alert.builds.length, alert.bisect);
  const event = { tenantId: alert.tenant_id, alertId: alert.id, actor: 'farm' };
  if (step.kind === 'test') {
    const [good, candidate] = [alert.builds[0], alert.builds[step.build]] as [Build, Build];
    const verdict = await readOrStart(tx, comparisons, alert, good, candidate);
    if (verdict === null) return;
    const test: BisectTest = { build: step.build, verdict };
    await writeAlertEvent(tx, { ...event, action: 'alert.bisect', details: { ...test, label: candidate.label } });
    await updateAlert(tx, alert.id, { bisect: [...alert.bisect, test], comparison_id: null, nextLookInMs: 0 });
    return;
  }
  const culprit =
    step.kind === 'found'
      ? { first: alert.builds[step.build] as Build, last: alert.builds[step.build] as Build }
      : { first: alert.builds[step.good + 1] as Build, last: alert.builds[step.bad] as Build };
  await writeAlertEvent(tx, { ...event, action: 'alert.bisected', details: { kind: step.kind, ...culprit } });
  await updateAlert(tx, alert.id, { culprit, bisect_done: true });
}

/** The verdict of the comparison under way; starts it when there is none. Null while it runs. */
async function readOrStart(
  tx: Tx,
  comparisons: ComparisonPort,
  alert: AlertRow,
  a: Build,
  b: Build,
): Promise<VerdictName | null> {
  if (alert.comparison_id !== null) {
    const verdicts = await comparisons.verdicts(tx, alert.tenant_id, alert.comparison_id);
    return verdicts === null ? null : (verdicts.find(({ value }) => value === alert.metric)?.verdict ?? 'invalid');
  }
  // one comparison answers for every metric of the phone that asks the same
  const asking = (await readGroup(tx, alert.group_id, 'free')).filter(
    (other) =>
      other.id === alert.id ||
      (alert.state === 'confirming' &&
        other.state === 'confirming' &&
        other.comparison_id === null &&
        isSameQuestion(alert, other)),
  );
  const comparisonId = await comparisons.start(tx, {
    tenantId: alert.tenant_id,
    key: `alert ${alert.id} ${alert.comparisons + 1}`,
    name: `alert ${alert.id}: ${b.label}`.slice(0, 120),
    a,
    b,
    configuration: alert.configuration,
    clips: alert.clips,
    target: { ids: [alert.device_id] },
    warmupIterations: alert.warmup_iterations,
    iterations: alert.iterations,
    metrics: asking.map((one) => ({ value: one.metric, quantile: 'median', allowedChange: allowedFor(one) })),
    alpha: FROZEN_PARAMETERS.verdict.alpha,
    allowedChange: allowedFor(alert),
  });
  for (const one of asking) {
    await updateAlert(tx, one.id, { comparison_id: comparisonId, comparisons: one.comparisons + 1 });
    await writeAlertEvent(tx, {
      tenantId: one.tenant_id,
      alertId: one.id,
      actor: 'farm',
      action: 'alert.compare',
      details: { comparisonId, a: a.label, b: b.label },
    });
  }
  return null;
}

function allowedFor({ level_before: before, level_after: after }: AlertRow): number {
  return Math.min(ALLOWED.most, Math.max(ALLOWED.least, Math.abs(after / before - 1) / 2));
}
