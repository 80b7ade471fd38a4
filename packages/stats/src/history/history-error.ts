export type HistoryErrorCode = 'history.value' | 'history.too-short' | 'history.too-long';

/** A history that cannot be analysed; the message names what is wrong and what to do. */
export class HistoryError extends Error {
  override readonly name = 'HistoryError';
  readonly code: HistoryErrorCode;
  constructor(code: HistoryErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
