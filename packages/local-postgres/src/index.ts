export { LocalPostgresError } from './local-postgres-error.ts';
export { startLocalPostgres, type LocalPostgres } from './start-local-postgres.ts';
