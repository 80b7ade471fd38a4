export * from './test-database.ts';
export * from './test-report.ts';
export * from './free-port.ts';
export * from './start-redis.ts';
export * from './start-s3.ts';
export { aTelemetry } from '@framefarm/domain/telemetry-fixture';
export * from './test-policies.ts';
