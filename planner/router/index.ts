export * from './bounds.ts';
export * from './earliest-arrival.ts';
export { beginDays } from './labels.ts';
export * from './latest-departure.ts';
export * from './query.ts';
export { endOfWorks, firstDepartureFrom, latestStartOfWorks, latestStartToBoard } from './ride-clock.ts';
export * from './search.ts';
export * from './static/index.ts';
