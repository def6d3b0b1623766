/** The reach of a place in order. */
import type { ReachMarket } from '../api/types.ts';

export type ReachOrder = 'time' | 'price';

const valueOf = (market: ReachMarket, order: ReachOrder): number => (order === 'time' ? (market.hours ?? Infinity) : market.price ? Number(market.price.amount) : Infinity);

/** Least first; markets without a way come last, as they came. */
export const sortMarkets = (markets: readonly ReachMarket[], order: ReachOrder): readonly ReachMarket[] =>
  [...markets].sort((a, b) => {
    const [x, y] = [valueOf(a, order), valueOf(b, order)];
    return x === y ? 0 : x - y;
  });
