import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { App, Deps } from '../../deps.ts';
import { type FarmCounts, readFarmCounts } from './farm-counts.pg.ts';

/** Every name and every label value is known beforehand: routes are patterns, words come from closed sets, no id is ever a label. */
export function metricsRoutes(app: App, { pool }: Pick<Deps, 'pool'>): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'framefarm_api_' });
  const requests = new Histogram({
    name: 'framefarm_http_request_seconds',
    help: 'Time to answer a request; long polls for offers wait on purpose',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.01, 0.05, 0.25, 1, 5, 30],
    registers: [registry],
  });
  const gauges = farmGauges(registry);
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    requests.observe(
      { method: request.method, route, status: `${Math.floor(reply.statusCode / 100)}xx` },
      reply.elapsedTime / 1000,
    );
  });
  app.get('/metrics', { config: { scope: 'metrics:read' }, schema: { hide: true } }, async (_request, reply) => {
    gauges.set(await readFarmCounts(pool));
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

function farmGauges(registry: Registry) {
  const registers = [registry];
  const runs = new Gauge({ name: 'framefarm_runs', help: 'Runs by life cycle', labelNames: ['life_cycle'], registers });
  const ended = new Gauge({
    name: 'framefarm_runs_ended',
    help: 'Ended runs by outcome, validity and fault',
    labelNames: ['outcome', 'validity', 'fault'],
    registers,
  });
  const oldest = new Gauge({ name: 'framefarm_queue_oldest_seconds', help: 'Age of the oldest queued run', registers });
  const devices = new Gauge({
    name: 'framefarm_devices',
    help: 'Devices by state, platform, body and tier',
    labelNames: ['state', 'platform', 'body', 'tier'],
    registers,
  });
  const alerts = new Gauge({
    name: 'framefarm_alerts',
    help: 'Alerts that somebody or something still has to do with, by state',
    labelNames: ['state'],
    registers,
  });
  const breakers = new Gauge({
    name: 'framefarm_breakers_open',
    help: 'Open circuit breakers: what they stand for judges nothing',
    labelNames: ['scope'],
    registers,
  });
  const outbox = new Gauge({ name: 'framefarm_outbox_unsent', help: 'Wake-ups written and not sent yet', registers });
  return {
    set(counts: FarmCounts): void {
      for (const gauge of [runs, ended, devices, alerts, breakers]) gauge.reset();
      for (const { count, ...labels } of counts.runs) runs.set(labels, count);
      for (const { count, ...labels } of counts.ended) ended.set(labels, count);
      for (const { count, ...labels } of counts.devices) devices.set(labels, count);
      for (const { count, ...labels } of counts.alerts) alerts.set(labels, count);
      for (const { count, ...labels } of counts.breakers) breakers.set(labels, count);
      oldest.set(counts.oldestQueuedSeconds);
      outbox.set(counts.unsentWakeUps);
    },
  };
}
