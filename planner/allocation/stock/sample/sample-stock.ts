/**
 * A seeded question of stock abroad of realistic shape, for benches, demonstrations and the command line; invented throughout. Sites and markets lie on a plain
 * of 1,000 km; the last mile costs and takes more the farther it goes, so that a site serves the markets around it in time. Rooms are worth their rent:
 * about a third of the sites pay. The same seed and sizes, the same question.
 */
import { cubicCentimetres, epochMin, grams, gramsCo2e, minorUnits, share } from '../../../domain/index.ts';
import { drawFrom, type Draw, type Weighted } from '../../../support/index.ts';
import type { Demand, DirectMail, Lane, LastMile, Market, Sku, StockQuestion, Warehouse } from '../question.ts';

export interface StockSampleSize {
  readonly seed: number;
  readonly skus: number;
  readonly markets: number;
  readonly sites: number;
  readonly weeks: number;
}

/** 2026-01-05T00:00Z, a Monday. */
const START_DAY = 20_458;
const MIN_PER_DAY = 1440;
const FEN = 100;
const COUNTRIES = ['KR', 'JP'];

/** Millilitres, by how often. */
const VOLUMES: Weighted<readonly [number, number]> = [[40, [200, 2000]], [40, [2000, 15_000]], [20, [15_000, 60_000]]];
/** Grams a litre. */
const DENSITIES = [120, 450] as const;
/** Yuan. */
const VALUES: Weighted<readonly [number, number]> = [[50, [15, 90]], [35, [90, 300]], [15, [300, 1200]]];
/** Hundredths of a unit a week, in a market of usual size. */
const LEVELS: Weighted<readonly [number, number]> = [[50, [10, 60]], [30, [60, 300]], [15, [300, 1200]], [5, [1200, 6000]]];

const range = (draw: Draw, [from, to]: readonly [number, number]): number => draw.int(from, to);
const idOf = (letter: string, i: number): string => `${letter}${String(i + 1).padStart(4, '0')}`;
interface Spot {
  readonly x: number;
  readonly y: number;
}
const spots = (draw: Draw, count: number): Spot[] => Array.from({ length: count }, () => ({ x: draw.int(0, 1000), y: draw.int(0, 1000) }));
/** Kilometres along streets, so that no root is taken. */
const distance = (a: Spot, b: Spot): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

export const sampleStock = ({ seed, skus: skuCount, markets: marketCount, sites: siteCount, weeks }: StockSampleSize): StockQuestion => {
  const draw = drawFrom(seed);
  const [siteSpots, marketSpots] = [spots(draw, siteCount), spots(draw, marketCount)];
  const skus = Array.from({ length: skuCount }, (_, i) => drawSku(draw, i));
  const markets = Array.from({ length: marketCount }, (_, i): Market => ({
    id: idOf('M', i), country: COUNTRIES[i % COUNTRIES.length] as string, promise: draw.perMille(600) ? { hours: 72, share: share(0.95) } : { hours: 48, share: share(0.9) }, directPromise: { hours: 240, share: share(0.9) },
  }));
  const sizes = markets.map(() => draw.int(3, 20));
  const demand = skus.flatMap((sku) => drawDemand(draw, sku, markets, sizes, weeks));
  const perDay = dailyCubic(skus, demand, weeks);
  const warehouses = siteSpots.map((_, i) => drawWarehouse(draw, i, perDay / siteCount, weeks));
  const lanes = warehouses.flatMap(({ id }, i) => [0, 1].map((l) => drawLane(draw, id, i, l, weeks)));
  const lastMiles = warehouses.flatMap(({ id: warehouse }, w) => markets.flatMap(({ id: market }, m): LastMile[] => {
    const km = distance(siteSpots[w] as Spot, marketSpots[m] as Spot);
    if (km > 900) return [];
    const hours = 16 + Math.round(km / 25);
    return [{ warehouse, market, perUnit: minorUnits((9 * FEN) + km), perKg: minorUnits(80 + Math.round(km / 5)), co2ePerTon: gramsCo2e(20_000 + km * 110), within: [{ hours, share: share(0.6) }, { hours: hours + 12, share: share(0.9) }, { hours: hours + 24, share: share(0.98) }] }];
  }));
  const direct = markets.flatMap(({ id: market }): DirectMail[] => [{
    market, perUnit: minorUnits(draw.int(14, 20) * FEN), perKg: minorUnits(draw.int(30, 48) * FEN), duty: share(0.1), freeUpTo: minorUnits(1000 * FEN), returnPerUnit: minorUnits(25 * FEN), co2ePerTon: gramsCo2e(draw.int(700_000, 1_400_000)),
    within: [{ hours: draw.int(96, 216), share: share(0.93) }],
  }]);
  return {
    currency: 'CNY', startsAt: epochMin(START_DAY * MIN_PER_DAY), weeks, skus, markets, demand, warehouses, lanes, lastMiles, direct, capitalPerYear: share(0.12), sourcing: 'multiple', mostSites: siteCount, leastSites: 0, budget: undefined,
  };
};

const drawSku = (draw: Draw, i: number): Sku => {
  const millilitres = range(draw, draw.weighted(VOLUMES));
  return {
    id: idOf('S', i), name: `sample goods ${i + 1}`, volume: cubicCentimetres(millilitres), weight: grams(Math.max(50, Math.round((millilitres * range(draw, DENSITIES)) / 1000))), value: minorUnits(range(draw, draw.weighted(VALUES)) * FEN),
    shelfDays: draw.perMille(60) ? draw.int(90, 360) : undefined, temperature: 'T-AMB', regimes: draw.perMille(900) ? ['9610', '9810', '1210'] : ['9610', '9810'], returned: share(draw.int(1, 9) / 100),
  };
};

const drawDemand = (draw: Draw, { id: sku }: Sku, markets: readonly Market[], sizes: readonly number[], weeks: number): Demand[] => {
  const level = range(draw, draw.weighted(LEVELS));
  const [peak, height, spread] = [draw.int(0, weeks - 1), draw.int(0, 80), draw.int(10, 25)];
  return markets.flatMap(({ id: market }, m): Demand[] => {
    if (draw.perMille(150)) return [];
    const own = (level * (sizes[m] as number) * draw.int(4, 16)) / 100;
    // Hundredths of a unit, a triangle of ten weeks over the rest.
    const mean = Array.from({ length: weeks }, (_, week) => Math.max(1, Math.round(own * (1 + (height * Math.max(0, 5 - Math.abs(week - peak))) / 500))) / 100);
    return [{ sku, market, mean, variance: mean.map((units) => Math.round(units * spread * 10) / 100) }];
  });
};

const dailyCubic = (skus: readonly Sku[], demand: readonly Demand[], weeks: number): number => {
  const volume = new Map(skus.map((sku) => [sku.id, sku.volume]));
  return demand.reduce((sum, { sku, mean }) => sum + (volume.get(sku) as number) * mean.reduce((a, b) => a + b, 0), 0) / (weeks * 7);
};

const drawWarehouse = (draw: Draw, i: number, dailyShare: number, weeks: number): Warehouse => {
  // Room for some days' sales of several times its share; rent by the room.
  const capacity = Math.round(dailyShare * draw.int(60, 220));
  const rent = draw.int(80, 180);
  return {
    id: idOf('W', i), country: COUNTRIES[i % COUNTRIES.length] as string, fixed: minorUnits(Math.round((capacity / 1_000_000) * rent * FEN * (weeks / 4)) + draw.int(8, 20) * 1000 * FEN), inboundPerM3: minorUnits(draw.int(35, 70) * FEN),
    outboundPerUnit: minorUnits(draw.int(300, 600)), returnPerUnit: minorUnits(draw.int(500, 1200)),
    storage: [{ fromDay: 0, perM3Day: minorUnits(0) }, { fromDay: 30, perM3Day: minorUnits(draw.int(150, 250)) }, { fromDay: 90, perM3Day: minorUnits(draw.int(300, 600)) }],
    capacity: cubicCentimetres(capacity), temperatures: ['T-AMB'], decided: undefined,
  };
};

const drawLane = (draw: Draw, warehouse: string, i: number, l: number, weeks: number): Lane => {
  const step = l === 0 ? 7 : draw.pick([2, 3, 4]);
  const first = draw.int(0, step - 1);
  const hour = draw.int(8, 20);
  const departures = Array.from({ length: Math.ceil((weeks * 7 - first) / step) }, (_, d) => epochMin((START_DAY + first + d * step) * MIN_PER_DAY + hour * 60));
  const usual = draw.int(60, 160);
  return {
    id: idOf('L', 2 * i + l), warehouse, regime: l === 0 ? '9810' : '1210', temperatures: ['T-AMB'], perRevenueTon: minorUnits(draw.int(280, 800) * FEN), perShipment: minorUnits(draw.int(500, 1600) * FEN), duty: share(l === 0 ? 0.02 : 0),
    co2ePerTon: gramsCo2e(draw.int(15_000, 120_000)), departures, every: [1, 2, 4], estimated: true,
    leadTime: [{ hours: usual, share: share(0.6) }, { hours: usual + 24, share: share(0.25) }, { hours: usual + 72, share: share(0.1) }, { hours: usual + 168, share: share(0.05) }],
  };
};
