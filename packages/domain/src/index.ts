export * from './assert-never.ts';
export * from './words.ts';
export * from './device-selector.ts';
export * from './prior-tier.ts';
export * from './judge-preflight.ts';
export * from './gates/launch-gates.ts';
