import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';

/** The data source of provisioning/datasources/framefarm.yaml. */
export const FRAMEFARM = { type: 'grafana-postgresql-datasource', uid: 'framefarm' } as const;

/** A query of Grafana's Postgres data source; the SDK has no builder for it. */
export interface SqlQuery extends Dataquery {
  readonly refId: string;
  readonly datasource: typeof FRAMEFARM;
  readonly format: 'time_series' | 'table';
  readonly rawSql: string;
  readonly rawQuery: true;
  readonly editorMode: 'code';
}

/**
 * Columns of a `time_series`: `time`, a text `metric`, and one number per line; ordered by time. A `table` is shown as it comes.
 * What may stand in `rawSql` besides SQL is what expandMacros knows.
 */
export function sqlQuery(format: SqlQuery['format'], rawSql: string): Builder<SqlQuery> {
  return {
    build: () => ({
      refId: 'A',
      datasource: FRAMEFARM,
      format,
      rawSql: rawSql.trim().replace(/\s+/g, ' '),
      rawQuery: true,
      editorMode: 'code',
      _implementsDataqueryVariant() {},
    }),
  };
}
