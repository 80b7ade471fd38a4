export * from './check-policy.ts';
export * from './create-policy-client.ts';
export * from './verify-envelope.ts';
