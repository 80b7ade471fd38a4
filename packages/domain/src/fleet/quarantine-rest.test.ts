import { expect, it } from 'vitest';
import { MOST_RESTS, quarantineRestMs } from './quarantine-rest.ts';

it('a device rests twice as long each time, and after the last rest it is for a person', () => {
  const minutes = Array.from({ length: MOST_RESTS + 1 }, (_, place) => quarantineRestMs(place + 1)).map(
    (ms) => ms && ms / 60_000,
  );
  expect(minutes).toEqual([30, 60, 120, 240, 480, null]);
});
