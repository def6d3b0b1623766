/** The reach of a place in order, and how near or how cheap each market is against the others. */
import type { ReachMarket } from '../api/types.ts';

export type ReachOrder = 'time' | 'price';
/** 1 is soonest or cheapest, 3 is latest or dearest. */
export type Grade = 1 | 2 | 3;

/** Hours within which a market counts as near, and as within reach of a week. */
export const GRADES = [72, 168] as const;

const valueOf = (market: ReachMarket, order: ReachOrder): number => (order === 'time' ? (market.hours ?? Infinity) : market.price ? Number(market.price.amount) : Infinity);

/** Least first; markets without a way come last, as they came. */
export const sortMarkets = (markets: readonly ReachMarket[], order: ReachOrder): readonly ReachMarket[] =>
  [...markets].sort((a, b) => {
    const [x, y] = [valueOf(a, order), valueOf(b, order)];
    return x === y ? 0 : x - y;
  });

/** Up to where the first two grades go: fixed hours, or the prices below which a third and two thirds of the markets lie. */
export const gradeLimits = (markets: readonly ReachMarket[], order: ReachOrder): readonly [number, number] => {
  if (order === 'time') return GRADES;
  const prices = sortMarkets(markets, 'price').map((market) => valueOf(market, 'price')).filter(Number.isFinite);
  const upTo = (share: number): number => prices[Math.max(0, Math.ceil(prices.length * share) - 1)] ?? 0;
  return [upTo(1 / 3), upTo(2 / 3)];
};

/** Undefined where there is no way. */
export const gradeOf = (market: ReachMarket, order: ReachOrder, [near, far]: readonly [number, number]): Grade | undefined => {
  const value = valueOf(market, order);
  if (!Number.isFinite(value)) return undefined;
  return value <= near ? 1 : value <= far ? 2 : 3;
};
