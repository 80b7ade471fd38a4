/** Parts of SQL that several panels share. A run's own p50 of each stage is computed once, when it ends, and stands in its summary. */

export const RUNS = `run r JOIN device d ON d.id = r.device_id JOIN model b ON b.id = r.model_id`;

/** How a run was asked to compute, in one short text. */
export const SETTING = `concat_ws(' ', r.configuration->>'backend', r.configuration->>'precision', (r.configuration->>'threads') || ' threads',
  coalesce((r.configuration->'framePlan'->>'frames') || ' frames', r.configuration->'framePlan'->>'kind'))`;

/** Condition on RUNS: ended within the shown time, of the chosen tiers, build lines and settings. */
export const ENDED = `r.life_cycle = 'ended' AND $__timeFilter(r.ended_at) AND d.tier IN (\${tier:sqlstring})
  AND b.name IN (\${line:sqlstring}) AND ${SETTING} IN (\${setting:sqlstring})`;

/** Of these only what numbers may be drawn from: valid, and with times worth what is chosen (measured or modelled, never both). */
export const VALID = `${ENDED} AND r.validity = 'valid' AND r.summary->>'timing' IN (\${timing:sqlstring})`;

/** The p50 of a stage, given as SQL, in milliseconds. */
export const stageMs = (stage: string) => `(r.summary->'stages'->${stage}->>'p50Ms')::float8`;

/**
 * One row per valid run and metric: `spread`, the standard deviation of the logarithm of its launches, which for small ones is their
 * relative spread. Launches of a run share phone, software and hour, so it is the floor under which no single run can see a change.
 */
export const SPREADS = `SELECT r.ended_at, d.tier, m.metric, stddev_samp(ln(v)) AS spread, count(*) AS launches
  FROM ${RUNS} JOIN attempt a ON a.run_id = r.id JOIN measurement m ON m.attempt_id = a.id CROSS JOIN LATERAL unnest(m.launch_values) AS v
  WHERE ${VALID} AND v > 0 GROUP BY a.id, r.ended_at, d.tier, m.metric`;
