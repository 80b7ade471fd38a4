import { Instant, WeeklyReport } from '@framefarm/contracts';
import Type from 'typebox';
import type { App, Deps } from '../../deps.ts';
import { principalOf } from '../../http/auth.ts';
import { readWeeklyReport } from './read-weekly-report.ts';

const querystring = Type.Object({ until: Type.Optional(Instant) }, { additionalProperties: false });

export function reportRoutes(app: App, { pool }: Pick<Deps, 'pool'>): void {
  app.get(
    '/v1/reports/weekly',
    { config: { scope: 'history:read' }, schema: { querystring, response: { 200: WeeklyReport } } },
    (request) => readWeeklyReport(pool, principalOf(request).tenantId, request.query.until ?? null),
  );
}
