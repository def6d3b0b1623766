/** Plants, sites, customers: near the least cost over all sets of both, a bound below it, plans that the judge accepts, and a judge that catches each planted fault. */
import { describe, expect, test } from 'vitest';
import { checkTwoEchelonPlan, solveTwoEchelon, TWO_ECHELON_FAULTS, type TwoEchelonPlan, type TwoEchelonProblem } from '../../../planner/allocation/index.ts';
import { buildColumns } from '../../../planner/milp/index.ts';
import { makeLuck } from '../../../planner/support/index.ts';
import { loadSolver } from '../../../server/engine/highs.ts';

const solver = await loadSolver();

const randomProblem = (seed: number): TwoEchelonProblem => {
  const luck = makeLuck(seed);
  const [plantCount, siteCount, customerCount] = [2 + luck.below(2), 2 + luck.below(3), 3 + luck.below(3)];
  const draw = (count: number, from: number, to: number) => Float64Array.from({ length: count }, () => from + luck.below(to - from + 1));
  return {
    plantCount, siteCount, customerCount, plantFixed: draw(plantCount, 20, 80), plantCapacity: draw(plantCount, 15, 40), siteFixed: draw(siteCount, 10, 60), siteCapacity: draw(siteCount, 10, 30), demand: draw(customerCount, 1, 8),
    supplyCost: draw(plantCount * siteCount, 1, 20), serveCost: draw(siteCount * customerCount, 1, 20),
  };
};

/** The whole as one program: flows in units, opening as 0 or 1. */
const leastCost = ({ plantCount: p, siteCount: s, customerCount: c, plantFixed, plantCapacity, siteFixed, siteCapacity, demand, supplyCost, serveCost }: TwoEchelonProblem): number => {
  const { columns, add } = buildColumns();
  // Rows: customers, plants, sites' room, sites' balance.
  const [plantRow, roomRow, balanceRow] = [c, c + p, c + p + s];
  for (let k = 0; k < p; k++) add({ cost: plantFixed[k] as number, upper: 1, isInteger: true, entries: [[plantRow + k, -(plantCapacity[k] as number)]] });
  for (let i = 0; i < s; i++) add({ cost: siteFixed[i] as number, upper: 1, isInteger: true, entries: [[roomRow + i, -(siteCapacity[i] as number)]] });
  for (let k = 0; k < p; k++) for (let i = 0; i < s; i++) add({ cost: supplyCost[k * s + i] as number, entries: [[plantRow + k, 1], [balanceRow + i, 1]] });
  for (let i = 0; i < s; i++) for (let j = 0; j < c; j++) add({ cost: serveCost[i * c + j] as number, entries: [[j, 1], [roomRow + i, 1], [balanceRow + i, -1]] });
  const upper = [...demand, ...Array.from({ length: p + s }, () => 0), ...Array.from({ length: s }, () => 0)];
  const lower = [...demand, ...Array.from({ length: p + s }, () => -Infinity), ...Array.from({ length: s }, () => 0)];
  const { best } = solver.solveMip({ columns, rowBounds: { lower, upper } }, { gap: 0 });
  return best?.objective ?? Infinity;
};

test('24 small questions: plans are carried out as they say, never below the least cost nor more than a quarter above, bounds never above it', () => {
  const above: number[] = [];
  for (let seed = 1; seed <= 24; seed++) {
    const problem = randomProblem(seed);
    const best = leastCost(problem);
    const { plan, bound } = solveTwoEchelon(problem, { rounds: 6, shouldStop: () => false });
    if (best === Infinity) {
      expect(plan, `seed ${seed}`).toBeUndefined();
      continue;
    }
    expect(bound, `seed ${seed}`).toBeLessThanOrEqual(best + 1e-6);
    if (!plan) continue;
    expect(checkTwoEchelonPlan(problem, plan), `seed ${seed}`).toEqual([]);
    expect(plan.cost, `seed ${seed}`).toBeGreaterThan(best - 1e-6);
    above.push(plan.cost / best - 1);
  }
  expect(above.length).toBeGreaterThan(15);
  expect(Math.max(...above)).toBeLessThan(0.25);
  expect(above.reduce((a, b) => a + b) / above.length).toBeLessThan(0.03);
});

describe('the judge', () => {
  const problem: TwoEchelonProblem = {
    plantCount: 2, siteCount: 2, customerCount: 2, plantFixed: Float64Array.of(10, 20), plantCapacity: Float64Array.of(9, 9), siteFixed: Float64Array.of(5, 6), siteCapacity: Float64Array.of(8, 8), demand: Float64Array.of(3, 4),
    supplyCost: Float64Array.of(1, 2, 3, 4), serveCost: Float64Array.of(1, 1, 2, 2),
  };
  const plan: TwoEchelonPlan = { plants: [0], sites: [0], supply: [{ from: 0, to: 0, amount: 7 }], serve: [{ from: 0, to: 0, amount: 3 }, { from: 0, to: 1, amount: 4 }], cost: 29 };
  const codes = (change: Partial<TwoEchelonPlan>, of: Partial<TwoEchelonProblem> = {}) => checkTwoEchelonPlan({ ...problem, ...of }, { ...plan, ...change }).map(({ code }) => code);
  test('accepts a plan that is right', () => expect(codes({})).toEqual([]));
  const planted: Record<(typeof TWO_ECHELON_FAULTS)[number], () => string[]> = {
    UNKNOWN: () => codes({ supply: [{ from: 0, to: 0, amount: 7 }, { from: 2, to: 0, amount: 1 }] }),
    AMOUNT: () => codes({ serve: [...plan.serve, { from: 0, to: 0, amount: 0 }] }),
    CLOSED_PLANT: () => codes({ plants: [1] }),
    CLOSED_SITE: () => codes({ sites: [1] }),
    PLANT_CAPACITY: () => codes({}, { plantCapacity: Float64Array.of(6, 9) }),
    SITE_CAPACITY: () => codes({}, { siteCapacity: Float64Array.of(6, 8) }),
    SITE_BALANCE: () => codes({ supply: [{ from: 0, to: 0, amount: 6 }], cost: 28 }),
    NOT_SERVED: () => codes({ serve: [{ from: 0, to: 0, amount: 3 }], supply: [{ from: 0, to: 0, amount: 3 }], cost: 21 }),
    COST: () => codes({ cost: 28 }),
  };
  test.each(TWO_ECHELON_FAULTS)('%s', (code) => expect(planted[code]()).toContain(code));
});
