import type { Comparison, ComparisonVerdict } from '@framefarm/contracts';
import { designOf } from '@framefarm/domain';
import { mostPairs } from '@framefarm/stats';
import type { Tx } from '../../db/transaction.ts';
import { readRunRows } from '../runs/run-store.pg.ts';
import { type ComparisonRow, type PairRow, readPairs } from './comparison-store.pg.ts';

/** A comparison as a person follows it: how far it is, what the last look said, what each phone does, when it ends at the latest. */
export async function showComparison(tx: Tx, row: ComparisonRow): Promise<Comparison> {
  const pairs = await readPairs(tx, row.id);
  const runs = await readRunRows(tx, row.tenant_id, { benchmarkId: row.benchmark_id });
  const { plan } = designOf(row.body);
  const count = (state: PairRow['state'], some = pairs) => some.filter((pair) => pair.state === state).length;
  const valid = count('valid');
  const looks = plan.kind === 'sequential' ? plan.looks : [plan.pairs];
  const ahead = looks.filter((look) => look > valid);
  const alive = runs.filter((run) => run.life_cycle !== 'ended').length;
  const verdicts = row.verdict_text === null ? [] : (JSON.parse(row.verdict_text) as ComparisonVerdict[]);
  return {
    id: row.id,
    benchmarkId: row.benchmark_id,
    ...row.body,
    state: row.state,
    progress: {
      valid,
      invalid: count('invalid'),
      discarded: count('discarded'),
      open: count('open'),
      mostPairs: mostPairs(plan),
      nextLook: row.state === 'ended' ? null : (ahead[0] ?? null),
      looksLeft: row.state === 'ended' ? 0 : ahead.length,
      expectedEndAt: row.state === 'ended' ? null : expectedEnd(pairs, mostPairs(plan) - valid, alive),
    },
    phones: runs.map((run) => {
      const own = pairs.filter((pair) => pair.run_id === run.id);
      return {
        runId: run.id,
        deviceId: run.device_id,
        serial: run.serial,
        lifeCycle: run.life_cycle,
        outcome: run.outcome,
        validPairs: count('valid', own),
        invalidPairs: count('invalid', own),
        reasons: [...new Set([...run.reasons, ...own.flatMap(({ reasons }) => reasons)])],
        waitsFor: run.life_cycle === 'ended' ? [] : run.waits_for,
        waitsSince: run.life_cycle === 'ended' ? null : (run.waits_since?.toISOString() ?? null),
      };
    }),
    verdicts,
    verdictText: row.verdict_text,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}

/** When the plan ends if it goes on to its last look, by how long a pair has taken so far; null before the first pair and without phones. */
function expectedEnd(pairs: readonly PairRow[], left: number, phones: number): string | null {
  const ended = pairs.filter((pair) => pair.ended_at !== null && pair.state !== 'discarded');
  if (ended.length === 0 || phones === 0) return null;
  const spent = ended.reduce((sum, { started_at, ended_at }) => sum + Number(ended_at) - Number(started_at), 0);
  const newest = Math.max(...ended.map(({ ended_at }) => Number(ended_at)));
  return new Date(newest + ((spent / ended.length) * left) / phones).toISOString();
}
