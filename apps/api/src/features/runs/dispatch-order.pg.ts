import { AGEING_MS } from '@framefarm/domain';

/** How many runs each submitter has under way; a common table expression that wants the tenant as $1. */
export const UNDER_WAY = `under_way AS (
  SELECT submitter, count(*) AS runs FROM run
  WHERE tenant_id = $1 AND life_cycle IN ('offered', 'scrubbing', 'running', 'uploading') GROUP BY submitter)`;

/**
 * Who goes first: the higher priority, which rises by one for every ten minutes of waiting; then the submitter with fewer runs under way; then who
 * came first. `r` is the run, `u` is `under_way` of its submitter.
 */
export const DISPATCH_ORDER = `r.priority + floor(extract(epoch FROM clock_timestamp() - r.created_at) * 1000 / ${AGEING_MS}) DESC,
  coalesce(u.runs, 0), r.created_at, r.ordinal`;
