import {
  AcknowledgeAlertBody,
  type Alert,
  AlertDetails,
  AlertId,
  Alerts,
  AssignAlertBody,
  CloseAlertBody,
  SilenceAlertBody,
} from '@framefarm/contracts';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { type Tx, transaction } from '../../db/transaction.ts';
import type { App, Deps } from '../../deps.ts';
import { principalOf } from '../../http/auth.ts';
import { actOnAlert, assignAlert, silenceAlert } from './act-on-alert.ts';
import { readAlertDetails, readAlertList } from './read-alert.ts';

const params = Type.Object({ id: AlertId });
const querystring = Type.Object(
  {
    all: Type.Optional(
      Type.Literal('true', { description: 'also what nobody has to hear of: being confirmed, silenced, over' }),
    ),
  },
  { additionalProperties: false },
);
const CLOSING = [
  ['explain', 'explain'],
  ['fix', 'fix'],
  ['wrong', 'mark-wrong'],
] as const;

export function alertRoutes(app: App, { pool }: Pick<Deps, 'pool'>): void {
  const read = { scope: 'history:read' } as const;
  const config = { scope: 'history:write' } as const;
  const response = { 200: AlertDetails };
  const acting = async (
    request: FastifyRequest,
    alertId: string,
    act: (tx: Tx, who: { tenantId: string; actor: string; alertId: string }) => Promise<void>,
  ) => {
    const { tenantId, tokenId: actor } = principalOf(request);
    await transaction(pool, (tx) => act(tx, { tenantId, actor, alertId }));
    return readAlertDetails(pool, tenantId, alertId);
  };

  app.get('/v1/alerts', { config: read, schema: { querystring, response: { 200: Alerts } } }, async (request) => {
    const alerts: Alert[] = await readAlertList(pool, principalOf(request).tenantId, request.query.all === 'true');
    return { alerts };
  });
  app.get('/v1/alerts/:id', { config: read, schema: { params, response } }, (request) =>
    readAlertDetails(pool, principalOf(request).tenantId, request.params.id),
  );
  app.post(
    '/v1/alerts/:id/acknowledge',
    { config, schema: { params, body: AcknowledgeAlertBody, response } },
    (request) =>
      acting(request, request.params.id, (tx, who) =>
        actOnAlert(tx, who, 'acknowledge', { by: request.body.by, reason: null }),
      ),
  );
  for (const [verb, action] of CLOSING)
    app.post(`/v1/alerts/:id/${verb}`, { config, schema: { params, body: CloseAlertBody, response } }, (request) =>
      acting(request, request.params.id, (tx, who) => actOnAlert(tx, who, action, request.body)),
    );
  app.post('/v1/alerts/:id/assign', { config, schema: { params, body: AssignAlertBody, response } }, (request) =>
    acting(request, request.params.id, (tx, who) => assignAlert(tx, who, request.body.owner)),
  );
  app.post('/v1/alerts/:id/silence', { config, schema: { params, body: SilenceAlertBody, response } }, (request) =>
    acting(request, request.params.id, (tx, who) =>
      silenceAlert(tx, who, request.body.minutes, request.body.reason ?? null),
    ),
  );
}
