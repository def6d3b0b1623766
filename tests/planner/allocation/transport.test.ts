/** Sites that ask much the same of everybody: round trips that save nothing but rounding have to end. */
import { expect, test } from 'vitest';
import { checkFacilityPlan, type FacilityPlan, type FacilityProblem } from '../../../planner/allocation/index.ts';
import { transport } from '../../../planner/allocation/facility/transport.ts';
import { makeLuck } from '../../../planner/support/index.ts';

const [SITES, CUSTOMERS] = [34, 200];

/** Whole costs by unit, the same between many pairs, on top of a price of each site that is no whole number. */
const alike = (seed: number): FacilityProblem => {
  const luck = makeLuck(seed);
  const demand = Float64Array.from({ length: CUSTOMERS }, () => 10 + luck.below(11));
  const price = Float64Array.from({ length: SITES }, () => 100 + luck.below(30) + (20_000 + luck.below(10_000)) / (130 + luck.below(170)));
  const cost = Float64Array.from({ length: SITES * CUSTOMERS }, (_, p) => (demand[p % CUSTOMERS] as number) * (50 + luck.below(20) + (price[Math.floor(p / CUSTOMERS)] as number)));
  return {
    siteCount: SITES, customerCount: CUSTOMERS, fixed: new Float64Array(SITES), capacity: Float64Array.from({ length: SITES }, () => 80 + luck.below(70)), demand, cost, mostSites: SITES, singleSource: false, decided: new Int8Array(SITES).fill(-1),
  };
};

test.each([1, 2, 3])('seed %i comes to an end with a plan that holds', (seed) => {
  const problem = alike(seed);
  const plan = transport(problem, Array.from({ length: SITES }, (_, i) => i));
  expect(plan).toBeDefined();
  expect(checkFacilityPlan(problem, plan as FacilityPlan)).toEqual([]);
});
