/** What Grafana fills in before it sends a query: the range and the step that the page shows, and the chosen values of its variables. */
export interface Shown {
  readonly from: Date;
  readonly to: Date;
  readonly intervalSeconds: number;
  readonly variables: Readonly<Record<string, readonly string[]>>;
}

/** A query asks for something that expandMacros does not know. */
export class UnknownMacroError extends Error {
  override readonly name = 'UnknownMacroError';
}

/**
 * The SQL that Grafana's Postgres data source would send (Grafana documentation, "PostgreSQL query editor", macros), as far as our panels
 * use it: `$__timeFilter(column)`, `$__timeGroupAlias(column, $__interval)` and `${variable:sqlstring}`. Throws UnknownMacroError for any other.
 */
export function expandMacros(sql: string, { from, to, intervalSeconds, variables }: Shown): string {
  const expanded = sql
    .replace(/\$__timeFilter\(([^)]+)\)/g, `$1 BETWEEN '${from.toISOString()}' AND '${to.toISOString()}'`)
    .replace(
      /\$__timeGroupAlias\(([^,)]+), \$__interval\)/g,
      `to_timestamp(floor(extract(epoch from $1) / ${intervalSeconds}) * ${intervalSeconds}) AS "time"`,
    )
    .replace(/\$\{(\w+):sqlstring\}/g, (whole, name: string) => {
      const values = variables[name];
      if (values === undefined) throw new UnknownMacroError(`there is no variable ${name} for ${whole}`);
      return values.map((value) => `'${value.replaceAll("'", "''")}'`).join(',');
    });
  const left = /\$[A-Za-z_{][^\s)]*/.exec(expanded)?.[0];
  if (left !== undefined) throw new UnknownMacroError(`nobody expands ${left}; teach expandMacros what Grafana does`);
  return expanded;
}
