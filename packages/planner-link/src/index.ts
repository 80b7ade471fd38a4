export * from './answer-planner.ts';
