/** Stock abroad: the least cost of small questions, proven, against everything tried; its plans accepted by the judge. */
import { expect, test } from 'vitest';
import { checkStockPlan, solveStock, type StockPlan } from '../../../planner/allocation/index.ts';
import { loadSolver } from '../../../server/engine/highs.ts';
import { leastStockCost } from './oracle/brute-stock.ts';
import { randomStock } from './oracle/random-stock.ts';

const solver = await loadSolver();

test.each([['multiple', 120], ['single', 80]] as const)('%s sourcing: the least cost of small questions, proven, its plan accepted', (sourcing, count) => {
  const seen = { none: 0, tight: 0, limited: 0 };
  for (let seed = 1; seed <= count; seed++) {
    const question = randomStock(seed, sourcing);
    const best = leastStockCost(question);
    const { plan, cost, bound, isImpossible } = solveStock(question, { gap: 0, solver, shouldStop: () => false });
    if (best === Infinity) {
      seen.none++;
      expect([plan, isImpossible], `seed ${seed}`).toEqual([undefined, true]);
      continue;
    }
    expect(cost, `seed ${seed}`).toBe(Math.round(best));
    expect(bound, `seed ${seed}`).toBe(cost);
    const { faults, total } = checkStockPlan(question, plan as StockPlan);
    expect([faults, total], `seed ${seed}`).toEqual([[], cost]);
    const loose = { ...question, warehouses: question.warehouses.map((w) => ({ ...w, capacity: 1e15 as never })) };
    seen.tight += Number(Math.round(leastStockCost(loose)) < Math.round(best));
    seen.limited += Number(Math.round(leastStockCost({ ...question, mostSites: question.warehouses.length, leastSites: 0, budget: undefined })) < Math.round(best));
  }
  // Rules that never decide would prove nothing.
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(count / 60);
});
