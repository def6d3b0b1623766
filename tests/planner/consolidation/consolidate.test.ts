/** The optimiser: as cheap as the best of all plans on tiny instances, proven; the same in any order of rows; bound, cost and gap as promised. */
import { describe, expect, test } from 'vitest';
import { checkPlan, consolidate, NoPlan, sampleInstance, type Instance, type Progress } from '../../../planner/consolidation/index.ts';
import { loadSolver } from '../../../server/engine/highs.ts';
import { shuffled } from './oracle/random-instance.ts';
import { seeds, solved } from './oracle/seeded.ts';

const solver = await loadSolver();
const run = (instance: Instance, options: Partial<Parameters<typeof consolidate>[1]> = {}) => consolidate(instance, { solver, seed: 7, gap: 0, maxWork: 3e6, shouldStop: () => false, ...options });
const shuffle = (instance: Instance): Instance => ({
  ...instance, consignments: shuffled(instance.consignments, 3), pins: shuffled(instance.pins, 4),
  departures: shuffled(instance.departures, 5).map((departure) => ({ ...departure, units: shuffled(departure.units, 6) })),
});

test.each(seeds.slice(0, 100))('seed %i: the least cost, proven, by a plan that keeps every rule', (seed) => {
  const { instance, best } = solved(seed);
  const { assignment, cost, bound, gap, endedBy } = run(instance);
  const { faults, cost: checked } = checkPlan(instance, assignment);
  expect(faults).toEqual([]);
  expect([checked.total, cost, bound, gap, endedBy]).toEqual([best.cost, best.cost, best.cost, 0, 'gap']);
});

describe('40 consignments on 8 departures, ended by work', () => {
  const instance = sampleInstance({ seed: 3, consignments: 40, departures: 8 });
  const seen: Progress[] = [];
  const first = run(instance, { maxWork: 2.5e6, onProgress: (progress) => seen.push(progress) });

  test('a checked plan and a bound below it', () => {
    const { faults, cost } = checkPlan(instance, first.assignment);
    expect(faults).toEqual([]);
    expect(cost.total).toBe(first.cost);
    expect(first.bound).toBeGreaterThan(0.8 * first.cost);
    expect(first.bound).toBeLessThanOrEqual(first.cost);
  });
  test('progress: cost falls, bound rises, the gap never rises; all integers', () => {
    expect(seen.length).toBeGreaterThan(5);
    seen.forEach((now, i) => {
      const before = seen[i - 1] ?? now;
      expect([Number.isInteger(now.cost), Number.isInteger(now.bound)]).toEqual([true, true]);
      expect(now.cost <= before.cost && now.bound >= before.bound && now.bound <= now.cost && now.gap <= before.gap).toBe(true);
    });
  });
  test('the same plan, bound and work in any order of rows; another seed may differ', () => {
    expect(run(shuffle(instance), { maxWork: 2.5e6 })).toEqual(first);
  });
});

test('stops when told, with the plan it has', () => {
  let asked = 0;
  const { endedBy, assignment } = run(sampleInstance({ seed: 1, consignments: 60, departures: 10 }), { maxWork: undefined, shouldStop: () => ++asked > 20 });
  expect(endedBy).toBe('stopped');
  expect(asked).toBeLessThan(40);
  expect(assignment.batches.length).toBeGreaterThan(0);
});

test('a pin on a departure that is missed: no plan, and whose fault it is', () => {
  const { instance } = solved(1);
  const [consignment] = instance.consignments;
  const [departure] = instance.departures;
  const late = { ...(departure as NonNullable<typeof departure>), readyBy: { unit: 0, loose: 0 } } as unknown as NonNullable<typeof departure>;
  const id = (consignment as NonNullable<typeof consignment>).id;
  const impossible: Instance = { ...instance, departures: [late], churn: undefined, pins: [{ consignments: [id], departure: late.id, unit: undefined, closed: false }] };
  expect(() => run(impossible, { maxWork: 1e5 })).toThrow(NoPlan);
});

test('nothing at hand costs nothing', () => {
  const { instance } = solved(1);
  expect(run({ ...instance, consignments: [], pins: [], churn: undefined })).toMatchObject({ assignment: { batches: [], leftBehind: [] }, cost: 0, bound: 0, gap: 0, endedBy: 'gap' });
});
