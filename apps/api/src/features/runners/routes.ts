import {
  EnrolRunnerBody,
  EnrolledRunner,
  EnrolmentCode,
  PutRunnerDevicesBody,
  RunnerDevices,
} from '@framefarm/contracts';
import { transaction } from '../../db/transaction.ts';
import type { App, Deps } from '../../deps.ts';
import { principalOf, sha256 } from '../../http/auth.ts';
import { newSecret } from '../tokens/create-token.ts';
import { enrolRunner } from './enrol-runner.ts';
import { putDevices } from './put-devices.ts';

export function runnerRoutes(app: App, deps: Deps): void {
  const { pool } = deps;
  app.post(
    '/v1/enrolment-codes',
    { config: { scope: 'runners:enrol' }, schema: { response: { 201: EnrolmentCode } } },
    async (request, reply) => {
      const code = newSecret('fle');
      const { rows } = await pool.query<{ expires_at: Date }>(
        `INSERT INTO enrolment_code (sha256, tenant_id, expires_at) VALUES ($1, $2, now() + interval '15 minutes') RETURNING expires_at`,
        [sha256(code), principalOf(request).tenantId],
      );
      return reply.status(201).send({ code, expiresAt: (rows[0] as { expires_at: Date }).expires_at.toISOString() });
    },
  );
  app.post(
    '/v1/runners/enrol',
    { config: { public: true }, schema: { body: EnrolRunnerBody, response: { 201: EnrolledRunner } } },
    async (request, reply) =>
      reply.status(201).send(await transaction(pool, (tx) => enrolRunner(tx, deps, request.body))),
  );
  app.put(
    '/v1/runner/devices',
    { config: { scope: 'runner' }, schema: { body: PutRunnerDevicesBody, response: { 200: RunnerDevices } } },
    async (request) => {
      const { tenantId, runnerId } = principalOf(request);
      const { devices, problems = [] } = request.body;
      const ours = await transaction(pool, (tx) =>
        putDevices(tx, deps, { tenantId, runnerId: runnerId as string, devices, problems }),
      );
      deps.wake.wake(tenantId);
      return { devices: ours };
    },
  );
}
