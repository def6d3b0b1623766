/**
 * The judge against trying everything: it accepts each best plan at the very cost, and a plan made without one of the rules is turned down by that
 * rule. That the instances are worth the name is shown too: every rule is in many of them, and dropping it makes the best plan cheaper in some.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { checkInstance, checkPlan, COST_PARTS, type PlanFaultCode } from '../../../planner/consolidation/index.ts';
import { bestPlan, leastCost } from './oracle/brute-force.ts';
import { CONSTRAINTS, RULES } from './oracle/constraints.ts';
import { FIRST_SEED, INSTANCES, seeds, solved } from './oracle/seeded.ts';

const PRESENT_AT_LEAST = 0.3;
const DECISIVE_AT_LEAST = 0.05;

test(`accepts the best plans of ${INSTANCES} instances from seed ${FIRST_SEED}, at their cost`, () => {
  for (const seed of seeds) {
    const { instance, best } = solved(seed);
    expect(checkInstance(instance), `seed ${seed}`).toEqual([]);
    const { faults, cost } = checkPlan(instance, best.plan);
    expect(faults, `seed ${seed}`).toEqual([]);
    expect(cost.total, `seed ${seed}`).toBe(best.cost);
    expect(COST_PARTS.reduce((sum, part) => sum + cost[part], 0), `seed ${seed}`).toBe(cost.total);
  }
});

describe(`a rule that the planner forgets is told by the judge; the rule is in 30 % of ${INSTANCES} instances and decides 5 %`, () => {
  const worth: string[] = [];
  afterAll(() => console.info(`rule: instances with it, decided by it; of ${INSTANCES}, seeds ${FIRST_SEED} to ${FIRST_SEED + INSTANCES - 1}\n${worth.join('\n')}`));

  test.each(RULES)('%s', (rule) => {
    const told = new Set<PlanFaultCode>();
    const { isPresent, drop } = CONSTRAINTS[rule];
    const withRule = seeds.filter((seed) => isPresent(solved(seed).instance));
    const decisive = withRule.filter((seed) => {
      const { instance, best } = solved(seed);
      const forgetful = bestPlan(drop(instance));
      if (!forgetful) throw new Error(`seed ${seed} has no plan without ${rule}`);
      const { faults, cost } = checkPlan(instance, forgetful.plan);
      for (const { code } of faults) told.add(code);
      // Cheaper than the cheapest: it must break something.
      if (cost.total < best.cost) expect(faults, `seed ${seed}`).not.toEqual([]);
      return (rule === 'MIX_TEMPERATURE' ? leastCost(instance, { mixesTemperatures: true }) : forgetful.cost) < best.cost;
    });
    worth.push(`${rule}: ${withRule.length}, ${decisive.length}`);
    // What it breaks is this rule and no other; goods that are all of one temperature class break those of departures and units too.
    expect([...told].sort()).toEqual(rule === 'MIX_TEMPERATURE' ? ['MIX_TEMPERATURE', 'TEMPERATURE', 'UNIT_TEMPERATURE'] : [rule]);
    expect(withRule.length).toBeGreaterThanOrEqual(PRESENT_AT_LEAST * INSTANCES);
    expect(decisive.length).toBeGreaterThanOrEqual(DECISIVE_AT_LEAST * INSTANCES);
  });
});
