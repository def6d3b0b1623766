export * from './bounds.ts';
export * from './query.ts';
export * from './search.ts';
