/** C11: the price of a box is split by revenue ton and sums to the fen; what each adds can be asked for as well. */
import { describe, expect, test } from 'vitest';
import { checkPlan, COST_PARTS, marginalShares, sampleInstance, shareCost, sharesByShipper, type Assignment } from '../../../planner/consolidation/index.ts';
import { goods, hub, sailing, unit, yuan } from './hub.ts';
import { solved } from './oracle/seeded.ts';

const SEVEN = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id, i) => goods(id, { m3: 1 + i * 0.7, kg: i === 3 ? 9100 : 400 }));
const box = { departure: 'D1', unit: '40HQ', consignments: SEVEN.map(({ id }) => id) };
const SPLIT = hub(SEVEN, [sailing('D1', { leaves: 48, loose: 900, units: [unit('40HQ', { m3: 68, t: 26, price: 10_000 })] })]);

describe('by revenue ton', () => {
  test('10,000.00 over seven shippers: every part within a fen of its exact share, together 10,000.00', () => {
    const shares = shareCost(SPLIT, { batches: [box], leftBehind: [] });
    // Tonnes of the heavy one, cubic metres of the others.
    expect(shares.map((share) => share.milliRevenueTons)).toEqual([1000, 1700, 2400, 9100, 3800, 4500, 5200]);
    const tons = shares.reduce((sum, share) => sum + share.milliRevenueTons, 0);
    for (const share of shares) expect(Math.abs(share.units - (1_000_000 * share.milliRevenueTons) / tons)).toBeLessThan(1);
    expect(shares.reduce((sum, share) => sum + share.units, 0)).toBe(1_000_000);
  });
  test('three who bear alike: the fen that is over goes to the first', () => {
    const three = hub(['a', 'b', 'c'].map((id) => goods(id, { m3: 2 })), [sailing('D1', { leaves: 48, units: [unit('20GP', { price: 100 })] })]);
    expect(shareCost(three, { batches: [{ departure: 'D1', unit: '20GP', consignments: ['a', 'b', 'c'] }], leftBehind: [] }).map((share) => share.units)).toEqual([3334, 3333, 3333]);
  });
  test('holding, lateness and the way on are the owner’s, and all lines sum to the plan part by part', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const { instance, best } = solved(seed);
      const { cost } = checkPlan(instance, best.plan);
      const shares = shareCost(instance, best.plan);
      for (const sums of [shares, sharesByShipper(shares)]) for (const part of [...COST_PARTS, 'total' as const]) expect(sums.reduce((sum, share) => sum + share[part], 0), `seed ${seed} ${part}`).toBe(cost[part]);
      for (const { consignment, leftBehind } of shares) expect(leftBehind > 0).toBe(best.plan.leftBehind.includes(consignment));
    }
  });
});

describe('by what each adds', () => {
  test('a hand-made game: two fill the box, the third could go loose for less', () => {
    // Alone: a and b need a box each (no loose that dear), c goes loose for 300. Together one box of 1,000 takes all three.
    const game = hub([goods('a', { m3: 10 }), goods('b', { m3: 10 }), goods('c', { m3: 1 })], [sailing('D1', { leaves: 48, loose: 300, units: [unit('20GP', { price: 1000 })] })]);
    const shares = marginalShares(game, { departure: 'D1', unit: '20GP', consignments: ['a', 'b', 'c'] });
    // c adds 300 where it comes first, in two of six orders, and nothing later: 100. The others are alike and share the 900 that are left.
    expect(shares?.map(({ amount, alone, saving }) => [amount, alone?.cost, saving])).toEqual([[yuan(450), yuan(1000), yuan(550)], [yuan(450), yuan(1000), yuan(550)], [yuan(100), yuan(300), yuan(200)]]);
  });
  test('twelve shippers sum to the price and none bears more than alone; thirteen are too many', () => {
    const of = (count: number): { plan: Assignment['batches'][number]; instance: ReturnType<typeof hub> } => {
      const many = Array.from({ length: count }, (_, i) => goods(`c${String(i).padStart(2, '0')}`, { m3: 0.5 + (i % 5) }));
      return { instance: hub(many, [sailing('D1', { leaves: 48, loose: 333.33, units: [unit('20GP', { m3: 14, price: 2999.99 }), unit('40HQ', { m3: 68, t: 26, price: 4999.99 })] })]), plan: { departure: 'D1', unit: '40HQ', consignments: many.map(({ id }) => id) } };
    };
    const { instance, plan } = of(12);
    const shares = marginalShares(instance, plan) ?? [];
    expect(shares).toHaveLength(12);
    expect(shares.reduce((sum, { amount }) => sum + amount, 0)).toBe(499_999);
    for (const { saving, amount } of shares) {
      expect(saving).toBeGreaterThanOrEqual(0);
      expect(amount).toBeGreaterThan(0);
    }
    expect(marginalShares(of(13).instance, of(13).plan)).toBeUndefined();
  });
  test('alike goods bear alike, whoever is named first; a batch of the sample sums exactly', () => {
    const instance = sampleInstance({ seed: 5, consignments: 60, departures: 10 });
    const departure = instance.departures.find(({ loose }) => loose) as (typeof instance.departures)[number];
    const some = instance.consignments.filter(({ readyAt, destination, temperature, dangerousGoods }) => readyAt <= departure.readyBy.loose && departure.destinations.has(destination) && temperature === 'T-AMB' && !dangerousGoods).slice(0, 6);
    const batch = { departure: departure.id, unit: 'loose', consignments: some.map(({ id }) => id).sort() };
    const { cost } = checkPlan({ ...instance, consignments: some, mix: { ...instance.mix, apart: [] } }, { batches: [batch], leftBehind: [] });
    const shares = marginalShares(instance, batch) ?? [];
    expect(some.length).toBe(6);
    expect(shares.reduce((sum, { amount }) => sum + amount, 0)).toBe(cost.total);
  });
});
