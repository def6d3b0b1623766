export * from './assert.ts';
export * from './draw.ts';
export * from './fraction.ts';
export * from './keep-latest.ts';
export * from './largest-remainder.ts';
export * from './luck.ts';
export * from './pareto-set.ts';
export * from './work-clock.ts';
