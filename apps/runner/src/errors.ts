import type { Fault } from '@framefarm/domain';

/** The run cannot go on; `fault` says whose doing it is. What happened, to what, what to do next. */
export class RunFault extends Error {
  override readonly name = 'RunFault';
  readonly fault: Fault;
  /** Another try, perhaps on another phone, may succeed. */
  readonly retryable: boolean;
  /** The report as far as it got. */
  readonly evidence: string | null;
  constructor(fault: Fault, message: string, retryable = false, evidence: string | null = null) {
    super(message);
    this.fault = fault;
    this.retryable = retryable;
    this.evidence = evidence;
  }
}

/** The lease is another's now: everything of this attempt is dropped. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** The API refused a request for good. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The runner cannot start. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
