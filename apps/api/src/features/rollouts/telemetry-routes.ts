import rateLimit from '@fastify/rate-limit';
import { TelemetryAnswer, TelemetryBody } from '@framefarm/contracts';
import { transaction } from '../../db/transaction.ts';
import type { App, Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { acceptTelemetry } from './accept-telemetry.ts';
import { networkOf } from './network-of.ts';

/** Requests a minute from one network, before the database is asked for anything; each instance counts for itself. */
const REQUESTS_PER_MINUTE = 600;
const MOST_BYTES = 262_144;

/** What phones in users' hands send, without a token: low trust, bounded per install and per network. */
export async function telemetryRoutes(app: App, { pool }: Deps): Promise<void> {
  await app.register(rateLimit, { global: false });
  app.post(
    '/v1/telemetry',
    {
      bodyLimit: MOST_BYTES,
      config: {
        public: true,
        rateLimit: {
          max: REQUESTS_PER_MINUTE,
          timeWindow: '1 minute',
          keyGenerator: (request: { readonly ip: string }) => networkOf(request.ip),
          errorResponseBuilder: () =>
            new AppError(
              'telemetry.too-much',
              'this network sends too much telemetry; wait a minute and send it again',
            ),
        },
      },
      schema: { body: TelemetryBody, response: { 202: TelemetryAnswer } },
    },
    async (request, reply) => {
      const { body, ip } = request;
      const answer = await transaction(pool, (tx) => acceptTelemetry(tx, { body, network: networkOf(ip) }));
      return reply.status(202).send(answer);
    },
  );
}
