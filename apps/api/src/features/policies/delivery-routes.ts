import { Envelope, Name, oneOf } from '@framefarm/contracts';
import { CHANNELS, PLATFORMS } from '@framefarm/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { transaction } from '../../db/transaction.ts';
import type { App, Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { type ServedFile, type ServedFiles, isKnown } from '../../http/served-files.ts';
import { freshManifest } from './fresh-manifest.ts';
import { createManifestSignal } from './manifest-signal.pg.ts';
import { readBlob } from './policy-store.pg.ts';
import { readRoot } from './root-store.pg.ts';

/** So long an instance answers by itself before it looks into Postgres again: a publish elsewhere is there within it. */
const MANIFEST_LIFE_MS = 1000;
/** A digest says it all; but a rotation puts new signatures around the same bytes. */
const IMMUTABLE_LIFE_MS = 60_000;
const SHORT = 'public, max-age=60, stale-while-revalidate=600, stale-if-error=604800';
const FOR_EVER = 'public, max-age=31536000, immutable';
const MOST_LISTENERS = 1000;
const HEARTBEAT_MS = 15_000;

const place = Type.Object({ app: Name, channel: oneOf(CHANNELS), platform: oneOf(PLATFORMS) });
const digestFile = Type.Object({ file: Type.String({ pattern: '^[0-9a-f]{64}\\.json$' }) });
const rootFile = Type.Object({ app: Name, file: Type.String({ pattern: '^[1-9][0-9]{0,8}\\.json$' }) });

/** What phones and CDNs fetch, without a token. */
export function deliveryRoutes(app: App, { pool, keys }: Deps, files: ServedFiles, stopping: AbortSignal): void {
  app.get(
    '/v1/policy/:app/:channel/:platform/manifest.json',
    { config: { public: true }, schema: { params: place, response: { 200: Envelope, 304: Type.Null() } } },
    async (request, reply) => {
      const manifest = await transaction(pool, (tx) => freshManifest(tx, request.params, keys, new Date()));
      if (manifest === null)
        throw new AppError('resource.not-found', 'nothing is published for this app, channel and platform');
      return serve(request, reply, fileOf(manifest.envelope, manifest.etag, SHORT), MANIFEST_LIFE_MS);
    },
  );
  app.get(
    '/v1/policy/blob/:file',
    { config: { public: true }, schema: { params: digestFile, response: { 200: Envelope, 304: Type.Null() } } },
    async (request, reply) => {
      const sha256 = request.params.file.slice(0, 64);
      const envelope = await readBlob(pool, sha256);
      if (envelope === null)
        throw new AppError('resource.not-found', `no policy or manifest with digest ${sha256} is published`);
      return serve(request, reply, fileOf(envelope, `"${sha256}"`, FOR_EVER), IMMUTABLE_LIFE_MS);
    },
  );
  app.get(
    '/v1/policy/:app/root/:file',
    { config: { public: true }, schema: { params: rootFile, response: { 200: Envelope, 304: Type.Null() } } },
    async (request, reply) => {
      const version = Number.parseInt(request.params.file, 10);
      const envelope = await readRoot(pool, request.params.app, version);
      if (envelope === null)
        throw new AppError('resource.not-found', `${request.params.app} has no root document ${version}`);
      return serve(request, reply, fileOf(envelope, `"root-${version}"`, FOR_EVER), IMMUTABLE_LIFE_MS);
    },
  );

  const signal = createManifestSignal(pool, (error) => app.log.error({ err: error }, 'policy.signal-failed'));
  app.addHook('onClose', async () => signal.stop());
  app.get(
    '/v1/policy/:app/:channel/events',
    { config: { public: true }, schema: { params: Type.Object({ app: Name, channel: oneOf(CHANNELS) }) } },
    async (request, reply) => {
      if (signal.count >= MOST_LISTENERS)
        throw new AppError('policy.too-many-listeners', 'too many listen here; ask for the manifest instead');
      const { raw } = reply;
      const stop = await signal.listen(request.params.app, request.params.channel, (event) => {
        files.forget();
        raw.write(`id: ${event.manifestVersion}\ndata: ${JSON.stringify(event)}\n\n`);
      });
      reply.hijack();
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      raw.write('retry: 5000\n\n');
      const heartbeat = setInterval(() => raw.write(':\n\n'), HEARTBEAT_MS);
      const end = () => {
        clearInterval(heartbeat);
        stop();
        raw.end();
      };
      raw.once('close', end);
      stopping.addEventListener('abort', end, { once: true });
    },
  );

  /** Answers, and keeps the answer for those who ask next. */
  function serve(request: FastifyRequest, reply: FastifyReply, file: ServedFile, lifeMs: number) {
    if (!request.url.includes('?')) files.put(request.url, file, lifeMs);
    reply.header('etag', file.etag).header('cache-control', file.cacheControl);
    if (isKnown(request.headers['if-none-match'], file.etag)) return reply.status(304).send(null);
    // bytes pass the response schema by: they are the stored envelope
    return reply.type('application/json; charset=utf-8').send(file.body as never);
  }
}

const fileOf = (envelope: Envelope, etag: string, cacheControl: string): ServedFile => ({
  body: Buffer.from(JSON.stringify(envelope)),
  etag,
  cacheControl,
});
