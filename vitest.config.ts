import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{apps,packages,eval,bench,dashboards,scripts}/**/*.test.ts'],
          exclude: [...exclude, '**/*.{integration,e2e}.test.ts'],
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{apps,packages,dashboards}/**/*.integration.test.ts'],
          exclude,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          globalSetup: ['packages/testkit/src/postgres-for-all-tests.ts'],
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['{apps,packages,demo}/**/*.e2e.test.ts'],
          exclude,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
