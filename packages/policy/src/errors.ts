/** What was given to the planner, replay or tuner cannot be used; the message says what, and what to do about it. */
export class PolicyInputError extends Error {
  override readonly name = 'PolicyInputError';
}
