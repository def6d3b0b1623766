/** What is told of a plan of stock abroad, and what is asked about it: calendar, levels, service; number of sites (N5, N10), break-even (Q9), stability (N11). */
import { describe, expect, test } from 'vitest';
import { cubicCentimetres, minorUnits, share } from '../../../planner/domain/index.ts';
import { applyChange, breakEven, checkStockPlan, sampleStock, sensitivity, siteCurve, solveStock, stockCalendar, stockEmissions, stockLevels, stockService, type StockPlan, type StockQuestion } from '../../../planner/allocation/index.ts';
import { loadSolver } from '../../../server/engine/highs.ts';
import { randomStock } from './oracle/random-stock.ts';
import { smallPlan, smallStock } from './small-stock.ts';

const solver = await loadSolver();
const options = { gap: 0, solver, shouldStop: () => false };
const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

describe('of a plan', () => {
  test('orders go on the chosen departures, follow the season, and bring what sells', () => {
    const { orders, opening } = stockCalendar(smallStock, smallPlan);
    const icn = orders.filter(({ warehouse }) => warehouse === 'ICN');
    expect(icn.map(({ departsAt }) => (departsAt - smallStock.startsAt) / 1440)).toEqual([1, 8, 15, 22]);
    // Lead time 3 days: what sells from day 4 to day 11, 11 to 18 and so on; the last covers the first days of the weeks to come.
    const season = [280, 300, 340, 320];
    const sells = (week: number): number => ((season[week] as number) * 3) / 7 + ((season[(week + 1) % 4] as number) * 4) / 7;
    icn.forEach(({ lines: [line] }, i) => expect(Math.abs((line?.units as number) - sells(i))).toBeLessThan(1.01));
    expect(Math.abs(sum(icn.flatMap(({ lines }) => lines.map(({ units }) => units))) - 1240)).toBeLessThan(1.01);
    const level = stockLevels(smallStock, smallPlan)[0];
    expect(opening[0]).toEqual({ warehouse: 'ICN', sku: 'rod', units: Math.ceil((level?.safety as number) + 160) });
    expect(icn.every(({ readyAt, departsAt }) => readyAt - departsAt === 72 * 60)).toBe(true);
  });
  test('levels, service and emissions are those of its numbers', () => {
    const [rod, tokyo] = stockLevels(smallStock, smallPlan);
    expect(rod).toMatchObject({ warehouse: 'ICN', sku: 'rod', markets: ['SEL', 'PUS'], perDay: expect.closeTo(1240 / 28, 9), cycle: expect.closeTo(((1240 / 28) * 7) / 2, 9), ready: 0.9 / 0.96, oldestDays: expect.closeTo(4.5 + 7 + (rod?.safetyDays as number), 9) });
    expect(tokyo?.perDay).toBe(15);
    const service = stockService(smallStock, smallPlan);
    expect(service.map(({ market, stocked }) => [market, stocked])).toEqual([['PUS', 1], ['SEL', expect.closeTo(920 / 1040, 9)], ['TYO', 1]]);
    expect(service[1]).toMatchObject({ stockInTime: expect.closeTo(0.9, 9), directInTime: 0.95, within24h: expect.closeTo(((0.9 / 0.96) * 0.5 * 920) / 1040, 9) });
    // 1,660 rods of 1.5 kg by sea and by the last mile, 120 packs of masks direct.
    expect(stockEmissions(smallStock, smallPlan)).toEqual({ total: 306_300, replenishment: 249 * 500, lastMile: 249 * 600, direct: 36 * 900 });
  });
});

test('the order of rows says nothing, and the same question has the same answer', () => {
  const turned = (question: StockQuestion): StockQuestion => ({
    ...question, skus: question.skus.toReversed(), markets: question.markets.toReversed(), demand: question.demand.toReversed(), warehouses: question.warehouses.toReversed(), lanes: question.lanes.toReversed(), lastMiles: question.lastMiles.toReversed(), direct: question.direct.toReversed(),
  });
  for (const question of [3, 5, 8].map((seed) => randomStock(seed, 'multiple')).concat(sampleStock({ seed: 2, skus: 12, markets: 5, sites: 3, weeks: 8 }))) {
    const limits = { ...options, maxWork: 20_000 };
    const [once, again, other] = [solveStock(question, limits), solveStock(question, limits), solveStock(turned(question), limits)];
    expect(again).toEqual(once);
    expect({ ...other, plan: other.plan && { ...other.plan, served: other.plan.served.toReversed() } }).toEqual(once);
  }
});

test('ends when told to, with a plan and a bound that hold', () => {
  const question = sampleStock({ seed: 7, skus: 60, markets: 12, sites: 6, weeks: 8 });
  let asked = 0;
  const told: number[] = [];
  const { plan, cost, bound, endedBy, gap } = solveStock(question, { ...options, shouldStop: () => ++asked > 120, onProgress: (progress) => told.push(progress.gap) });
  expect(endedBy).toBe('stopped');
  expect(checkStockPlan(question, plan as StockPlan)).toMatchObject({ faults: [], total: cost });
  expect(bound).toBeLessThanOrEqual(cost as number);
  expect(gap).toBeLessThan(0.2);
  expect(told.length).toBeGreaterThan(0);
  // A gap never widens.
  expect(told).toEqual(told.toSorted((a, b) => b - a));
});

test('wherever it is stopped, the plan keeps every rule and the bound lies below the best', () => {
  const scarce = Array.from({ length: 40 }, (_, seed) => {
    const question = randomStock(seed, seed % 2 ? 'multiple' : 'single');
    return { ...question, budget: undefined, warehouses: question.warehouses.map((row) => ({ ...row, capacity: cubicCentimetres(Math.ceil(row.capacity / 12)) })) };
  });
  let stopped = 0;
  for (const question of scarce) {
    const best = solveStock(question, options);
    for (let most = 0; most < 24; most++) {
      let asked = 0;
      for (const limit of [{ shouldStop: () => asked++ >= most }, { maxWork: most * 3 }]) {
        const { plan, cost, bound, endedBy } = solveStock(question, { ...options, ...limit });
        if (endedBy === 'stopped') stopped++;
        if (best.cost !== undefined) expect(bound).toBeLessThanOrEqual(best.cost);
        if (!plan) continue;
        const { faults, total } = checkStockPlan(question, plan);
        expect([faults, total]).toEqual([[], cost]);
        expect(cost).toBeGreaterThanOrEqual(best.cost as number);
      }
    }
  }
  expect(stopped).toBeGreaterThan(100);
});

test('N5, N10: each number of sites at its least cost, and what the next one is worth', () => {
  const question = { ...smallStock, markets: smallStock.markets.map((market) => ({ ...market, directPromise: { hours: 200, share: share(0.7) } })) };
  const { points, isComplete } = siteCurve(question, options);
  expect([isComplete, points.map(({ sites }) => sites)]).toEqual([true, [0, 1, 2, 3]]);
  const every = (k: number): number => Math.min(...[0, 1, 2, 3, 4, 5, 6, 7].filter((set) => [1, 2, 4].filter((bit) => set & bit).length === k).map((set) =>
    solveStock({ ...question, warehouses: question.warehouses.map((row, w) => ({ ...row, decided: set & (1 << w) ? 'open' : 'closed' })) }, options).cost as number));
  for (const { sites, cost, gap } of points) expect([cost, gap]).toEqual([every(sites), 0]);
  const least = Math.min(...points.map(({ cost }) => cost as number));
  expect(points.at(-1)?.atMost).toBe(least);
  expect(solveStock(question, options).cost).toBe(least);
  expect(points[0]?.worth).toBeUndefined();
  for (const [k, { worth, atMost }] of points.entries()) if (k > 0) expect(worth).toBe((points[k - 1]?.atMost as number) - (atMost as number));
});

describe('Q9: direct or stock', () => {
  const alone = (weekly: number): StockQuestion => ({ ...smallStock, demand: [{ sku: 'rod', market: 'SEL', mean: [weekly, weekly, weekly, weekly], variance: [weekly * 2, weekly * 2, weekly * 2, weekly * 2] }] });
  const costs = (weekly: number, decided: 'open' | 'closed'): number => solveStock({ ...alone(weekly), warehouses: smallStock.warehouses.slice(0, 1).map((row) => ({ ...row, decided })), lanes: smallStock.lanes.slice(0, 1), lastMiles: smallStock.lastMiles.slice(0, 1) }, options).cost as number;
  test('from the volume told on stock is cheaper, below it direct: by the optimiser itself', () => {
    const { from, lane, weekly, fullAt } = breakEven(alone(230), 'rod', 'SEL', 'ICN', { isAlone: true }) as NonNullable<ReturnType<typeof breakEven>>;
    expect([lane, weekly]).toEqual(['WEI-ICN', 230]);
    expect(from).toBeGreaterThan(20);
    expect(costs((from as number) * 1.01, 'open')).toBeLessThan(costs((from as number) * 1.01, 'closed'));
    // Where the site stands anyway the optimiser sends these few direct; the site's own cost makes it dearer.
    expect(costs((from as number) * 0.99, 'open')).toBeGreaterThan(costs((from as number) * 0.99, 'closed'));
    expect(fullAt).toBeGreaterThan(from as number);
  });
  test('sooner where the warehouse stands anyway; never where a unit costs more', () => {
    const [own, shared] = [true, false].map((isAlone) => breakEven(alone(230), 'rod', 'SEL', 'ICN', { isAlone })?.from as number);
    expect(shared).toBeLessThan(own as number);
    const dear = { ...alone(230), lastMiles: smallStock.lastMiles.map((mile) => ({ ...mile, perUnit: minorUnits(90_000) })) };
    expect(breakEven(dear, 'rod', 'SEL', 'ICN')?.from).toBeUndefined();
    expect(breakEven(alone(230), 'rod', 'TYO', 'ICN')).toBeUndefined();
    const points = breakEven(alone(230), 'rod', 'SEL', 'ICN', { isAlone: true })?.points ?? [];
    expect(points.map(({ stock, direct }) => (stock as number) < (direct as number))).toEqual(points.map(({ weekly }) => weekly >= (own as number)));
  });
});

test('N11: rents and money that change flip the sites where the optimiser says so', () => {
  const question = { ...smallStock, markets: smallStock.markets.map((market) => ({ ...market, directPromise: { hours: 200, share: share(0.7) } })) };
  const base = solveStock(question, options);
  const { sensitivities, isComplete, firm, open } = sensitivity(question, options, base, [[{ kind: 'rent', factor: 0.8 }, { kind: 'rent', factor: 1.2 }], [{ kind: 'exchange', country: 'KR', factor: 0.9 }]]);
  expect(isComplete).toBe(true);
  const [rent, won] = sensitivities;
  for (const { change, cost, stayCost } of rent?.outcomes ?? []) {
    expect(cost).toBe(solveStock(applyChange(question, change), options).cost);
    expect(stayCost).toBeGreaterThanOrEqual(cost as number);
  }
  expect(won?.outcomes[0]?.cost).toBeLessThan(base.cost as number);
  // On either side of the flip the optimiser itself chooses otherwise.
  const sitesAt = (factor: number): string => solveStock(applyChange(question, { kind: 'rent', factor }), options).plan?.sites.map(({ warehouse }) => warehouse).join() ?? '';
  const flip = rent?.flipsAbove as number;
  expect(flip).toBeGreaterThan(1);
  expect(sitesAt(flip * 1.001)).not.toBe(sitesAt(1));
  expect(sitesAt(flip * 0.98)).toBe(sitesAt(1));
  expect([...firm, ...open].toSorted()).toEqual(['ICN', 'PSN', 'TKO']);
});
