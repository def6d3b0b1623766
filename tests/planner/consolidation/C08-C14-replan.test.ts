/** C8, C14: an urgent pallet three hours before the cut-off, a ship cancelled for a typhoon: planned again with little change, and whom to call. */
import { describe, expect, test } from 'vitest';
import { checkInstance, checkPlan, comparePlans, replan, type Instance } from '../../../planner/consolidation/index.ts';
import { goods, hour, hub, sailing, told, unit, yuan } from './hub.ts';
import { solve } from './solve.ts';

const ships = [
  sailing('MON', { leaves: 48, loose: 900, units: [unit('20GP', { m3: 28, price: 4000, available: 2 })] }), sailing('WED', { leaves: 96, loose: 900, units: [unit('20GP', { m3: 28, price: 4000, available: 2 })] }),
];
const held = { holdingPerDay: yuan(50) };
const stock = [
  goods('chairs', { m3: 14, due: 80, latePerDay: yuan(400), ...held }), goods('toys', { m3: 12, ...held }), goods('tiles', { m3: 9, kg: 16_000, ...held }), goods('lamps', { m3: 8, due: 130, ...held }), goods('rugs', { m3: 8, ready: 60, ...held }),
];
const before: Instance = hub(stock, ships);
const standing = solve(before).assignment;
const frozen = standing.batches.filter(({ consignments }) => consignments.includes('chairs'));

describe('C8: an urgent pallet 3 h before the cut-off', () => {
  const urgent = { kind: 'consignmentNew', consignment: goods('urgent', { m3: 2, kg: 600, ready: 39, due: 75, latePerDay: yuan(2000) }) } as const;
  test('at most N of the others change, the packed box is as it was, and the changes are shown', () => {
    for (const mostChanges of [0, 1, 2]) {
      const again = replan(before, standing, [urgent], { frozen, mostChanges });
      expect(checkInstance(again.instance)).toEqual([]);
      const { assignment } = solve(again.instance);
      expect(checkPlan(again.instance, assignment).faults).toEqual([]);
      const { changes } = comparePlans({ instance: before, plan: standing }, { instance: again.instance, plan: assignment });
      expect(changes.filter(({ consignment }) => consignment !== 'urgent').length).toBeLessThanOrEqual(mostChanges);
      expect(assignment.batches).toContainEqual(frozen[0]);
      expect(changes.find(({ consignment }) => consignment === 'urgent')).toMatchObject({ from: undefined, to: { departure: 'MON' } });
      // What stands with nothing changed is a plan, too.
      expect(checkPlan(again.instance, again.carriedOver).faults).toEqual([]);
    }
  });
  test('with leave for more changes it is never dearer, and the judge counts them', () => {
    const costs = [0, 1, 5].map((mostChanges) => solve(replan(before, standing, [urgent], { mostChanges }).instance).cost);
    expect(costs).toEqual([...costs].sort((a, b) => b - a));
    const { instance } = replan(before, standing, [urgent], { mostChanges: 0 });
    const moved = { batches: standing.batches.map((batch) => ({ ...batch, consignments: batch.consignments.filter((id) => id !== 'lamps') })).filter(({ consignments }) => consignments.length > 0), leftBehind: ['lamps', 'urgent'] };
    expect(checkPlan(instance, moved).faults).toEqual([{ code: 'CHURN', consignments: ['lamps'], departure: undefined, unit: undefined, value: 1, limit: 0 }]);
  });
  test('a pallet that comes later than thought and misses its ship is hit, its box mates are not', () => {
    const again = replan(before, standing, [{ kind: 'consignmentLate', consignment: 'chairs', readyAt: hour(47) }], { mostChanges: 0 });
    expect(again.hit).toEqual(['chairs']);
    expect(again.hitBatches.flatMap(({ consignments }) => consignments)).toContain('chairs');
    expect([...(again.instance.churn?.before.keys() ?? [])].sort()).toEqual(['lamps', 'rugs', 'tiles', 'toys']);
    const { assignment } = solve(again.instance);
    expect(told(assignment)).toContain('WED');
    expect(comparePlans({ instance: before, plan: standing }, { instance: again.instance, plan: assignment }).toCall).toEqual([{ shipper: 'of-chairs', consignments: ['chairs'] }]);
  });
});

describe('C14: the Monday ship is cancelled', () => {
  const again = replan(before, standing, [{ kind: 'departureCancelled', departure: 'MON' }], { mostChanges: 1 });
  const { assignment, cost } = solve(again.instance);
  const compared = comparePlans({ instance: before, plan: standing }, { instance: again.instance, plan: assignment });

  test('the boxes and goods that are hit', () => {
    expect(again.hitBatches).toEqual(standing.batches.filter(({ departure }) => departure === 'MON'));
    expect(again.hitBatches.length).toBeGreaterThan(0);
    expect(again.hit).toEqual(again.hitBatches.flatMap(({ consignments }) => consignments).sort());
  });
  test('the best plan without it, and what it costs more, by part', () => {
    expect(checkPlan(again.instance, assignment).faults).toEqual([]);
    expect(assignment.batches.every(({ departure }) => departure === 'WED')).toBe(true);
    expect(compared.extraCost.total).toBe(cost - solve(before).cost);
    expect(compared.extraCost.total).toBeGreaterThan(0);
    expect(Object.entries(compared.extraCost).filter(([part]) => part !== 'total').reduce((sum, [, amount]) => sum + amount, 0)).toBe(compared.extraCost.total);
    expect(compared.extraCost.holding).toBeGreaterThan(0);
  });
  test('whom to call: all whose goods come later, and who breaks a promise', () => {
    const called = compared.toCall.flatMap(({ consignments }) => consignments);
    expect(called).toEqual(again.hit.filter((id) => compared.changes.some(({ consignment }) => consignment === id)));
    expect(compared.changes.find(({ consignment }) => consignment === 'chairs')).toMatchObject({ breaksPromise: true });
    expect(called).not.toContain('rugs');
  });
  test('a pin on the cancelled ship is told as broken and gone, the others stay', () => {
    const pinned = { ...before, pins: [{ consignments: ['toys'], departure: 'MON', unit: undefined, closed: false }, { consignments: ['rugs'], departure: 'WED', unit: '20GP', closed: false }] };
    const { brokenPins, instance } = replan(pinned, standing, [{ kind: 'departureCancelled', departure: 'MON' }], { mostChanges: 9 });
    expect(brokenPins).toEqual([pinned.pins[0]]);
    expect(instance.pins).toEqual([pinned.pins[1]]);
    expect(checkInstance(instance)).toEqual([]);
  });
});
