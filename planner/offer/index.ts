export * from './compare-ledgers.ts';
export * from './compare-offers.ts';
export * from './exchange-behind.ts';
export * from './find-again.ts';
export * from './margin.ts';
