/** One small question, written out: two warehouses in Korea, one in Japan, two SKUs; and a plan of it that keeps every rule. */
import { cubicCentimetres, epochMin, grams, gramsCo2e, minorUnits, share } from '../../../planner/domain/index.ts';
import type { Lane, LastMile, StockPlan, StockQuestion, Warehouse } from '../../../planner/allocation/index.ts';

/** 2026-01-05T00:00Z, a Monday. */
const START = 29_459_520;
const DAY = 1440;
const warehouse = (id: string, country: string, fixed: number): Warehouse => ({
  id, country, fixed: minorUnits(fixed), inboundPerM3: minorUnits(4000), outboundPerUnit: minorUnits(400), returnPerUnit: minorUnits(700), storage: [{ fromDay: 0, perM3Day: minorUnits(0) }, { fromDay: 20, perM3Day: minorUnits(300) }],
  capacity: cubicCentimetres(40_000_000), temperatures: ['T-AMB'], decided: undefined,
});
const lane = (id: string, to: string, hours: number): Lane => ({
  id, warehouse: to, regime: '9810', temperatures: ['T-AMB'], perRevenueTon: minorUnits(30_000), perShipment: minorUnits(50_000), duty: share(0.02), co2ePerTon: gramsCo2e(50_000),
  departures: [1, 4, 8, 11, 15, 18, 22, 25].map((day) => epochMin(START + day * DAY)), every: [1, 2], leadTime: [{ hours, share: share(0.75) }, { hours: hours + 48, share: share(0.25) }], estimated: false,
});
const mile = (from: string, market: string, perUnit: number, hours = 40): LastMile => ({
  warehouse: from, market, perUnit: minorUnits(perUnit), perKg: minorUnits(100), co2ePerTon: gramsCo2e(60_000), within: [{ hours: 24, share: share(0.5) }, { hours, share: share(0.96) }],
});

export const smallStock: StockQuestion = {
  currency: 'CNY', startsAt: epochMin(START), weeks: 4, capitalPerYear: share(0.1), sourcing: 'multiple', mostSites: 3, leastSites: 0, budget: undefined,
  skus: [
    { id: 'rod', name: 'rod', volume: cubicCentimetres(8000), weight: grams(1500), value: minorUnits(20_000), shelfDays: undefined, temperature: 'T-AMB', regimes: ['9610', '9810'], returned: share(0.05) },
    { id: 'mask', name: 'mask', volume: cubicCentimetres(1000), weight: grams(300), value: minorUnits(4000), shelfDays: 60, temperature: 'T-AMB', regimes: ['9610', '9810'], returned: share(0) },
  ],
  markets: [
    { id: 'PUS', country: 'KR', promise: { hours: 72, share: share(0.9) }, directPromise: { hours: 200, share: share(0.9) } },
    { id: 'SEL', country: 'KR', promise: { hours: 48, share: share(0.9) }, directPromise: { hours: 200, share: share(0.9) } },
    { id: 'TYO', country: 'JP', promise: { hours: 72, share: share(0.85) }, directPromise: undefined },
  ],
  demand: [
    { sku: 'rod', market: 'SEL', mean: [200, 220, 260, 240], variance: [400, 440, 520, 480] },
    { sku: 'rod', market: 'PUS', mean: [80, 80, 80, 80], variance: [160, 160, 160, 160] },
    { sku: 'rod', market: 'TYO', mean: [100, 90, 110, 120], variance: [300, 270, 330, 360] },
    { sku: 'mask', market: 'SEL', mean: [30, 30, 40, 20], variance: [60, 60, 80, 40] },
  ],
  warehouses: [warehouse('ICN', 'KR', 900_000), warehouse('PSN', 'KR', 500_000), warehouse('TKO', 'JP', 700_000)],
  lanes: [lane('WEI-ICN', 'ICN', 60), lane('QIN-PSN', 'PSN', 84), lane('QIN-TKO', 'TKO', 110)],
  lastMiles: [mile('ICN', 'SEL', 1400), mile('ICN', 'PUS', 1900, 60), mile('PSN', 'PUS', 1300), mile('PSN', 'SEL', 2000), mile('TKO', 'TYO', 2500)],
  direct: [{ market: 'PUS', within: 0.95 }, { market: 'SEL', within: 0.95 }, { market: 'TYO', within: 0.8 }].map(({ market, within }) => ({
    market, perUnit: minorUnits(1800), perKg: minorUnits(3500), duty: share(0.1), freeUpTo: minorUnits(100_000), returnPerUnit: minorUnits(2500), co2ePerTon: gramsCo2e(900_000), within: [{ hours: 72, share: share(within) }],
  })),
};

export const smallPlan: StockPlan = {
  sites: [{ warehouse: 'ICN', lane: 'WEI-ICN', every: 2 }, { warehouse: 'TKO', lane: 'QIN-TKO', every: 1 }],
  served: [{ sku: 'rod', market: 'SEL', from: 'ICN' }, { sku: 'rod', market: 'PUS', from: 'ICN' }, { sku: 'rod', market: 'TYO', from: 'TKO' }, { sku: 'mask', market: 'SEL', from: undefined }],
};
