import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { ProgramError, startProgram } from '@framefarm/program';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'framefarm-start-'));
  chmodSync(folder, 0o700);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (env: Record<string, string>) =>
  startProgram({ name: 'the API', file: 'apps/api/src/main.ts', readyEvent: 'api.ready', env });
const failure = (env: Record<string, string>) =>
  start(env).then(
    (program) => program.stop().then(() => 'started'),
    (error: ProgramError) => error.message,
  );

describe('the API', () => {
  it('starts with its own Postgres under a 0700 folder, keeps its data, and hands its token to nobody else', async () => {
    const env = {
      FRAMEFARM_DATA_DIR: path.join(folder, 'data'),
      FRAMEFARM_BOOTSTRAP_TOKEN_FILE: path.join(folder, 'api.json'),
    };
    for (let round = 0; round < 2; round += 1) {
      const api = await start(env);
      expect((await fetch(`${String(api.ready['url'])}/readyz`)).status).toBe(200);
      await api.stop();
    }
    expect(statSync(env.FRAMEFARM_BOOTSTRAP_TOKEN_FILE).mode & 0o777).toBe(0o600);
  });

  it('names every missing setting at once', async () => {
    const message = await failure({ FRAMEFARM_PORT: '65536', FRAMEFARM_PRODUCTION: '1' });
    for (const problem of [
      'FRAMEFARM_DATA_DIR is missing',
      'DATABASE_URL is missing',
      'FRAMEFARM_PORT cannot be "65536"',
    ])
      expect(message).toContain(problem);
    expect(message).toContain('exit code 78');
  });

  it('says that Postgres is unreachable', async () => {
    const env = { FRAMEFARM_DATA_DIR: folder, DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' };
    expect(await failure(env)).toMatch(/exit code 20[\s\S]*Postgres cannot be used/);
  });

  it('says that its port is taken, and leaves no Postgres behind', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const env = { FRAMEFARM_DATA_DIR: path.join(folder, 'data'), FRAMEFARM_PORT: String(port) };
    expect(await failure(env)).toMatch(new RegExp(`exit code 20[\\s\\S]*port ${port} of 127.0.0.1 is taken`));
    other.close();
    const again = await start({ FRAMEFARM_DATA_DIR: path.join(folder, 'data') });
    await again.stop();
  });
});
