/** C12: pallets and containers of aircraft. Outlines as in IATA's ULD regulations, rounded down: PMC and PAG with a lower-deck contour, AKE with its slope in steps. */
import { expect, test } from 'vitest';
import { grams } from '../../../planner/domain/index.ts';
import { checkLoadPlan, makeLoadPlan, type LoadQuestion, type LoadUnit } from '../../../planner/packing/index.ts';
import { boxOf, unitOf } from './load-questions.ts';

const balance = { length: 0.1, width: 0.1, axles: undefined };
const ULDS: readonly LoadUnit[] = [
  unitOf(3070, 2340, 1620, { type: 'PMC', payload: grams(4_500_000), loadedThrough: 'sides', balance, contour: [{ fromMm: 0, toMm: 200, heightMm: 1300 }, { fromMm: 2140, toMm: 2340, heightMm: 1300 }] }),
  unitOf(3070, 2130, 1620, { type: 'PAG', payload: grams(4_400_000), loadedThrough: 'sides', balance, contour: [{ fromMm: 0, toMm: 200, heightMm: 1300 }, { fromMm: 1930, toMm: 2130, heightMm: 1300 }] }),
  // The foot of an AKE is narrower than its body: over its slope nothing stands, so the strip is left out of the inside and only the body's own step is kept.
  unitOf(1490, 1460, 1600, { type: 'AKE', payload: grams(1_500_000), loadedThrough: 'door', balance, contour: [{ fromMm: 1360, toMm: 1460, heightMm: 1400 }] }),
];
const boxes = [
  boxOf('parcel', 600, 400, 400, 60, { weight: grams(12_000), upright: ['length', 'width', 'height'] }), boxOf('chilled', 580, 380, 320, 50, { weight: grams(18_000), topLoad: grams(90_000) }),
  boxOf('crate', 1000, 700, 650, 4, { weight: grams(240_000) }), boxOf('lead', 300, 300, 300, 20, { weight: grams(120_000) }),
];

test.each(ULDS.map((unit) => [unit.type, unit] as const))('%s: within contour, payload and balance, and what is left is told', (_, unit) => {
  const question: LoadQuestion = { unit, boxes, support: 'full' };
  const plan = makeLoadPlan(question, { work: 150, shouldStop: () => false });
  expect(checkLoadPlan(question, plan)).toEqual([]);
  expect(plan.balance.isWithinLimits).toBe(true);
  expect(plan.weight).toBeLessThanOrEqual(unit.payload);
  expect(plan.unplaced.length).toBeGreaterThan(0);
  expect(plan.volumeFill).toBeGreaterThan(0.6);
  // Volume or weight is the end of it; the space that stays unused is a figure of the plan.
  expect(Math.max(plan.volumeFill, plan.weightFill)).toBeGreaterThan(0.8);
  const outside = unit.contour.reduce((sum, strip) => sum + unit.lengthMm * (strip.toMm - strip.fromMm) * (unit.heightMm - strip.heightMm), 0);
  expect(plan.usableMm3).toBe(unit.lengthMm * unit.widthMm * unit.heightMm - outside);
  expect(plan.usableMm3 - plan.packedMm3).toBeGreaterThanOrEqual(0);
});

test('boxes higher than the contour stand in the middle only', () => {
  const [pmc] = ULDS as [LoadUnit, ...LoadUnit[]];
  const question: LoadQuestion = { unit: pmc, boxes: [boxOf('tall', 900, 600, 1500, 12)], support: 'full' };
  const plan = makeLoadPlan(question, { work: 50, shouldStop: () => false });
  // Three rows of three, and one more where two lie across: 1,940 mm are of full height.
  expect(plan.placements.length).toBeGreaterThanOrEqual(9);
  expect(plan.placements.every(({ yMm, dyMm }) => yMm >= 200 && yMm + dyMm <= 2140)).toBe(true);
});
