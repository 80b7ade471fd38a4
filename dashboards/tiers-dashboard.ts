import { GraphThresholdsStyleConfigBuilder, GraphThresholdsStyleMode } from '@grafana/grafana-foundation-sdk/common';
import {
  AnnotationQueryBuilder,
  CustomVariableBuilder,
  type Dashboard,
  DashboardBuilder,
  DashboardCursorSync,
  QueryVariableBuilder,
  RowBuilder,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  VariableRefresh,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { bars, lines, rows } from './panels.ts';
import { ENDED, RUNS, SETTING, SPREADS, VALID, stageMs } from './run-sql.ts';
import { FRAMEFARM, sqlQuery } from './sql-query.ts';

/** Launches of one phone with unchanged software differ by less than this where gates hold; beyond it a small change is not found. */
const WANTED_SPREAD = 0.02;
/** A spread needs a few launches to be one. */
const MIN_LAUNCHES = 4;
const STAGES = `(VALUES (1, 'open'), (2, 'seek'), (3, 'decode'), (4, 'convert'), (5, 'infer'), (6, 'select')) AS s(place, stage)`;

/** Tiers and stages over time, what the runs were worth, and how small a change these phones can show. */
export function tiersDashboard(): Dashboard {
  return new DashboardBuilder('Framefarm: tiers and stages')
    .uid('framefarm-tiers')
    .description('Every number comes from valid runs; of the others the reasons are shown. All tenants of the farm.')
    .tags(['framefarm'])
    .time({ from: 'now-30d', to: 'now' })
    .refresh('5m')
    .timezone('browser')
    .readonly()
    .tooltip(DashboardCursorSync.Crosshair)
    .variables(variables())
    .annotation(newBuilds())
    .withRow(new RowBuilder('Tiers'))
    .withPanel(latency())
    .withPanel(memory())
    .withRow(new RowBuilder('Stages of a pick, per tier'))
    .withPanel(stages())
    .withRow(new RowBuilder('Validity'))
    .withPanel(validity())
    .withPanel(reasons())
    .withRow(new RowBuilder('Noise floor'))
    .withPanel(spread())
    .withPanel(spreadTable())
    .withPanel(nights())
    .withPanel(nightsTable())
    .build();
}

function variables() {
  const choice = (name: string, label: string, sql: string) =>
    new QueryVariableBuilder(name)
      .label(label)
      .datasource(FRAMEFARM)
      .query(sql.replace(/\s+/g, ' '))
      .refresh(VariableRefresh.OnTimeRangeChanged)
      .multi(true)
      .includeAll(true)
      .current({ selected: true, text: 'All', value: '$__all' });
  return [
    choice('tier', 'Tier', `SELECT DISTINCT tier FROM device ORDER BY 1`),
    choice('line', 'Build line', `SELECT DISTINCT name FROM model ORDER BY 1`),
    choice('setting', 'Setting', `SELECT DISTINCT ${SETTING} FROM run r ORDER BY 1`),
    new CustomVariableBuilder('timing')
      .label('Times')
      .values('measured,modelled')
      .current({ selected: true, text: 'measured', value: 'measured' }),
  ];
}

const newBuilds = () => {
  const sql = `SELECT created_at AS "time", name || ' ' || version AS text FROM model
    WHERE $__timeFilter(created_at) AND name IN (\${line:sqlstring})`;
  return new AnnotationQueryBuilder()
    .name('New builds')
    .datasource(FRAMEFARM)
    .enable(true)
    .iconColor('blue')
    .target(sqlQuery('table', sql));
};

const latency = () =>
  lines({
    title: 'Time of a pick (p50 over the launches of a run)',
    description:
      'From opening the clip to the chosen frame. A point is the median over the valid runs of its interval.',
    unit: 'ms',
    sql: `SELECT $__timeGroupAlias(r.ended_at, $__interval), d.tier AS metric,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY ${stageMs(`'total'`)}) AS "p50"
      FROM ${RUNS} WHERE ${VALID} GROUP BY 1, 2 ORDER BY 1`,
  });

const memory = () =>
  lines({
    title: 'Memory (PSS)',
    description: 'The highest proportional set size that a run saw; the worst run of each interval.',
    unit: 'kbytes',
    sql: `SELECT $__timeGroupAlias(r.ended_at, $__interval), d.tier AS metric, max((r.summary->>'pssKb')::float8) AS "PSS"
      FROM ${RUNS} WHERE ${VALID} GROUP BY 1, 2 ORDER BY 1`,
  });

const stages = () =>
  bars({
    title: 'Stages: $tier',
    description: 'p50 of each stage, median over the valid runs of its interval. Medians do not add up exactly.',
    unit: 'ms',
    span: 24,
    sql: `SELECT $__timeGroupAlias(r.ended_at, $__interval), s.stage AS metric,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY ${stageMs('s.stage')}) AS "p50"
      FROM ${STAGES}, ${RUNS} WHERE ${VALID} GROUP BY 1, s.place, s.stage ORDER BY 1, s.place`,
  })
    .repeat('tier')
    .repeatDirection('h')
    .maxPerRow(2);

const validity = () =>
  bars({
    title: 'Ended runs by validity',
    description: 'Tainted runs are queued again at most twice; what counts here is how the run ended at last.',
    unit: 'short',
    sql: `SELECT $__timeGroupAlias(r.ended_at, $__interval), coalesce(r.validity, 'none') AS metric, count(*) AS "runs"
      FROM ${RUNS} WHERE ${ENDED} GROUP BY 1, 2 ORDER BY 1`,
  });

const reasons = () =>
  rows({
    title: 'Why runs were not valid',
    description: 'The most frequent reasons of tainted and invalid runs, and whose fault they were.',
    sql: `SELECT reason, coalesce(r.fault, 'none') AS fault, d.tier, count(*) AS runs, max(r.ended_at) AS last
      FROM ${RUNS} CROSS JOIN LATERAL unnest(r.reasons) AS reason
      WHERE ${ENDED} AND r.validity <> 'valid' GROUP BY 1, 2, 3 ORDER BY runs DESC, last DESC LIMIT 20`,
  });

const spread = () =>
  lines({
    title: 'Spread between launches of a run',
    description:
      'Relative standard deviation of the time of a pick between the launches of one run, median over runs. The line: what gates are meant to keep.',
    unit: 'percentunit',
    sql: `SELECT $__timeGroupAlias(ended_at, $__interval), tier AS metric, percentile_cont(0.5) WITHIN GROUP (ORDER BY spread) AS "spread"
      FROM (${SPREADS}) AS spreads WHERE metric = 'total' AND launches >= ${MIN_LAUNCHES} GROUP BY 1, 2 ORDER BY 1`,
  })
    .thresholds(
      new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([
        { value: null, color: 'green' },
        { value: WANTED_SPREAD, color: 'red' },
      ]),
    )
    .thresholdsStyle(new GraphThresholdsStyleConfigBuilder().mode(GraphThresholdsStyleMode.Dashed));

const spreadTable = () =>
  rows({
    title: 'Spread by metric',
    description: `Relative spread between launches by tier and metric: median run and the run in twenty. Runs of fewer than ${MIN_LAUNCHES} launches are left out.`,
    sql: `SELECT tier, metric, count(*) AS runs, percentile_cont(0.5) WITHIN GROUP (ORDER BY spread) AS "p50",
        percentile_cont(0.95) WITHIN GROUP (ORDER BY spread) AS "p95"
      FROM (${SPREADS}) AS spreads WHERE launches >= ${MIN_LAUNCHES} GROUP BY 1, 2 ORDER BY 1, 2`,
  });

const AA = `aa_result r JOIN aa_night n USING (tenant_id, night, tier)
  WHERE $__timeFilter(n.ended_at) AND tier IN (\${tier:sqlstring}) AND r.verdict <> 'invalid'`;

const nights = () =>
  lines({
    title: 'Noise floor of nights of A/A',
    description:
      'Each night a build is compared with itself: the relative spread of the time of a pick from pair to pair. What a gate can see starts here.',
    unit: 'percentunit',
    sql: `SELECT n.ended_at AS "time", tier AS metric, r.pair_sd AS "pair SD" FROM ${AA} AND r.metric = 'total' AND r.quantile = 'median'
      AND r.pair_sd IS NOT NULL ORDER BY 1`,
  });

const nightsTable = () =>
  rows({
    title: 'False alarms and smallest change found',
    description:
      'Of the nights shown, by tier and metric. A false alarm is a build that was said to differ from itself; "finds" is the smallest true increase found with 95 % probability, median over the nights.',
    sql: `SELECT tier, r.metric || ' ' || r.quantile AS metric, count(*) AS nights, sum(r.pairs) AS pairs,
        count(*) FILTER (WHERE r.verdict IN ('regress', 'improve')) AS "false alarms",
        percentile_cont(0.5) WITHIN GROUP (ORDER BY r.pair_sd) AS "pair SD", percentile_cont(0.5) WITHIN GROUP (ORDER BY r.mde) AS finds
      FROM ${AA} GROUP BY 1, 2 ORDER BY 1, 2`,
  });
