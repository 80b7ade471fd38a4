import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';

/** The header that makes a repeat harmless; `request.idempotency-key-missing` without it. */
export function requireIdempotencyKey(request: Pick<FastifyRequest, 'headers'>): string {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && key.length > 0 && key.length <= 200) return key;
  throw new AppError(
    'request.idempotency-key-missing',
    'send the header Idempotency-Key with a text of your choice, so that a repeat is harmless',
  );
}
