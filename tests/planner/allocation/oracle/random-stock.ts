/** Small questions of stock abroad with every rule of the model in play, by seed. */
import { cubicCentimetres, epochMin, grams, gramsCo2e, minorUnits, share } from '../../../../planner/domain/index.ts';
import type { Lane, LastMile, Promised, StockQuestion } from '../../../../planner/allocation/index.ts';
import { makeLuck } from '../../../../planner/support/index.ts';

const DAY = 1440;
const MONDAY = epochMin(29_712_000);

export const randomStock = (seed: number, sourcing: 'single' | 'multiple'): StockQuestion => {
  const luck = makeLuck(seed * 7919 + (sourcing === 'single' ? 1 : 0));
  const int = (from: number, to: number): number => from + luck.below(to - from + 1);
  const often = (percent: number): boolean => luck.below(100) < percent;
  const pick = <T>(from: readonly T[]): T => from[luck.below(from.length)] as T;
  const list = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
  const weeks = pick([2, 4, 6]);
  const [skuCount, marketCount, siteCount] = [int(1, 3), int(1, 3), int(1, 3)];
  const within = (best: number): Promised[] => [{ hours: int(12, 48), share: share(int(50, 90) / 100) }, { hours: 72, share: share(int(91, best) / 100) }];
  const skus = list(skuCount, (s) => ({
    id: `S${s}`, name: `goods ${s}`, volume: cubicCentimetres(int(200, 60_000)), weight: grams(int(100, 9000)), value: minorUnits(int(500, 60_000)), shelfDays: often(15) ? int(20, 80) : undefined,
    temperature: often(10) ? 'T-CHL' : 'T-AMB', regimes: often(85) ? ['9610', '9810', '1210'] : pick([['9810'], ['9610', '1210'], ['9610']]), returned: share(int(0, 12) / 100),
  }));
  const markets = list(marketCount, (m) => ({
    id: `M${m}`, country: pick(['KR', 'JP']), promise: { hours: 72, share: share(pick([0.8, 0.9, 0.93])) }, directPromise: often(60) ? { hours: 240, share: share(0.9) } : undefined,
  }));
  const demand = skus.flatMap(({ id: sku }) => markets.flatMap(({ id: market }) => {
    if (often(12)) return [];
    const level = pick([0.3, 2, 8, 30]);
    const mean = list(weeks, () => level * int(5, 15));
    return [{ sku, market, mean, variance: mean.map((n) => n * int(0, 4)) }];
  }));
  const warehouses = list(siteCount, (w) => ({
    id: `W${w}`, country: pick(['KR', 'JP']), fixed: minorUnits(int(0, 400_000)), inboundPerM3: minorUnits(int(0, 9000)), outboundPerUnit: minorUnits(int(20, 300)), returnPerUnit: minorUnits(int(0, 900)),
    storage: pick([[{ fromDay: 0, perM3Day: minorUnits(int(0, 400)) }], [{ fromDay: 0, perM3Day: minorUnits(0) }, { fromDay: 10, perM3Day: minorUnits(300) }, { fromDay: 30, perM3Day: minorUnits(900) }]]),
    capacity: cubicCentimetres(often(35) ? int(300_000, 6_000_000) : 500_000_000), temperatures: often(70) ? ['T-AMB', 'T-CHL'] : ['T-AMB'],
    decided: often(20) ? pick(['open', 'closed'] as const) : undefined,
  }));
  const lanes = warehouses.flatMap(({ id: warehouse }, w) => list(int(1, 2), (l): Lane => {
    const [first, step] = [int(0, 5), pick([2, 3.5, 7])];
    const departures = list(Math.max(2, Math.floor((weeks * 7 - first - 0.01) / step)), (d) => epochMin(MONDAY + Math.round((first + d * step) * DAY) + (d > 0 ? int(0, 600) : 0)));
    return {
      id: `L${w}${l}`, warehouse, regime: pick(['9810', '9810', '1210']), temperatures: often(85) ? ['T-AMB', 'T-CHL'] : ['T-AMB'], perRevenueTon: minorUnits(int(5000, 90_000)), perShipment: minorUnits(int(0, 30_000)),
      duty: share(pick([0, 0, 0.08])), co2ePerTon: gramsCo2e(int(10_000, 200_000)), departures, every: pick([[1], [1, 2], [1, 2, 4]]),
      leadTime: [{ hours: int(48, 96), share: share(0.5) }, { hours: int(96, 150), share: share(0.25) }, { hours: int(150, 400), share: share(0.25) }], estimated: true,
    };
  }));
  const lastMiles = warehouses.flatMap(({ id: warehouse }) => markets.flatMap(({ id: market }): LastMile[] =>
    often(85) ? [{ warehouse, market, perUnit: minorUnits(int(200, 2500)), perKg: minorUnits(int(0, 400)), co2ePerTon: gramsCo2e(int(1000, 90_000)), within: within(99) }] : []));
  const direct = markets.flatMap(({ id: market }) => often(85)
    ? [{ market, perUnit: minorUnits(int(900, 5000)), perKg: minorUnits(int(200, 3000)), duty: share(0.1), freeUpTo: minorUnits(20_000), returnPerUnit: minorUnits(int(0, 4000)), co2ePerTon: gramsCo2e(int(500_000, 2_000_000)), within: [{ hours: 240, share: share(0.95) }] }]
    : []);
  const least = often(10) ? 1 : 0;
  const question: StockQuestion = {
    currency: 'CNY', startsAt: MONDAY, weeks, skus, markets, demand, warehouses, lanes, lastMiles, direct, capitalPerYear: share(int(0, 30) / 100), sourcing,
    mostSites: often(30) ? Math.max(least, 1) : siteCount, leastSites: least, budget: often(20) ? minorUnits(int(100_000, 700_000)) : undefined,
  };
  // Drawn last, so that all else of a seed stays as it was.
  return { ...question, direct: direct.map((mail) => (often(50) ? { ...mail, chargeable: { cm3PerKg: pick([5000, 6000]), step: grams(pick([1, 100, 500])) } } : mail)) };
};
