import { createHash } from 'node:crypto';
import { Name, oneOf } from '@framefarm/contracts';
import { CHANNELS, PLATFORMS, TIERS } from '@framefarm/domain';
import { type Tier, armOf, tierOf } from '@framefarm/policy-client';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { transaction } from '../../db/transaction.ts';
import type { App, Deps } from '../../deps.ts';
import { isKnown } from '../../http/served-files.ts';
import { payloadOf } from './change-manifest.ts';
import { freshManifest } from './fresh-manifest.ts';
import { readBlob } from './policy-store.pg.ts';

/** The one flag that there is. */
const FLAG = 'sampling-policy';

/** OpenFeature's evaluation context; further fields are the app's own business. */
const EvaluationContext = Type.Object({
  targetingKey: Type.String({ minLength: 1, maxLength: 500 }),
  app: Name,
  channel: oneOf(CHANNELS),
  platform: oneOf(PLATFORMS),
  tier: Type.Optional(oneOf(TIERS)),
  model: Type.Optional(Name),
  soc: Type.Optional(Name),
  ramMb: Type.Optional(Type.Number({ minimum: 0 })),
  performanceClass: Type.Optional(Type.Number({ minimum: 0 })),
});
type EvaluationContext = Static<typeof EvaluationContext>;
const contextSchema = Compile(EvaluationContext);
const body = Type.Object({ context: Type.Optional(Type.Unknown()) });
const answers = { 200: Type.Unknown(), 304: Type.Null(), 400: Type.Unknown(), 404: Type.Unknown() };

interface Evaluation {
  readonly key: string;
  readonly value?: unknown;
  readonly reason: string;
  readonly variant?: string;
  readonly metadata: Readonly<Record<string, string | number>>;
}

/** The OpenFeature Remote Evaluation Protocol: stock clients get the signed policy of their tier and arm as the value of one flag. */
export function ofrepRoutes(app: App, { pool, keys }: Deps): void {
  app.post(
    '/ofrep/v1/evaluate/flags',
    { config: { public: true }, schema: { body, response: answers } },
    async (request, reply) => {
      const { context } = request.body;
      const invalid = problemOf(context);
      if (invalid !== null) return reply.status(400).send(invalid);
      const wanted = context as EvaluationContext;
      const evaluation = await evaluate(wanted);
      const requestUri = `/v1/policy/${encodeURIComponent(wanted.app)}/${wanted.channel}/events`;
      const answer = {
        flags: evaluation === null ? [] : [evaluation],
        eventStreams: [{ type: 'sse', endpoint: { requestUri } }],
      };
      const etag = `"sha256-${createHash('sha256').update(JSON.stringify(answer)).digest('base64url')}"`;
      reply.header('etag', etag);
      if (isKnown(request.headers['if-none-match'], etag)) return reply.status(304).send(null);
      return reply.send(answer);
    },
  );
  app.post(
    '/ofrep/v1/evaluate/flags/:key',
    { config: { public: true }, schema: { params: Type.Object({ key: Type.String() }), body, response: answers } },
    async (request, reply) => {
      const { key } = request.params;
      const invalid = problemOf(request.body.context);
      if (invalid !== null) return reply.status(400).send({ key, ...invalid });
      const evaluation = key === FLAG ? await evaluate(request.body.context as EvaluationContext) : null;
      if (evaluation !== null) return reply.send(evaluation);
      const errorDetails = `there is one flag, ${FLAG}, for what is published`;
      return reply.status(404).send({ key, errorCode: 'FLAG_NOT_FOUND', errorDetails });
    },
  );

  async function evaluate(context: EvaluationContext): Promise<Evaluation | null> {
    const row = await transaction(pool, (tx) => freshManifest(tx, context, keys, new Date()));
    if (row === null) return null;
    const { kill, tiers, tierRules, manifestVersion, notAfter } = payloadOf(row.envelope);
    const tier = context.tier ?? tierByRules(tierRules ?? [], context);
    const entry = tiers[tier];
    const metadata = { tier, manifestVersion, notAfter };
    // without a value the client takes the app's own default: the bundled policy
    if (kill !== 'none') return { key: FLAG, reason: 'DISABLED', metadata };
    if (entry === undefined) return { key: FLAG, reason: 'DEFAULT', metadata };
    const arm = armOf(entry.rollout, context.targetingKey);
    const isCandidate = arm === 'candidate' && entry.rollout?.state === 'live';
    const { sha256, policyVersion } = isCandidate && entry.rollout !== undefined ? entry.rollout.candidate : entry;
    const value = await readBlob(pool, sha256);
    if (value === null) return { key: FLAG, reason: 'DEFAULT', metadata };
    const reason = entry.rollout === undefined ? 'TARGETING_MATCH' : 'SPLIT';
    return { key: FLAG, value, reason, variant: arm, metadata: { ...metadata, sha256, policyVersion } };
  }
}

function tierByRules(rules: Parameters<typeof tierOf>[0], context: EvaluationContext): Tier {
  const { model = null, soc = null, ramMb = null, performanceClass = null } = context;
  return tierOf(rules, { model, soc, ramMb, performanceClass });
}

function problemOf(context: unknown): { errorCode: string; errorDetails: string } | null {
  if (contextSchema.Check(context)) return null;
  const key = (context as { targetingKey?: unknown } | null | undefined)?.targetingKey;
  if (typeof key !== 'string' || key === '')
    return { errorCode: 'TARGETING_KEY_MISSING', errorDetails: 'targetingKey is the random id of the installation' };
  const errorDetails = 'the context names app, channel and platform, and tier or model, soc, ramMb, performanceClass';
  return { errorCode: 'INVALID_CONTEXT', errorDetails };
}
