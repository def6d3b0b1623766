/** The sample's plan lived through over the departures of 2026: simulated service is no more than a point below what was promised, market by market. */
import { beforeAll, describe, expect, test } from 'vitest';
import { checkStockPlan, solveStock, type StockPlan, type StockQuestion } from '../../../planner/allocation/index.ts';
import { simulateStock, type Simulation } from '../../../planner/warehouses/index.ts';
import { referenceNetwork } from '../../support/reference.ts';
import { sampleQuestion } from '../../support/stock-sample.ts';

/** CHAOS: the whole sample; else a part of it that is quick to live through. */
const [SKUS, REPLICATIONS] = process.env['CHAOS'] ? [240, 200] : [30, 24];
const POINT = 0.01;
let question: StockQuestion;
let plan: StockPlan;
let lived: Simulation;
/** Of the preparation, on a busy machine. */
const LONGEST_MS = 300_000;
beforeAll(() => {
  question = sampleQuestion(referenceNetwork(), { skus: SKUS, ordersPerWeek: (9000 * SKUS) / 240 }).question;
  const answer = solveStock(question, { gap: 0.01, solver: undefined, maxWork: 200_000, shouldStop: () => false });
  plan = answer.plan as StockPlan;
  lived = simulateStock(question, plan, { seed: 1, replications: REPLICATIONS });
}, LONGEST_MS);

test('the plan is sound, and stocks goods', () => {
  expect(checkStockPlan(question, plan).faults).toEqual([]);
  expect(plan.sites.length).toBeGreaterThan(0);
});
test('service: no market more than a point below its promise', () => {
  const served = lived.markets.filter(({ orders }) => orders > 0);
  expect(served.length).toBeGreaterThan(0);
  expect(served.filter(({ excess, service }) => excess - 2 * service.standardError < -POINT).map(({ market, service, promised }) => `${market}: ${service.mean} of ${promised.share}`)).toEqual([]);
  for (const { service, filled } of served) expect(service.mean).toBeLessThanOrEqual(filled.mean + 2 * filled.standardError + 0.01);
});
test('orders are those of the demand, to three standard errors', () => {
  const of = (id: string): { units: number; variance: number } => question.demand.reduce((sum, row, i) => (row.market !== id || plan.served[i]?.from === undefined ? sum : { units: sum.units + total(row.mean), variance: sum.variance + total(row.variance) }), { units: 0, variance: 0 });
  for (const { market, orders } of lived.markets) {
    const { units, variance } = of(market);
    expect(Math.abs(orders - units), market).toBeLessThanOrEqual(3.5 * Math.sqrt(variance / REPLICATIONS) + 0.5);
  }
});
test('the same seed lives the same life, another one another', () => {
  const again = simulateStock(question, plan, { seed: 1, replications: 3 });
  expect(simulateStock(question, plan, { seed: 1, replications: 3 })).toEqual(again);
  expect(simulateStock(question, plan, { seed: 2, replications: 3 })).not.toEqual(again);
});
test('curves stay below the fullest day, and that below the capacity', () => {
  for (const { curve, fullest, fill, overfull } of lived.warehouses) {
    expect(curve).toHaveLength(question.weeks * 7);
    expect(Math.max(...curve.map(({ mean }) => mean))).toBeLessThanOrEqual(fullest.mean + 1e-9);
    expect(fill.mean).toBeLessThan(1);
    expect(overfull).toBe(0);
  }
});
describe('planted faults', () => {
  const broken = (world: StockQuestion): number => simulateStock(question, plan, { seed: 1, replications: 6, world }).markets.filter(({ orders, excess }) => orders > 0 && excess < -POINT).length;
  test('ships that take twelve days longer than planned break promises', () => {
    expect(broken({ ...question, lanes: question.lanes.map((lane) => ({ ...lane, leadTime: lane.leadTime.map((each) => ({ ...each, hours: each.hours + 24 * 12 })) })) })).toBeGreaterThan(0);
  });
  test('half as many orders again as planned break promises', () => {
    expect(broken({ ...question, demand: question.demand.map((row) => ({ ...row, mean: row.mean.map((units) => units * 1.5) })) })).toBeGreaterThan(0);
  });
  test('the world as it was planned does not', () => {
    expect(broken(question)).toBe(0);
  });
});
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
