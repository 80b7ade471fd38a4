import { expect, it } from 'vitest';
import { UnknownMacroError, expandMacros } from './expand-macros.ts';

const shown = {
  from: new Date('2026-01-01T00:00:00Z'),
  to: new Date('2026-01-02T00:00:00Z'),
  intervalSeconds: 3600,
  variables: { tier: ['low', "o'clock"] },
};

it('fills in range, step and values as the Postgres data source of Grafana does', () => {
  expect(expandMacros('$__timeFilter(r.at) AND tier IN (${tier:sqlstring})', shown)).toBe(
    "r.at BETWEEN '2026-01-01T00:00:00.000Z' AND '2026-01-02T00:00:00.000Z' AND tier IN ('low','o''clock')",
  );
  expect(expandMacros('$__timeGroupAlias(r.at, $__interval)', shown)).toBe(
    'to_timestamp(floor(extract(epoch from r.at) / 3600) * 3600) AS "time"',
  );
});

it.each(['$__unixEpochFilter(at)', '${line:sqlstring}', 'tier = $tier'])(
  'refuses %s, which it does not know',
  (sql) => {
    expect(() => expandMacros(sql, shown)).toThrow(UnknownMacroError);
  },
);
