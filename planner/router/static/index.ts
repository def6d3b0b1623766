export * from './contract-graph.ts';
export * from './graph.ts';
export * from './pareto-front.ts';
export * from './point-to-point.ts';
