import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import addFormats from 'ajv-formats';
import Fastify from 'fastify';
import type { App, Deps } from './deps.ts';
import { alertRoutes } from './features/alerts/routes.ts';
import { artifactRoutes } from './features/artifacts/routes.ts';
import { LEASE_TIMES, type LeaseTimes } from './features/attempts/lease.ts';
import { attemptRoutes } from './features/attempts/routes.ts';
import { benchmarkRoutes } from './features/benchmarks/routes.ts';
import { breakerRoutes } from './features/breakers/routes.ts';
import { comparisonRoutes } from './features/comparisons/routes.ts';
import { consistencyRoutes } from './features/consistency/routes.ts';
import { gateRoutes } from './features/gates/routes.ts';
import { healthRoutes } from './features/health/routes.ts';
import { metricsRoutes } from './features/metrics/routes.ts';
import { modelRoutes } from './features/models/routes.ts';
import { noiseRoutes } from './features/noise/routes.ts';
import { deliveryRoutes } from './features/policies/delivery-routes.ts';
import { ofrepRoutes } from './features/policies/ofrep-routes.ts';
import { policyRoutes } from './features/policies/routes.ts';
import { reportRoutes } from './features/reports/routes.ts';
import { rolloutRoutes } from './features/rollouts/routes.ts';
import { telemetryRoutes } from './features/rollouts/telemetry-routes.ts';
import { deviceRoutes } from './features/runners/device-routes.ts';
import { runnerRoutes } from './features/runners/routes.ts';
import { runRoutes } from './features/runs/routes.ts';
import { seriesRoutes } from './features/series/routes.ts';
import { testSetRoutes } from './features/test-sets/routes.ts';
import { tokenRoutes } from './features/tokens/routes.ts';
import { tuningRoutes } from './features/tunings/routes.ts';
import { registerAuth } from './http/auth.ts';
import { registerErrorHandler } from './http/error-handler.ts';
import { openApi } from './http/open-api.ts';
import { createServedFiles, serverWith } from './http/served-files.ts';

export interface AppOptions {
  readonly times?: LeaseTimes;
  readonly logLevel?: string;
  /** Addresses of balancers whose `X-Forwarded-For` is believed. */
  readonly trustedProxies?: readonly string[];
  /** Called before the routes are closed for new ones; a test adds a route of its own here. */
  readonly extraRoutes?: (app: App) => void;
}

/** The HTTP application, not yet listening. Closing it ends all long polls. */
export async function buildApp(deps: Deps, options: AppOptions = {}): Promise<App> {
  const stopping = new AbortController();
  const files = createServedFiles();
  const app = Fastify({
    serverFactory: serverWith(files),
    logger: { level: options.logLevel ?? 'warn' },
    requestTimeout: 60_000,
    trustProxy: options.trustedProxies === undefined ? false : [...options.trustedProxies],
    forceCloseConnections: true,
    onProtoPoisoning: 'error',
    ajv: {
      customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, allErrors: false },
      plugins: [addFormats.default as never],
    },
  }).withTypeProvider<TypeBoxTypeProvider>();
  registerErrorHandler(app);
  await app.register(swagger, openApi);
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/docs')) route.config = { ...route.config, public: true };
  });
  registerAuth(app, deps.pool);
  await app.register(swaggerUi, { routePrefix: '/docs' });
  app.get('/openapi.json', { config: { public: true }, schema: { hide: true } }, () => app.swagger());
  metricsRoutes(app, deps);
  healthRoutes(app, deps);
  tokenRoutes(app, deps);
  runnerRoutes(app, deps);
  deviceRoutes(app, deps);
  artifactRoutes(app, deps);
  modelRoutes(app, deps);
  testSetRoutes(app, deps);
  consistencyRoutes(app, deps);
  benchmarkRoutes(app, deps);
  runRoutes(app, deps);
  seriesRoutes(app, deps);
  alertRoutes(app, deps);
  noiseRoutes(app, deps);
  breakerRoutes(app, deps);
  reportRoutes(app, deps);
  comparisonRoutes(app, deps);
  gateRoutes(app, deps);
  attemptRoutes(app, deps, options.times ?? LEASE_TIMES, stopping.signal);
  tuningRoutes(app, deps);
  policyRoutes(app, deps, files);
  deliveryRoutes(app, deps, files, stopping.signal);
  rolloutRoutes(app, deps, files);
  await telemetryRoutes(app, deps);
  ofrepRoutes(app, deps);
  options.extraRoutes?.(app);
  app.addHook('preClose', async () => stopping.abort());
  await app.ready();
  return app;
}
