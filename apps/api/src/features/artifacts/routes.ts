import { Readable } from 'node:stream';
import { Sha256 } from '@framefarm/contracts';
import Type from 'typebox';
import type { App, Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { principalOf } from '../../http/auth.ts';
import { limitBytes } from './limit-bytes.ts';

const MAX_BYTES = 2 * 1024 ** 3;
const params = Type.Object({ sha256: Sha256 });

export function artifactRoutes(app: App, { pool, artifacts }: Deps): void {
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));

  app.put(
    '/v1/artifacts/:sha256',
    { config: { scope: 'artifacts:write' }, bodyLimit: MAX_BYTES, schema: { params } },
    async (request, reply) => {
      const { sha256 } = request.params;
      if (!(request.body instanceof Readable))
        throw new AppError('request.media-type', 'an artifact is sent as application/octet-stream');
      const bytes = await artifacts.put(sha256, limitBytes(request.body, MAX_BYTES));
      await pool.query('INSERT INTO artifact (tenant_id, sha256, bytes) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
        principalOf(request).tenantId,
        sha256,
        bytes,
      ]);
      return reply.status(201).send({ sha256, bytes });
    },
  );

  app.get(
    '/v1/artifacts/:sha256',
    { config: { scope: ['artifacts:read', 'runner'] }, schema: { params } },
    async (request, reply) => {
      const { sha256 } = request.params;
      const known = await pool.query('SELECT 1 FROM artifact WHERE tenant_id = $1 AND sha256 = $2', [
        principalOf(request).tenantId,
        sha256,
      ]);
      const size = known.rowCount === 0 ? null : await artifacts.size(sha256);
      if (size === null) throw new AppError('resource.not-found', `there is no artifact ${sha256}; PUT it first`);
      reply.header('accept-ranges', 'bytes').header('etag', `"${sha256}"`).type('application/octet-stream');
      const range = readRange(request.headers.range, size);
      if (range === null) return reply.header('content-length', size).send(await artifacts.read(sha256));
      reply
        .status(206)
        .header('content-range', `bytes ${range.start}-${range.end}/${size}`)
        .header('content-length', range.end - range.start + 1);
      return reply.send(await artifacts.read(sha256, range));
    },
  );
}

/** One range of RFC 9110 14.1.2; null when none was asked for. */
function readRange(header: string | undefined, size: number): { start: number; end: number } | null {
  if (header === undefined) return null;
  const match = /^bytes=(\d*)-(\d*)$/.exec(header);
  const [first, last] = [match?.[1] ?? '', match?.[2] ?? ''];
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (!match || (first === '' && last === '') || start > end) {
    throw new AppError(
      'range.not-satisfiable',
      `the range ${header} does not lie in the ${size} bytes of this artifact`,
    );
  }
  return { start, end };
}
