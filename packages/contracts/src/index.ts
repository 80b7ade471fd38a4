export * from './primitives.ts';
export * from './harness/plan.ts';
export * from './harness/report.ts';
export * from './http/resources.ts';
