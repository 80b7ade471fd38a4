export * from './assert-never.ts';
export * from './words.ts';
