/** The input cannot be analysed; the message says which part, and what is expected. */
export class StatsError extends Error {
  override readonly name = 'StatsError';
}
