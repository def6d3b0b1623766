/** C11: what a shipper saves against sending the same goods by itself, and what that would cost. */
import { expect, test } from 'vitest';
import { cheapestAlone, checkPlan, leastAlone, sentAlone, shareCost, shipperBills } from '../../../planner/consolidation/index.ts';
import { goods, hub, sailing, unit, yuan } from './hub.ts';
import { solved } from './oracle/seeded.ts';

const BOX = sailing('D1', { leaves: 48, loose: 300, units: [unit('20GP', { price: 1000 })] });

test('goods for two boxes: together box by box, where one box cannot hold them and each by itself costs more', () => {
  // Six of 9 m³: three fill a box. Loose each costs 2,700, in a box of its own 1,000.
  const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => goods(id, { m3: 9, shipper: 'one' }));
  expect(cheapestAlone(hub(six, [BOX]), six)?.cost).toBe(yuan(6000));
  expect(leastAlone(hub(six, [BOX]), six)).toBe(yuan(2000));
});

test('two destinations that no departure serves both still have a price; goods without a way have none', () => {
  const other = sailing('D2', { leaves: 48, units: [unit('20GP', { price: 700 })], destinations: new Map([['KRKUV', { availableAt: { unit: BOX.departsAt, loose: BOX.departsAt }, onwardPerRevenueTon: yuan(0) }]]) });
  const two = [goods('a', { m3: 9 }), goods('b', { m3: 9, destination: 'KRKUV' })];
  expect(leastAlone(hub(two, [BOX, other]), two)).toBe(yuan(1700));
  expect(leastAlone(hub(two, [BOX]), two)).toBeUndefined();
  // Where staying behind is a choice, it is taken where it costs less or nothing else is left.
  expect(leastAlone(hub(two, [BOX]), two, () => yuan(800))).toBe(yuan(1600));
});

test('on seeded plans: bills sum to what is sent, alone is never above what each consignment alone comes to', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const { instance, best } = solved(seed);
    const { cost } = checkPlan(instance, best.plan);
    const bills = shipperBills(shareCost(instance, best.plan), sentAlone(instance, best.plan));
    expect(bills.reduce((sum, bill) => sum + bill.cost, 0), `seed ${seed}`).toBe(cost.total - cost.leftBehind);
    expect(bills.reduce((sum, bill) => sum + bill.consignments, 0)).toBe(best.plan.batches.reduce((sum, { consignments }) => sum + consignments.length, 0));
    const sent = new Set(best.plan.batches.flatMap(({ consignments }) => consignments));
    for (const { shipper, alone, saving, cost: own } of bills) {
      const apart = cheapestAlone(instance, instance.consignments.filter((one) => one.shipper === shipper && sent.has(one.id)));
      expect(alone ?? Number.POSITIVE_INFINITY, `seed ${seed} ${shipper}`).toBeLessThanOrEqual(apart?.cost ?? Number.POSITIVE_INFINITY);
      if (alone !== undefined) expect(saving).toBe(alone - own);
    }
  }
});
