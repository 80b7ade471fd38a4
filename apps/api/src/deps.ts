import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { Pool } from 'pg';
import type { ArtifactStore } from './features/artifacts/artifact-store.ts';
import type { KeyRing } from './features/policies/key-ring.ts';
import type { WakePort } from './queue/wake-port.ts';

/** What the verbs need from outside; built once in compose.ts. */
export interface Deps {
  readonly pool: Pool;
  readonly wake: WakePort;
  readonly artifacts: ArtifactStore;
  readonly dataDir: string;
  /** What policies and manifests are signed with. */
  readonly keys: KeyRing;
  readonly newId: (prefix: string) => string;
}

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;
