/** Embedded Postgres could not be made ready; the message says what happened and what to do next. */
export class LocalPostgresError extends Error {
  override readonly name = 'LocalPostgresError';
}
