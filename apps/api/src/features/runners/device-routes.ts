import { Device, DeviceHistory, DeviceId, Devices, HoldBody, SetLabelsBody } from '@framefarm/contracts';
import type { Static } from 'typebox';
import Type from 'typebox';
import { type Tx, transaction } from '../../db/transaction.ts';
import type { App, Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { principalOf } from '../../http/auth.ts';
import { readDevices } from './device-store.pg.ts';
import { holdDevice, releaseDevice } from './hold-device.ts';
import { readProblems } from './problem-store.pg.ts';
import { returnDevice } from './return-device.pg.ts';
import { writeAudit } from './write-audit.pg.ts';

const params = Type.Object({ id: DeviceId });
const read = { scope: 'devices:read' } as const;
const write = { scope: 'devices:write' } as const;

export function deviceRoutes(app: App, { pool, wake }: Deps): void {
  app.get('/v1/devices', { config: read, schema: { response: { 200: Devices } } }, async (request) => {
    const { tenantId } = principalOf(request);
    return { devices: await readDevices(pool, tenantId), problems: await readProblems(pool, tenantId) };
  });
  app.get('/v1/devices/:id', { config: read, schema: { params, response: { 200: Device } } }, (request) =>
    readDevice(pool, principalOf(request).tenantId, request.params.id),
  );
  app.get(
    '/v1/devices/:id/history',
    { config: read, schema: { params, response: { 200: DeviceHistory } } },
    async (request) => {
      const { tenantId } = principalOf(request);
      await readDevice(pool, tenantId, request.params.id);
      const { rows } = await pool.query<{ at: Date; facts: Static<typeof DeviceHistory>['history'][number]['facts'] }>(
        'SELECT at, facts FROM device_history WHERE device_id = $1 ORDER BY id DESC LIMIT 200',
        [request.params.id],
      );
      return { history: rows.map(({ at, facts }) => ({ at: at.toISOString(), facts })) };
    },
  );
  app.put(
    '/v1/devices/:id/labels',
    { config: write, schema: { params, body: SetLabelsBody, response: { 200: Device } } },
    async (request) => {
      const { tenantId, tokenId } = principalOf(request);
      const { id } = request.params;
      await transaction(pool, async (tx) => {
        await tx.query('UPDATE device SET labels = $3 WHERE id = $1 AND tenant_id = $2', [
          id,
          tenantId,
          request.body.labels,
        ]);
        await writeAudit(tx, tenantId, tokenId, 'device.label', { device: id, labels: request.body.labels });
      });
      wake.wake(tenantId);
      return readDevice(pool, tenantId, id);
    },
  );
  app.post(
    '/v1/devices/:id/hold',
    { config: write, schema: { params, body: HoldBody, response: { 200: Device } } },
    async (request) => {
      const { tenantId, tokenId: actor } = principalOf(request);
      const { by, reason = null, minutes } = request.body;
      const deviceId = request.params.id;
      await transaction(pool, (tx) => holdDevice(tx, { tenantId, actor, deviceId, by, reason, minutes }));
      return readDevice(pool, tenantId, deviceId);
    },
  );
  app.post(
    '/v1/devices/:id/return',
    { config: write, schema: { params, response: { 200: Device } } },
    async (request) => {
      const { tenantId, tokenId: actor } = principalOf(request);
      const deviceId = request.params.id;
      await transaction(pool, (tx) => returnDevice(tx, { tenantId, actor, deviceId, isPerson: true }));
      wake.wake(tenantId);
      return readDevice(pool, tenantId, deviceId);
    },
  );
  app.post(
    '/v1/devices/:id/release',
    { config: write, schema: { params, response: { 200: Device } } },
    async (request) => {
      const { tenantId, tokenId: actor } = principalOf(request);
      const deviceId = request.params.id;
      await transaction(pool, (tx) => releaseDevice(tx, { tenantId, actor, deviceId }));
      wake.wake(tenantId);
      return readDevice(pool, tenantId, deviceId);
    },
  );
}

async function readDevice(tx: Tx, tenantId: string, id: string): Promise<Device> {
  const device = (await readDevices(tx, tenantId)).find((one) => one.id === id);
  if (!device) throw new AppError('resource.not-found', `there is no device ${id}; GET /v1/devices lists them`);
  return device;
}
