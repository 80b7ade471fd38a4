export * from './binomial.ts';
export * from './order-statistic-bounds.ts';
export * from './quantile.ts';
