import type { ComparisonVerdict, WeeklyReport } from '@framefarm/contracts';
import { tTestP, weeklyReport } from '@framefarm/stats';
import type { Tx } from '../../db/transaction.ts';

/** Share of what is reported that is false, on average, at most. */
const FALSE_DISCOVERY_RATE = 0.05;

interface Ended {
  id: string;
  name: string;
  verdict_text: string | null;
}
interface Judged {
  readonly id: string;
  readonly comparisonId: string;
  readonly name: string;
  readonly metric: string;
  readonly verdict: ComparisonVerdict['verdict'];
  readonly p: number;
  readonly effect: number;
}

/**
 * All verdicts of the comparisons that ended in the seven days before `until` (RFC 3339; now if null), with what survives a false-discovery rate of
 * 5 % (Benjamini and Hochberg 1995). Nights of A/A are left out: they are noise by design. It never blocks a build. The p-value is that of
 * the pairs at the last look, so a plan that stopped early by a large effect looks a little more certain than it is.
 */
export async function readWeeklyReport(tx: Tx, tenantId: string, until: string | null): Promise<WeeklyReport> {
  const { rows: weeks } = await tx.query<{ from: Date; until: Date }>(
    `SELECT coalesce($1::timestamptz, clock_timestamp()) AS until, coalesce($1::timestamptz, clock_timestamp()) - interval '7 days' AS from`,
    [until],
  );
  const week = weeks[0] as { from: Date; until: Date };
  const { rows } = await tx.query<Ended>(
    `SELECT c.id, c.body->>'name' AS name, c.verdict_text FROM comparison c
     WHERE c.tenant_id = $1 AND c.state = 'ended' AND c.ended_at >= $2 AND c.ended_at < $3
       AND NOT EXISTS (SELECT 1 FROM aa_night n WHERE n.comparison_id = c.id) ORDER BY c.ended_at, c.id`,
    [tenantId, week.from, week.until],
  );
  const verdicts = rows.flatMap((row) =>
    (JSON.parse(row.verdict_text ?? '[]') as ComparisonVerdict[]).map((verdict) => ({ row, verdict })),
  );
  const judged = verdicts.flatMap(({ row, verdict }) => judge(row, verdict));
  const { found, expectedByChance, falseDiscoveryRate } = weeklyReport(judged, FALSE_DISCOVERY_RATE);
  const byId = new Map(judged.map((one) => [one.id, one]));
  return {
    from: week.from.toISOString(),
    until: week.until.toISOString(),
    comparisons: rows.length,
    verdicts: verdicts.length,
    unjudged: verdicts.length - judged.length,
    falseDiscoveryRate,
    expectedByChance,
    found: found.map(({ id, adjustedP }) => {
      const { id: _, ...one } = byId.get(id) as Judged;
      return { ...one, adjustedP };
    }),
  };
}

/** Nothing for a verdict without an effect or a spread. */
function judge({ id, name }: Ended, { value, metric, verdict, effect, pairSd, pairs }: ComparisonVerdict): Judged[] {
  if (effect === null || pairSd === null || pairs < 2) return [];
  // without spread there is no chance: a score that is the same in every launch
  const exact = effect === 0 ? 1 : 0;
  const p = pairSd === 0 ? exact : tTestP({ mean: Math.log1p(effect), se: pairSd / Math.sqrt(pairs), df: pairs - 1 });
  return [{ id: `${id} ${value} ${metric}`, comparisonId: id, name, metric: `${value} ${metric}`, verdict, p, effect }];
}
