export * from './arrival.ts';
export { certain, type Chances } from './chances.ts';
export * from './figures.ts';
export * from './spread.ts';
export type { UncertainWork } from './work.ts';
