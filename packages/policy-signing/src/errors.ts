/** A signing key cannot be used. The message never holds any part of it. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
}
