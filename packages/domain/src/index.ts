export * from './assert-never.ts';
export * from './words.ts';
export * from './device-selector.ts';
export * from './gates/launch-gates.ts';
