import type { FastifyError, FastifyInstance } from 'fastify';
import { isUnavailable } from '../db/is-unavailable.ts';
import { AppError, type ErrorCode, STATUS_OF } from '../errors.ts';

const FASTIFY_CODES: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.media-type',
};

/** The only place where errors become HTTP answers. */
export function registerErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | AppError, request, reply) => {
    const known = expected(error);
    if (known === null) request.log.error({ err: error }, 'request.failed');
    const status = known === null ? 500 : STATUS_OF[known.code];
    const body = {
      code: known?.code ?? 'server.internal',
      message: known?.message ?? 'the server failed on this request; its log has the request id',
      ...(known?.details === undefined ? {} : { details: known.details }),
      requestId: request.id,
    };
    if (status === 503) reply.header('retry-after', '2');
    return reply.status(status).type('application/json').send({ error: body });
  });
  app.setNotFoundHandler((request, reply) =>
    reply.status(404).send({
      error: {
        code: 'resource.not-found',
        message: `there is no ${request.method} ${request.url.split('?')[0]}; see /docs`,
        requestId: request.id,
      },
    }),
  );
}

function expected(error: FastifyError | AppError): { code: ErrorCode; message: string; details?: unknown } | null {
  if (error instanceof AppError) return error;
  if (error.validation)
    return {
      code: 'request.invalid',
      message: `the request is not of the route's form: ${problemOf(error)}`,
      details: error.validation,
    };
  const mapped = FASTIFY_CODES[error.code];
  if (mapped !== undefined) return { code: mapped, message: error.message };
  if (isUnavailable(error)) {
    return { code: 'database.unavailable', message: 'the database does not answer; try again shortly' };
  }
  // untranslatable or unknown characters: the schemas refuse them, this is the belt
  if (/^22(P05|021)$/.test(error.code ?? ''))
    return { code: 'request.invalid', message: 'a text has characters that cannot be kept (NUL, half a character)' };
  if (error.statusCode !== undefined && error.statusCode < 500)
    return { code: 'request.invalid', message: error.message };
  return null;
}

/** Ajv's words, with the name or the choices that they leave out. As JSON: a field's name is whatever somebody sent. */
function problemOf({ message, validation }: FastifyError): string {
  const { additionalProperty, allowedValues } = validation?.[0]?.params ?? {};
  if (additionalProperty !== undefined) return `${message}: ${JSON.stringify(additionalProperty).slice(0, 100)}`;
  return allowedValues === undefined ? message : `${message}: ${JSON.stringify(allowedValues)}`;
}
