/** Facility location: the least cost, proven, against every set of sites; the judge catches each planted fault. */
import { describe, expect, test } from 'vitest';
import { checkFacilityPlan, solveFacility, solveSingleSource, type FacilityPlan, type FacilityProblem } from '../../../planner/allocation/index.ts';
import { loadSolver } from '../../../server/engine/highs.ts';
import { leastCost } from './oracle/brute-force.ts';
import { randomFacility } from './oracle/random-facility.ts';

const solver = await loadSolver();
const options = { gap: 1e-9, maxNodes: 10_000, shouldStop: () => false };
const solve = (problem: FacilityProblem) => (problem.singleSource ? solveSingleSource(problem, solver, options) : solveFacility(problem, options));

test.each([['shares', false, 200], ['whole customers', true, 120]] as const)('%s: the least cost of small questions, proven, its plan accepted', (_, singleSource, count) => {
  const seen = { none: 0, tight: 0, limited: 0 };
  for (let seed = 1; seed <= count; seed++) {
    const problem = randomFacility(seed, singleSource);
    const best = leastCost(problem);
    const { plan, bound } = solve(problem);
    if (best === Infinity) {
      seen.none++;
      expect(plan, `seed ${seed}`).toBeUndefined();
      continue;
    }
    expect(plan?.cost, `seed ${seed}`).toBeCloseTo(best, 6);
    expect(bound, `seed ${seed}`).toBeLessThanOrEqual(best + 1e-6);
    expect(bound, `seed ${seed}`).toBeGreaterThan(best - 1e-4 * Math.max(1, best));
    expect(checkFacilityPlan(problem, plan as FacilityPlan), `seed ${seed}`).toEqual([]);
    const loose = { ...problem, capacity: problem.capacity.map(() => Infinity) };
    seen.tight += Number(leastCost(loose) < best - 1e-6);
    seen.limited += Number(leastCost({ ...problem, mostSites: problem.siteCount }) < best - 1e-6);
  }
  // Rules that never decide would prove nothing.
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(count / 60);
});

describe('the judge', () => {
  const problem: FacilityProblem = {
    siteCount: 3, customerCount: 2, fixed: Float64Array.of(10, 20, 5), capacity: Float64Array.of(8, 9, 3), demand: Float64Array.of(6, 4), cost: Float64Array.of(6, 8, 9, 4, Infinity, 1),
    mostSites: 2, singleSource: false, decided: Int8Array.of(1, -1, -1),
  };
  const plan: FacilityPlan = { open: [0, 1], flows: [{ customer: 0, site: 0, share: 1 }, { customer: 1, site: 1, share: 1 }], cost: 40 };
  const [first, second] = plan.flows as [FacilityPlan['flows'][number], FacilityPlan['flows'][number]];
  test('accepts what keeps every rule', () => {
    expect(checkFacilityPlan(problem, plan)).toEqual([]);
    expect(checkFacilityPlan({ ...problem, singleSource: true }, plan)).toEqual([]);
  });
  test.each([
    ['UNKNOWN', problem, { ...plan, open: [0, 1, 7], cost: 40 }],
    ['ORDER', problem, { ...plan, open: [1, 0] }],
    ['DECIDED', { ...problem, decided: Int8Array.of(1, 0, -1) }, plan],
    ['TOO_MANY_SITES', { ...problem, mostSites: 1 }, plan],
    ['CLOSED_SITE', { ...problem, decided: Int8Array.of(-1, -1, -1) }, { ...plan, open: [1], cost: 30 }],
    ['BARRED', problem, { open: [0, 2], flows: [{ ...first, site: 2 }, { ...second, site: 0 }], cost: Infinity }],
    ['SHARE', problem, { ...plan, flows: [{ ...first, share: 1.5 }, { ...first, share: -0.5 }, second], cost: 40 }],
    ['NOT_SERVED', problem, { ...plan, flows: [first], cost: 36 }],
    ['CAPACITY', { ...problem, capacity: Float64Array.of(5, 9, 3) }, plan],
    ['SEVERAL_SITES', { ...problem, singleSource: true }, { ...plan, flows: [{ ...first, share: 0.5 }, { ...first, site: 1, share: 0.5 }, second], cost: 41.5 }],
    ['COST', problem, { ...plan, cost: 39 }],
  ] as const)('%s', (code, asked, bad) => {
    expect(checkFacilityPlan(asked, bad).map((fault) => fault.code)).toContain(code);
  });
});

test('the same plan and bound each time', () => {
  for (const seed of [3, 14, 27]) expect(solve(randomFacility(seed, false))).toEqual(solve(randomFacility(seed, false)));
});
