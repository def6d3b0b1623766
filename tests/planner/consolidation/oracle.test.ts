/**
 * C2, C3: the optimiser against trying everything. On every tiny instance it finds the least cost to the fen and proves it, the judge accepts its plan,
 * and the rows' order changes nothing. An optimiser that forgets one rule is caught by the judge.
 */
import { describe, expect, test } from 'vitest';
import { checkPlan, sampleInstance, type Instance, type PlanFaultCode } from '../../../planner/consolidation/index.ts';
import { CONSTRAINTS, RULES } from './oracle/constraints.ts';
import { shuffled } from './oracle/random-instance.ts';
import { FIRST_SEED, INSTANCES, seeds, solved } from './oracle/seeded.ts';
import { optimise } from './solve.ts';

const SHUFFLED = 40;
/** Ends long before the gap closes. */
const SHORT_WORK = 300_000;
const FORGETFUL = 12;

const inOtherOrder = (instance: Instance, seed: number): Instance => ({
  ...instance, consignments: shuffled(instance.consignments, seed), departures: shuffled(instance.departures.map((d) => ({ ...d, units: shuffled(d.units, seed + 1), destinations: new Map(shuffled([...d.destinations], seed)) })), seed + 2),
  pins: shuffled(instance.pins, seed + 3), mix: { regimeGroups: shuffled(instance.mix.regimeGroups, seed), segregated: shuffled(instance.mix.segregated, seed), apart: shuffled(instance.mix.apart, seed) },
});

test(`C2: the least cost of ${INSTANCES} instances from seed ${FIRST_SEED}, proven, its plan accepted`, () => {
  for (const seed of seeds) {
    const { instance, best } = solved(seed);
    const found = optimise(instance);
    const { faults, cost } = checkPlan(instance, found.assignment);
    expect(faults, `seed ${seed}`).toEqual([]);
    expect({ total: cost.total, cost: found.cost, bound: found.bound, endedBy: found.endedBy }, `seed ${seed}`).toEqual({ total: best.cost, cost: best.cost, bound: best.cost, endedBy: 'gap' });
  }
});

describe('C3: the same plan', () => {
  test(`of ${SHUFFLED} tiny instances, twice and with the rows shuffled`, () => {
    for (const seed of seeds.slice(0, SHUFFLED)) {
      const { instance } = solved(seed);
      const first = optimise(instance);
      expect(optimise(instance), `seed ${seed}`).toEqual(first);
      expect(optimise(inOtherOrder(instance, seed)), `seed ${seed} shuffled`).toEqual(first);
    }
  });
  test('of a sample of 60 consignments on 10 departures, the gap open when the work is used up', () => {
    const instance = sampleInstance({ seed: 7, consignments: 60, departures: 10 });
    const first = optimise(instance, 1, SHORT_WORK);
    expect(first.endedBy).toBe('work');
    expect(checkPlan(instance, first.assignment)).toMatchObject({ faults: [], cost: { total: first.cost } });
    expect(optimise(inOtherOrder(instance, 3), 1, SHORT_WORK)).toEqual(first);
  });
});

describe('a rule the optimiser forgets is told by the judge', () => {
  test.each(RULES)('%s', (rule) => {
    const { isPresent, drop } = CONSTRAINTS[rule];
    const told = new Set<PlanFaultCode>();
    for (const seed of seeds.filter((each) => isPresent(solved(each).instance)).slice(0, FORGETFUL)) {
      const { instance, best } = solved(seed);
      const { faults, cost } = checkPlan(instance, optimise(drop(instance)).assignment);
      for (const { code } of faults) told.add(code);
      if (cost.total < best.cost) expect(faults, `seed ${seed}`).not.toEqual([]);
    }
    expect([...told]).toContain(rule);
  });
});
