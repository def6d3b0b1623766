/** The judge of stock plans catches every planted fault, and charges what is charged. */
import { describe, expect, test } from 'vitest';
import { cubicCentimetres, grams, minorUnits, share } from '../../../planner/domain/index.ts';
import { checkStockPlan, checkStockQuestion, explainLimits, explainUnserved, solveStock, STOCK_COSTS, STOCK_FAULTS, stockCosts, type StockFaultCode, type StockPlan, type StockQuestion } from '../../../planner/allocation/index.ts';
import { loadSolver } from '../../../server/engine/highs.ts';
import { smallPlan, smallStock } from './small-stock.ts';

const solver = await loadSolver();

const [rod, mask] = smallStock.skus as [StockQuestion['skus'][number], StockQuestion['skus'][number]];
const withSku = (sku: Partial<typeof rod>): StockQuestion => ({ ...smallStock, skus: [{ ...rod, ...sku }, mask] });
const withWarehouse = (id: string, change: Partial<StockQuestion['warehouses'][number]>): StockQuestion => ({ ...smallStock, warehouses: smallStock.warehouses.map((row) => (row.id === id ? { ...row, ...change } : row)) });
const withSites = (...sites: StockPlan['sites']): StockPlan => ({ ...smallPlan, sites });
const served = (row: number, from: string | undefined): StockPlan => ({ ...smallPlan, served: smallPlan.served.map((line, i) => (i === row ? { ...line, from } : line)) });
const [icn, tko] = smallPlan.sites as [StockPlan['sites'][number], StockPlan['sites'][number]];

test('a sound question and plan have no fault', () => {
  expect(checkStockQuestion(smallStock)).toEqual([]);
  expect(checkStockPlan(smallStock, smallPlan).faults).toEqual([]);
});

/** For every rule a plan that breaks it, or a question that makes it one. */
const PLANTED: Record<StockFaultCode, readonly [StockQuestion, StockPlan]> = {
  UNKNOWN_WAREHOUSE: [smallStock, withSites(icn, tko, { warehouse: 'XXX', lane: 'QIN-TKO', every: 1 })],
  UNKNOWN_LANE: [smallStock, withSites({ ...icn, lane: 'QIN-TKO' }, tko)],
  UNKNOWN_EVERY: [smallStock, withSites({ ...icn, every: 3 }, tko)],
  SITE_ORDER: [smallStock, withSites(tko, icn)],
  NOT_SERVED: [smallStock, { ...smallPlan, served: smallPlan.served.slice(1) }],
  SERVED_ORDER: [smallStock, { ...smallPlan, served: smallPlan.served.toReversed() }],
  DECIDED: [withWarehouse('PSN', { decided: 'open' }), smallPlan],
  TOO_MANY_SITES: [{ ...smallStock, mostSites: 1 }, smallPlan],
  TOO_FEW_SITES: [{ ...smallStock, leastSites: 3 }, smallPlan],
  BUDGET: [{ ...smallStock, budget: minorUnits(1_599_999) }, smallPlan],
  CLOSED_SITE: [smallStock, served(0, 'PSN')],
  NO_LAST_MILE: [smallStock, served(0, 'TKO')],
  PROMISE: [{ ...smallStock, markets: smallStock.markets.map((market) => ({ ...market, promise: { hours: 39, share: share(0.9) } })) }, smallPlan],
  TEMPERATURE: [withSku({ temperature: 'T-CHL' }), smallPlan],
  REGIME: [withSku({ regimes: ['9610', '1210'] }), smallPlan],
  SHELF: [withSku({ shelfDays: 12 }), smallPlan],
  NO_DIRECT: [{ ...smallStock, direct: [] }, smallPlan],
  DIRECT_REGIME: [{ ...smallStock, skus: [rod, { ...mask, regimes: ['9810'] }] }, smallPlan],
  DIRECT_PROMISE: [smallStock, served(2, undefined)],
  CAPACITY: [withWarehouse('ICN', { capacity: cubicCentimetres(3_000_000) }), smallPlan],
  SEVERAL_SITES: [{ ...smallStock, sourcing: 'single' }, { sites: [icn, { warehouse: 'PSN', lane: 'QIN-PSN', every: 1 }, tko], served: [...smallPlan.served.slice(0, 3), { sku: 'mask', market: 'SEL', from: 'PSN' }] }],
};
test.each(Object.entries(PLANTED))('%s is caught', (code, [question, plan]) => {
  expect(Object.keys(PLANTED)).toHaveLength(STOCK_FAULTS.length);
  expect(checkStockPlan(question, plan).faults.map((fault) => fault.code)).toContain(code);
});

describe('costs', () => {
  test('reckoned by hand: one site, one SKU, one market', () => {
    const question: StockQuestion = { ...smallStock, demand: [{ sku: 'rod', market: 'SEL', mean: [280, 280, 280, 280], variance: [28, 28, 28, 28] }] };
    const plan: StockPlan = { sites: [{ warehouse: 'ICN', lane: 'WEI-ICN', every: 2 }], served: [{ sku: 'rod', market: 'SEL', from: 'ICN' }] };
    const { bySite, faults } = checkStockPlan(question, plan);
    expect(faults).toEqual([]);
    // Four shipments a week apart, 40 units a day; lead 3 days with a standard deviation of 48 h × √(¾ ¼); ready 0.9 / 0.96 of the time, z = 1.5341.
    const safety = 1.534_120_544 * Math.sqrt((7 + 3) * 4 + (40 * 2 * Math.sqrt(0.1875)) ** 2);
    const held = (20_000 * 0.1) / 365;
    expect(bySite[0]).toMatchObject({
      replenishment: expect.closeTo(1120 * 30_000 * 0.008 + 4 * 50_000, 4), fixed: 900_000, handling: expect.closeTo(1120 * (4000 * 0.008 + 400), 4), capital: expect.closeTo(held * (1120 * 3 + 28 * (40 * 3.5 + safety)), 2),
      lastMile: 1120 * (1400 + 150), duty: expect.closeTo(1120 * 400, 6), returns: expect.closeTo(1120 * 0.05 * 700, 6), direct: 0, storage: 0,
    });
  });
  test('direct mail by chargeable weight, reckoned by hand: begun steps of the greater of gross weight and volume', () => {
    const weigh = (chargeable: StockQuestion['direct'][number]['chargeable'], change: Partial<typeof rod>): number => {
      const question: StockQuestion = { ...smallStock, skus: [{ ...rod, ...change, returned: share(0) }], demand: [{ sku: 'rod', market: 'SEL', mean: [1, 0, 0, 0], variance: [0, 0, 0, 0] }], direct: smallStock.direct.map((mail) => ({ ...mail, chargeable })) };
      const direct: StockPlan = { sites: [], served: [{ sku: 'rod', market: 'SEL', from: undefined }] };
      // The engine and the judge, each by its own reckoning.
      const costs = [checkStockPlan(question, direct).direct.direct, stockCosts(question, direct).direct.parts.direct, solveStock({ ...question, mostSites: 0 }, { gap: 0, solver, maxWork: 100, shouldStop: () => false }).cost];
      expect(new Set(costs).size, JSON.stringify(costs)).toBe(1);
      return costs[0] as number;
    };
    const half = { cm3PerKg: 5000, step: grams(500) };
    const [light, heavy] = [{ weight: grams(300), volume: cubicCentimetres(12_000) }, { weight: grams(1501), volume: cubicCentimetres(900) }];
    expect([weigh(undefined, light), weigh(half, light), weigh({ cm3PerKg: 6000, step: grams(500) }, light), weigh(half, heavy), weigh(half, { weight: grams(1500), volume: cubicCentimetres(7500) })])
      .toEqual([1800 + 1050, 1800 + 8750, 1800 + 7000, 1800 + 7000, 1800 + 5250]);
    expect(checkStockQuestion({ ...smallStock, direct: smallStock.direct.map((mail) => ({ ...mail, chargeable: { cm3PerKg: 0, step: grams(0) } })) }).map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/direct/0/chargeable/cm3PerKg', '/direct/0/chargeable/step']));
  });
  test('are whole, and parts and sites sum to the total', () => {
    const { total, parts, sites, direct } = stockCosts(smallStock, smallPlan);
    expect(total).toBe(checkStockPlan(smallStock, smallPlan).total);
    for (const part of STOCK_COSTS) expect([...sites.map((site) => site.parts[part]), direct.parts[part]].reduce((a, b) => a + b, 0)).toBe(parts[part]);
    expect([...sites.map((site) => site.total as number), direct.total].reduce((a, b) => a + b, 0)).toBe(total);
    expect(STOCK_COSTS.reduce((sum, part) => sum + parts[part], 0)).toBe(total);
    expect(Object.values(parts).every((amount) => Number.isInteger(amount) && amount >= 0)).toBe(true);
  });
});

describe('a question is checked before it is asked', () => {
  const faultsOf = (question: StockQuestion): string[] => checkStockQuestion(question).map(({ path, code }) => `${path} ${code}`);
  test('limits and decisions that cannot be kept together', () => {
    const open = withWarehouse('TKO', { decided: 'open' });
    expect(faultsOf({ ...open, mostSites: 0 })).toEqual(['/mostSites CONFLICT']);
    expect(faultsOf({ ...open, budget: minorUnits(600_000) })).toEqual(['/budget CONFLICT']);
    expect(faultsOf({ ...open, lanes: smallStock.lanes.slice(0, 2) })).toEqual(['/warehouses/2/decided CONFLICT']);
  });
  test('numbers that are none, and sums beyond what a number holds', () => {
    expect(faultsOf({ ...smallStock, weeks: Number.NaN })).toContain('/weeks UNKNOWN_VALUE');
    expect(faultsOf({ ...smallStock, demand: [{ sku: 'rod', market: 'SEL', mean: [0, 0, 0, 0], variance: [1, Infinity, Number.NaN, -1] }] })).toEqual(['/demand/0/variance/1 OUT_OF_RANGE', '/demand/0/variance/2 OUT_OF_RANGE', '/demand/0/variance/3 OUT_OF_RANGE', '/demand/0/mean OUT_OF_RANGE']);
    expect(faultsOf(withSku({ value: minorUnits(1e13) }))).toEqual(['/demand OUT_OF_RANGE']);
  });
});

test('who cannot be served, and why, way by way', () => {
  expect(explainUnserved(smallStock)).toEqual([]);
  const shut = { ...withWarehouse('TKO', { decided: 'closed' }), warehouses: withWarehouse('TKO', { decided: 'closed' }).warehouses };
  expect(explainUnserved(shut)).toEqual([{ sku: 'rod', market: 'TYO', reasons: [{ warehouse: undefined, code: 'DIRECT_PROMISE' }, { warehouse: 'ICN', code: 'NO_LAST_MILE' }, { warehouse: 'PSN', code: 'NO_LAST_MILE' }, { warehouse: 'TKO', code: 'CLOSED' }] }]);
  const only = (change: Partial<typeof rod>): unknown => explainUnserved({ ...withSku({ regimes: ['9810'], ...change }), direct: [] }).find(({ sku, market }) => sku === 'rod' && market === 'TYO')?.reasons.at(-1);
  expect(only({ temperature: 'T-CHL' })).toEqual({ warehouse: 'TKO', code: 'TEMPERATURE' });
  expect(only({ regimes: ['1210'] })).toEqual({ warehouse: 'TKO', code: 'REGIME' });
  expect(only({ shelfDays: 5 })).toEqual({ warehouse: 'TKO', code: 'SHELF' });
});

test('where everybody might be served, which limits are in the way', () => {
  const options = { solver, shouldStop: () => false };
  const limitsOf = (question: StockQuestion): unknown => [solveStock(question, { ...options, gap: 0 }).isImpossible, explainUnserved(question), explainLimits(question, options)];
  const [two, not] = [smallStock.warehouses.filter(({ id }) => id !== 'PSN'), (row: { readonly warehouse: string }): boolean => row.warehouse !== 'PSN'];
  const smaller: StockQuestion = { ...smallStock, warehouses: two, lanes: smallStock.lanes.filter(not), lastMiles: smallStock.lastMiles.filter(not), mostSites: 2 };
  expect(limitsOf({ ...smaller, mostSites: 0 })).toEqual([true, [], ['MOST_SITES']]);
  expect(limitsOf({ ...smaller, budget: minorUnits(600_000) })).toEqual([true, [], ['BUDGET']]);
  expect(limitsOf({ ...smaller, warehouses: two.map((row) => ({ ...row, capacity: cubicCentimetres(1000) })) })).toEqual([true, [], ['CAPACITY']]);
});
