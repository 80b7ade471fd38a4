import type { PhoneProblem, RunnerProblem } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';

interface Row extends Omit<PhoneProblem, 'kind'> {
  kind: RunnerProblem['kind'];
  runner_id: string;
  runner_name: string;
  since: Date;
}
interface Owner {
  readonly tenantId: string;
  readonly runnerId: string;
}

/** A runner that is silent for longer does not know any more what it sees. */
const IS_LIVE = `r.last_seen_at > now() - interval '2 minutes'`;

/** For each serial the live runners that name it and may not have it; wants the tenant as $1. */
export const ALSO_SEEN_BY = `SELECT p.serial, json_agg(json_build_object('runnerId', r.id, 'runnerName', r.name, 'since', p.since) ORDER BY p.since) AS also_seen_by
  FROM phone_problem p JOIN runner r ON r.id = p.runner_id
  WHERE p.tenant_id = $1 AND p.kind = 'held-elsewhere' AND ${IS_LIVE} GROUP BY p.serial`;

export async function readProblems(tx: Tx, tenantId: string): Promise<RunnerProblem[]> {
  const { rows } = await tx.query<Row>(
    `SELECT p.kind, p.address, p.serial, p.why, p.next, p.since, p.runner_id, r.name AS runner_name
     FROM phone_problem p JOIN runner r ON r.id = p.runner_id
     WHERE p.tenant_id = $1 AND ${IS_LIVE} ORDER BY p.since, p.runner_id, p.address`,
    [tenantId],
  );
  return rows.map(({ runner_id, runner_name, since, ...problem }) => ({
    ...problem,
    runnerId: runner_id,
    runnerName: runner_name,
    since: since.toISOString(),
  }));
}

/** Replaces a runner's problems; one that goes on keeps its `since`. Answers those that were not of this kind before. */
export async function replaceProblems<Problem extends Omit<PhoneProblem, 'kind'> & Pick<RunnerProblem, 'kind'>>(
  tx: Tx,
  { tenantId, runnerId }: Owner,
  problems: readonly Problem[],
): Promise<readonly Problem[]> {
  await tx.query('DELETE FROM phone_problem WHERE runner_id = $1 AND NOT (address = ANY ($2))', [
    runnerId,
    problems.map(({ address }) => address),
  ]);
  const before = await tx.query<Pick<Row, 'address' | 'kind'>>(
    'SELECT address, kind FROM phone_problem WHERE runner_id = $1 FOR UPDATE',
    [runnerId],
  );
  for (const { address, kind, serial, why, next } of problems)
    await tx.query(
      `INSERT INTO phone_problem (tenant_id, runner_id, address, kind, serial, why, next) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (runner_id, address) DO UPDATE SET kind = excluded.kind, serial = excluded.serial, why = excluded.why, next = excluded.next`,
      [tenantId, runnerId, address, kind, serial, why, next],
    );
  return problems.filter(
    ({ address, kind }) => !before.rows.some((row) => row.address === address && row.kind === kind),
  );
}
