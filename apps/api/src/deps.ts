import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { Pool } from 'pg';
import type { WakePort } from './queue/wake.ts';

/** What the verbs need from outside; built once in compose.ts. */
export interface Deps {
  readonly pool: Pool;
  readonly wake: WakePort;
  readonly dataDir: string;
  readonly newId: (prefix: string) => string;
}

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;
