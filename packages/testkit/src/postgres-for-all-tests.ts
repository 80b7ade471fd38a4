import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startLocalPostgres } from '@framefarm/local-postgres';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** One real Postgres per test run; its database `postgres` is migrated once and serves as the template of every test database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'framefarm-postgres-'));
  const postgres = await startLocalPostgres({ dataDir: path.join(folder, 'data') });
  try {
    execFileSync(process.execPath, ['--import', 'tsx', 'apps/api/src/db/migrate-main.ts', postgres.url], {
      stdio: 'pipe',
    });
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  project.provide('postgresUrl', postgres.url);
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
