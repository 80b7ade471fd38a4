export * from './frame-order.ts';
export * from './replay-fixed.ts';
export * from './tune-fixed.ts';
