import { expect, it } from 'vitest';
import { sleep } from '../retry.ts';
import { together } from './together.ts';

const never = new AbortController().signal;

it('both answers come back in their order', async () =>
  expect(
    await together(
      never,
      () => sleep(5, never).then(() => 'slow'),
      async () => 'quick',
    ),
  ).toEqual(['slow', 'quick']));

it('the first failure is thrown, after the other was stopped and has ended', async () => {
  const log: string[] = [];
  const failing = () => Promise.reject(new RangeError('broken'));
  const tidy = (until: AbortSignal) =>
    sleep(60_000, until).catch(async (error: Error) => {
      await sleep(5, never);
      log.push(`stopped by ${error.message}`);
      throw error;
    });
  await expect(together(never, tidy, failing)).rejects.toThrow('broken');
  expect(log).toEqual(['stopped by broken']);
});
