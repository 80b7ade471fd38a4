import type { ERROR_CODES } from '@framefarm/contracts';

/** The launch cannot go on; the report says so in an `error` record. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
  readonly code: (typeof ERROR_CODES)[number];
  constructor(code: (typeof ERROR_CODES)[number], message: string) {
    super(message);
    this.code = code;
  }
}

/** Not even a report can be written: nobody could tell whose it is. */
export class NoReportError extends Error {
  override readonly name = 'NoReportError';
}
