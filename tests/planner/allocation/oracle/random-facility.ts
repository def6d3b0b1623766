/** Small questions of where to open, drawn so that each rule decides in some of them. */
import type { FacilityProblem } from '../../../../planner/allocation/index.ts';
import { makeLuck } from '../../../../planner/support/index.ts';

export const randomFacility = (seed: number, singleSource: boolean): FacilityProblem => {
  const { below, next } = makeLuck(seed * 2 + Number(singleSource));
  const [m, n] = [2 + below(4), 2 + below(singleSource ? 4 : 6)];
  const demand = Float64Array.from({ length: n }, () => (next() < 0.1 ? 0 : 1 + below(20)));
  const total = demand.reduce((sum, d) => sum + d, 0);
  const isTight = next() < 0.6;
  const capacity = Float64Array.from({ length: m }, () => (next() < 0.15 ? Infinity : Math.round((total * (isTight ? 0.3 + next() * 0.5 : 1 + next())) * 4) / 4));
  return {
    siteCount: m, customerCount: n, demand, capacity, singleSource,
    fixed: Float64Array.from({ length: m }, () => (next() < 0.1 ? 0 : below(200))),
    cost: Float64Array.from({ length: m * n }, () => (next() < 0.08 ? Infinity : below(1000) / 8)),
    mostSites: next() < 0.3 ? 1 + below(m) : m,
    decided: Int8Array.from({ length: m }, () => (next() < 0.1 ? 1 : next() < 0.1 ? 0 : -1)),
  };
};
