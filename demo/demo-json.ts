import type { Policy, Run } from '@framefarm/contracts';
import type { policyBack } from './policy-back.ts';

interface Input {
  readonly runs: readonly Run[];
  readonly back: Awaited<ReturnType<typeof policyBack>>;
  readonly startedAt: string;
  readonly wallMs: number;
}

/** What --json writes: nothing but what GET requests returned and what the app did with it. */
export function demoJson({ runs, back: { policies, fetched, second, pick }, startedAt, wallMs }: Input) {
  return {
    runs: runs.map(jsonRun),
    policies: policies.map(jsonPolicy),
    fetch: {
      status: fetched.status,
      etag: fetched.etag,
      secondStatus: second.status,
      verified: fetched.kind === 'fresh',
    },
    pick,
    startedAt,
    wallMs: Math.round(wallMs),
  };
}

function jsonRun({ id, serial, platform, body, timing, tier, validity, reasons, stages, ...run }: Run) {
  const { pssKb, backend, threads, score } = run;
  return {
    id,
    device: serial,
    platform,
    body,
    timing,
    tier,
    validity,
    reasons,
    stages,
    pssKb,
    backend,
    threads,
    score,
  };
}

function jsonPolicy({ tier, channel, version, sha256, provisional, evidenceRuns }: Policy) {
  return { tier, channel, version, sha256, provisional, evidenceRuns };
}
