/** One thing that is wrong with a profile: where, what, why it cannot be, and what could stand there. */
export interface ProfileProblem {
  /** For example `cpu.clusters[1].megacycles.fp32.value`; empty for the whole file. */
  readonly path: string;
  readonly what: string;
  readonly why: string;
  readonly allowed: string;
}

/** A value as it may be shown in a problem, cut to a readable length. */
export function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80);
}
