/** The app gave the client something that it cannot work with; said once, when the client is opened. */
export class PolicyClientError extends Error {
  override readonly name = 'PolicyClientError';
}
