import type { CompleteBody } from '@framefarm/contracts';
import type { ApiClient } from '../api-client.ts';
import type { FetchArtifact } from '../artifact-cache.ts';
import type { Spool } from '../spool/spool.ts';

/** What an attempt needs from outside. */
export interface AttemptDeps {
  readonly api: ApiClient;
  readonly fetch: FetchArtifact;
  readonly spool: Spool;
  /** Resolves once the API knows which phones this runner has now. */
  readonly devicesTold: () => Promise<void>;
  /** How long this runner lets a phone cool down before a launch. */
  readonly mostCoolDownMs: number;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
}

/** How an attempt ended, as the API is told. */
export type Ending = Omit<CompleteBody, 'fence'>;
