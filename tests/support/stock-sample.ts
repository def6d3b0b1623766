/** The seeded sample on the reference network, as a question of stock abroad from Weihai. */
import { DEFAULT_STATUSES, parseInstant, placeId, type EpochMin } from '../../planner/domain/index.ts';
import type { Network } from '../../planner/network/index.ts';
import { drawAssortment, stockQuestion, USUAL_CAPITAL_PER_YEAR, USUAL_FILL, USUAL_GATHER_HOURS, type BuiltQuestion, type SampleSize, type WarehouseQuery } from '../../planner/warehouses/index.ts';

export const SAMPLE_START = parseInstant('2026-06-29T00:00:00Z') as EpochMin;
export const sampleQuery = (network: Network, size: Partial<SampleSize> = {}, asked: Partial<WarehouseQuery> = {}): WarehouseQuery => {
  const { seed = 1, skus = 240, markets = 12, weeks = 26, ordersPerWeek = 9000, startsAt = SAMPLE_START } = size;
  return {
    hubs: [placeId('CNWEI')], warehouses: undefined, ...drawAssortment(network.edition, { seed, skus, markets, weeks, ordersPerWeek, startsAt }), startsAt, weeks, currency: 'CNY', statuses: DEFAULT_STATUSES,
    capitalPerYear: USUAL_CAPITAL_PER_YEAR, sourcing: 'multiple', mostSites: 9, leastSites: 0, budget: undefined, decided: new Map(), fill: USUAL_FILL, gatherHours: USUAL_GATHER_HOURS, ...asked,
  };
};
export const sampleQuestion = (network: Network, size: Partial<SampleSize> = {}, asked: Partial<WarehouseQuery> = {}): BuiltQuestion => stockQuestion(network, sampleQuery(network, size, asked));
