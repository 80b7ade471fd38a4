export * from './test-database.ts';
export * from './test-report.ts';
