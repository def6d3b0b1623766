/** Figures said of a plan: rates of orders, the weighted service, the variance of a week, promises kept in a simulation, two plans compared. By hand. */
import { describe, expect, test } from 'vitest';
import { STOCK_COSTS, type StockCosts } from '../../../planner/allocation/index.ts';
import { gramsCo2e, minorUnits, share } from '../../../planner/domain/index.ts';
import { compareStockPlans, keepsPromises, ordersOnTime, ordersPerMonth, outcomePerOrder, simulatedOnTime, siteOrdersPerYear, weeklyVariance, type Simulation } from '../../../planner/warehouses/index.ts';

test('a year has 365.25 days, a month a twelfth of them', () => {
  expect(siteOrdersPerYear({ units: 400, unitsPerYear: 3652.5 }, { units: 100 })).toBeCloseTo(913.125, 9);
  expect(ordersPerMonth(70, 10)).toBeCloseTo(30.4375, 9);
});
test('the service of all markets weighs each by its orders', () => {
  expect(ordersOnTime([{ units: 300, onTime: share(1) }, { units: 100, onTime: share(0.6) }])).toBeCloseTo(0.9, 12);
  expect(ordersOnTime([])).toBe(0);
});
test('a deviation goes with the season; left out, a week varies by its mean', () => {
  expect(weeklyVariance([10, 30], undefined)).toEqual([10, 30]);
  expect(weeklyVariance([10, 30], 4)).toEqual([4, 36]);
  expect(weeklyVariance([0, 0], 4)).toEqual([0, 0]);
});
test('of more demand an order costs the whole by more orders', () => {
  const question = { demand: [{ sku: 'A', market: 'SEL', mean: [60, 40], variance: [60, 40] }] };
  const cost = minorUnits(12_000);
  expect(outcomePerOrder(question, { cost, change: { kind: 'demand', factor: 1.2 } })).toBe(100);
  expect(outcomePerOrder(question, { cost, change: { kind: 'rent', factor: 1.2 } })).toBe(120);
  expect(outcomePerOrder(question, { cost: undefined, change: { kind: 'leadTime', days: 2 } })).toBeUndefined();
});

describe('a simulation', () => {
  const market = (orders: number, mean: number): Simulation['markets'][number] => ({
    market: `M${orders}`, orders, promised: { hours: 48, share: share(0.9) }, service: { mean, standardError: 0 }, excess: mean - 0.9, filled: { mean, standardError: 0 }, direct: undefined,
  });
  test('keeps its promises a point short of them, not two; a market sent direct has none from stock', () => {
    expect(keepsPromises({ markets: [market(10, 0.891), market(0, 0)] })).toBe(true);
    expect(keepsPromises({ markets: [market(10, 0.95), market(5, 0.88)] })).toBe(false);
  });
  test('weighs markets by their orders from stock', () => {
    expect(simulatedOnTime({ markets: [market(30, 1), market(10, 0.6), market(0, 0)] })).toBeCloseTo(0.9, 12);
    expect(simulatedOnTime({ markets: [market(0, 0)] })).toBeUndefined();
  });
});

test('from one plan to another: cost by part, and lines served from elsewhere of those in both', () => {
  const summed = (costs: Partial<StockCosts>, co2e: number, served: readonly (readonly [sku: string, from: string | undefined])[]) => {
    const parts = { ...Object.fromEntries(STOCK_COSTS.map((part) => [part, minorUnits(0)])), ...costs } as StockCosts;
    const total = minorUnits(STOCK_COSTS.reduce((sum, part) => sum + parts[part], 0));
    return { plan: { served: served.map(([sku, from]) => ({ sku, market: 'SEL', from })) }, summary: { bill: { total, parts, sites: [], direct: { total, parts } }, costPerOrder: minorUnits(total / 10), emissions: { total: gramsCo2e(co2e) } as never } };
  };
  const before = summed({ fixed: minorUnits(100), direct: minorUnits(50) }, 900, [['A', 'ICN'], ['B', undefined], ['C', 'ICN']]);
  const after = summed({ fixed: minorUnits(60), direct: minorUnits(70) }, 400, [['A', undefined], ['B', undefined], ['D', 'ICN']]);
  expect(compareStockPlans(before, after)).toMatchObject({ cost: -20, perOrder: -2, co2e: -500, moved: 1, parts: { fixed: -40, direct: 20, duty: 0 } });
});
