/**
 * The judge against trying everything: it accepts each best plan at the very cost, and a plan made without one of the rules is turned down by that rule.
 */
import { describe, expect, test } from 'vitest';
import { checkPlan, COST_PARTS, type PlanFaultCode } from '../../../planner/consolidation/index.ts';
import { bestPlan } from './oracle/brute-force.ts';
import { CONSTRAINTS, RULES } from './oracle/constraints.ts';
import { randomInstance } from './oracle/random-instance.ts';
import { FIRST_SEED, INSTANCES, seeds } from './oracle/seeded.ts';

test(`accepts the best plans of ${INSTANCES} instances from seed ${FIRST_SEED}, at their cost`, () => {
  for (const seed of seeds) {
    const instance = randomInstance(seed);
    const best = bestPlan(instance);
    if (!best) throw new Error(`seed ${seed} has no plan`);
    const { faults, cost } = checkPlan(instance, best.plan);
    expect(faults, `seed ${seed}`).toEqual([]);
    expect(cost.total, `seed ${seed}`).toBe(best.cost);
    expect(COST_PARTS.reduce((sum, part) => sum + cost[part], 0), `seed ${seed}`).toBe(cost.total);
  }
});

describe('a rule that the planner forgets is told by the judge', () => {
  test.each(RULES)('%s', (rule) => {
    const told = new Map<PlanFaultCode, number>();
    let cheaper = 0;
    for (const seed of seeds.slice(0, 120)) {
      const instance = randomInstance(seed);
      if (!CONSTRAINTS[rule].isPresent(instance)) continue;
      const [best, forgetful] = [bestPlan(instance), bestPlan(CONSTRAINTS[rule].drop(instance))];
      if (!best || !forgetful) throw new Error(`seed ${seed} has no plan`);
      const { faults, cost } = checkPlan(instance, forgetful.plan);
      // Cheaper than the cheapest: it must break something. As cheap or dearer: what it breaks, if anything, is this rule.
      if (cost.total < best.cost) {
        cheaper += 1;
        expect(faults, `seed ${seed}`).not.toEqual([]);
      }
      for (const code of new Set(faults.map((fault) => fault.code))) told.set(code, (told.get(code) ?? 0) + 1);
    }
    expect(cheaper).toBeGreaterThan(0);
    expect(told.get(rule) ?? 0).toBeGreaterThan(0);
    // Goods of one temperature class for all break the rules of departures and units too.
    const expected: readonly PlanFaultCode[] = rule === 'MIX_TEMPERATURE' ? ['MIX_TEMPERATURE', 'TEMPERATURE', 'UNIT_TEMPERATURE'] : [rule];
    expect([...told.keys()].filter((code) => !expected.includes(code))).toEqual([]);
  });
});
