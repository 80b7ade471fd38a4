import { BREAKER_SCOPES } from '@framefarm/domain';
import Type, { type Static } from 'typebox';
import { Instant, Name, oneOf, strictObject, text } from '../primitives.ts';

/** Open circuit breakers: phones of the scope take health runs only, and nothing of theirs is judged. */
export const Breakers = strictObject({
  breakers: Type.Array(strictObject({ scope: oneOf(BREAKER_SCOPES), reason: Type.String(), openedAt: Instant })),
});
export type Breakers = Static<typeof Breakers>;
export const CloseBreakerBody = strictObject({ by: Name, reason: text(1, 2000) });
