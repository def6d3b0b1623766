export * from './chargeable-weight.ts';
export * from './containers.ts';
export * from './exchange.ts';
export * from './rate-card.ts';
export * from './rate-link.ts';
