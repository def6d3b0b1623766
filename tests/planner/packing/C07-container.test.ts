/** C7: a 40HQ with 412 cartons of nine sizes for three consignees, some of which may carry little or nothing. */
import { expect, test } from 'vitest';
import { grams } from '../../../planner/domain/index.ts';
import { checkLoadPlan, makeLoadPlan, type BoxType, type LoadQuestion } from '../../../planner/packing/index.ts';
import { boxOf, unitOf } from './load-questions.ts';

const carton = (id: string, [l, w, h]: readonly [number, number, number], kg: number, count: number, stop: number, more: Partial<BoxType> = {}): BoxType =>
  boxOf(id, l, w, h, count, { weight: grams(kg * 1000), stop, consignment: `consignee-${stop}`, ...more });

const question: LoadQuestion = {
  unit: unitOf(12_032, 2352, 2698, { type: '40HQ', payload: grams(26_500_000) }),
  support: 'full',
  boxes: [
    carton('seafood', [600, 400, 350], 22, 60, 3, { topLoad: grams(180_000) }), carton('towel', [650, 450, 500], 16, 48, 3), carton('tool', [400, 300, 250], 24, 40, 3, { upright: ['height', 'width'] }),
    carton('ginger', [550, 380, 300], 20, 70, 2, { topLoad: grams(120_000) }), carton('glassware', [500, 500, 450], 14, 24, 2, { topLoad: grams(0) }), carton('tyre', [700, 700, 500], 30, 30, 2),
    carton('garment', [600, 500, 450], 15, 60, 1, { topLoadPerSquareMetre: grams(300_000) }), carton('machine', [1100, 800, 900], 260, 8, 1), carton('snack', [450, 350, 300], 8, 72, 1, { topLoad: grams(40_000), upright: ['height', 'length'] }),
  ],
};

test('every carton is in, wholly supported, nothing crushed, unloaded consignee by consignee, the centre of gravity within limits', () => {
  expect(question.boxes.reduce((sum, { count }) => sum + count, 0)).toBe(412);
  const plan = makeLoadPlan(question, { work: 60, shouldStop: () => false });
  expect(plan.unplaced).toEqual([]);
  expect(plan.placements.length).toBe(412);
  expect(checkLoadPlan(question, plan)).toEqual([]);
  expect(plan.balance.isWithinLimits).toBe(true);
  const stops = plan.placements.map(({ box }) => question.boxes.find(({ id }) => id === box)?.stop ?? 0);
  expect(stops).toEqual(stops.toSorted((a, b) => b - a));
});
