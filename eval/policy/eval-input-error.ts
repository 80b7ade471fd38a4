/** The evaluation was given something that it cannot score; the message says what and what to do. */
export class EvalInputError extends Error {
  override readonly name = 'EvalInputError';
}
