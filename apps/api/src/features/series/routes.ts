import { DeviceId, Name, SeriesId, SeriesList, SeriesWithPoints } from '@framefarm/contracts';
import Type from 'typebox';
import type { App, Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { principalOf } from '../../http/auth.ts';
import { readPoints, readSeries } from './read-series.pg.ts';

const params = Type.Object({ id: SeriesId });
const querystring = Type.Object(
  { metric: Type.Optional(Name), deviceId: Type.Optional(DeviceId), line: Type.Optional(Name) },
  { additionalProperties: false },
);
const MOST_POINTS = 5000;

export function seriesRoutes(app: App, { pool }: Pick<Deps, 'pool'>): void {
  const config = { scope: 'history:read' } as const;
  app.get('/v1/series', { config, schema: { querystring, response: { 200: SeriesList } } }, async (request) => ({
    series: await readSeries(pool, principalOf(request).tenantId, request.query),
  }));
  app.get('/v1/series/:id', { config, schema: { params, response: { 200: SeriesWithPoints } } }, async (request) => {
    const { id } = request.params;
    const [series] = await readSeries(pool, principalOf(request).tenantId, { id });
    if (!series) throw new AppError('resource.not-found', `there is no series ${id}; GET /v1/series lists them`);
    return { ...series, points: await readPoints(pool, id, Math.max(0, series.runs - MOST_POINTS), series.runs) };
  });
}
