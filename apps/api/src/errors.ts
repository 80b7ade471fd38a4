/** All expected errors of the API. The HTTP status is the only mapping and stands here once. */
export const STATUS_OF = {
  'request.invalid': 400,
  'request.idempotency-key-missing': 400,
  'auth.missing': 401,
  'auth.invalid': 401,
  'auth.scope-missing': 403,
  'resource.not-found': 404,
  'alert.state': 409,
  'lease.lost': 409,
  'device.held': 409,
  'model.exists': 409,
  'model.invalid': 422,
  'model.over-budget': 422,
  'run.ended': 409,
  'run.no-curve': 409,
  'request.too-large': 413,
  'request.media-type': 415,
  'range.not-satisfiable': 416,
  'artifact.digest-mismatch': 422,
  'artifact.missing': 422,
  'benchmark.invalid': 422,
  'benchmark.incompatible': 422,
  'comparison.invalid': 422,
  'comparison.sandbox-only': 422,
  'gate.invalid': 422,
  'idempotency.mismatch': 422,
  'consistency.invalid': 422,
  'test-set.invalid': 422,
  'rollout.changed': 409,
  'rollout.refused': 422,
  'telemetry.refused': 422,
  'telemetry.too-much': 429,
  'policy.app-taken': 409,
  'policy.changed': 412,
  'policy.evidence': 422,
  'policy.key-lost': 409,
  'policy.key-untrusted': 409,
  'policy.refused': 422,
  'policy.root-refused': 422,
  'policy.sandbox-only': 422,
  'comparison.unavailable': 503,
  'policy.too-many-listeners': 503,
  'database.unavailable': 503,
} as const;
export type ErrorCode = keyof typeof STATUS_OF;

/** An expected error: what happened, to what, what to do next. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: unknown;
  constructor(code: ErrorCode, message: string, details?: unknown) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** The program cannot start or go on; the message says what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
