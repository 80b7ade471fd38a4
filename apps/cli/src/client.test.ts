import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { createClient } from './client.ts';
import { CommandError } from './errors.ts';

it('says why nobody answers, and what to do', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  const asked = createClient({ url: `http://127.0.0.1:${port}`, token: 'any' }).models();
  await expect(asked).rejects.toThrow(CommandError);
  await expect(asked).rejects.toThrow(`does not answer (connect ECONNREFUSED 127.0.0.1:${port}); is the farm running?`);
});
