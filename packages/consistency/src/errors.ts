/** A capture, a tolerance table or a report cannot be used; the message says which, why, and what to do. */
export class ConsistencyError extends Error {
  override readonly name = 'ConsistencyError';
}
