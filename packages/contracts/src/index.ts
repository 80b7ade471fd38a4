export * from './primitives.ts';
export * from './harness/plan.ts';
export * from './harness/report.ts';
export * from './http/resources.ts';
export * from './policy/pre-auth-encoding.ts';
export * from './policy/wire.ts';
