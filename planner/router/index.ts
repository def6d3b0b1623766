export * from './contract-graph.ts';
export * from './earliest-arrival.ts';
export * from './latest-departure.ts';
export * from './point-to-point.ts';
export * from './query.ts';
export * from './search.ts';
export * from './static-front.ts';
export * from './static-graph.ts';
