import { cubicCentimetres, DEFAULT_STATUSES, grams, minorUnits, type EpochMin, type PlaceId } from '../../planner/domain/index.ts';
import type { Edition } from '../../planner/network/index.ts';
import type { MarketReach, QuoteRequest } from '../../planner/quote/index.ts';
import type { Engine, RunOptions } from '../ports/engine.ts';

/** A pallet-sized consignment of ordinary goods, for questions about the network rather than about one customer. */
export const sampleQuestion = (from: PlaceId, readyAt: EpochMin): Omit<QuoteRequest, 'to'> => ({
  from, readyAt, dueAt: undefined, regime: '9710', currency: 'CNY', modes: undefined, carriers: undefined, via: [], avoid: [], statuses: DEFAULT_STATUSES,
  cargo: { weight: grams(420_000), volume: cubicCentimetres(3_200_000), value: { amount: minorUnits(3_000_000), currency: 'CNY' }, hsCode: undefined, temperature: 'T-AMB', dangerousGoods: undefined },
});

export const marketsOf = (edition: Edition): PlaceId[] => edition.places.filter((place) => place.kind === 'market').map((place) => place.id).sort();

/** Every market from one door, for the map and for the connectivity table. */
export const showReach = (engine: Engine, question: Omit<QuoteRequest, 'to'>, markets: readonly PlaceId[], options?: RunOptions): Promise<readonly MarketReach[]> => engine.run('reach', { question, markets }, options);
