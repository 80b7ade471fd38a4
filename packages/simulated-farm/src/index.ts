export * from './farm-parameters.ts';
export * from './iteration-pool.ts';
export * from './launch-log.ts';
export * from './noise-family.ts';
export * from './run-pair.ts';
export * from './simulated-phone.ts';
