import { once } from 'node:events';
import { createServer } from 'node:http';
import { Counter, Registry, collectDefaultMetrics } from 'prom-client';
import { StartError } from '../errors.ts';

export interface RunnerMetrics {
  /** Counts what the runner logs: events are words of its source, so their number is bounded. */
  observe(event: string, details: Readonly<Record<string, unknown>>): void;
  readonly port: number;
  close(): Promise<void>;
}

/** `/metrics` for Prometheus and `/livez`, on a port of its own. `port` 0 takes any free one; a taken one is a StartError. */
export async function serveMetrics({
  host,
  port,
}: {
  readonly host: string;
  readonly port: number;
}): Promise<RunnerMetrics> {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'framefarm_runner_' });
  const events = new Counter({
    name: 'framefarm_runner_events',
    help: 'What the runner logged',
    labelNames: ['event'],
    registers,
  });
  const attempts = new Counter({
    name: 'framefarm_runner_attempts_ended',
    help: 'Attempts by how they ended and whose fault it was',
    labelNames: ['outcome', 'fault'],
    registers,
  });
  const server = createServer((request, response) => {
    if (request.url === '/livez') return void response.end('ok\n');
    if (request.url !== '/metrics') return void response.writeHead(404).end('there is /metrics and /livez\n');
    void registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      (error: Error) => response.writeHead(500).end(`${error.message}\n`),
    );
  });
  server.listen(port, host);
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    throw new StartError(
      `port ${port} of ${host} cannot be used for metrics (${error.code}); set FRAMEFARM_METRICS_PORT to another`,
    );
  });
  return {
    observe(event, details) {
      events.inc({ event });
      if (event === 'attempt.ended')
        attempts.inc({ outcome: String(details['outcome']), fault: String(details['fault'] ?? 'none') });
    },
    port: (server.address() as { port: number }).port,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
