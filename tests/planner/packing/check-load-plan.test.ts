/** The checker accepts a good plan and names each rule that a spoilt one breaks. */
import { describe, expect, test } from 'vitest';
import { grams } from '../../../planner/domain/index.ts';
import { checkLoadPlan, makeLoadPlan, type BoxPlacement, type LoadFault, type LoadPlan, type LoadQuestion } from '../../../planner/packing/index.ts';
import { boxOf, unitOf } from './load-questions.ts';

/** Two stops, stacked two high under a contour that is low along both walls. */
const question: LoadQuestion = {
  unit: unitOf(2000, 1200, 1000, {
    payload: grams(400_000), contour: [{ fromMm: 0, toMm: 100, heightMm: 800 }, { fromMm: 1100, toMm: 1200, heightMm: 800 }],
    balance: { length: 0.5, width: 0.5, axles: [{ atMm: 0, limit: grams(300_000) }, { atMm: 2000, limit: grams(300_000) }] },
  }),
  support: 'full',
  boxes: [
    boxOf('a', 500, 400, 400, 6, { stop: 2, weight: grams(20_000), topLoad: grams(20_000) }), boxOf('b', 500, 400, 400, 6, { stop: 1, weight: grams(10_000), topLoad: grams(10_000) }),
    boxOf('c', 500, 400, 200, 1, { stop: 1, weight: grams(2000), topLoadPerSquareMetre: grams(0) }),
  ],
};
const plan = makeLoadPlan(question, { work: 50, shouldStop: () => false });
const rulesOf = (faults: readonly LoadFault[]) => [...new Set(faults.map(({ rule }) => rule))];
const indexOf = (wanted: (placement: BoxPlacement) => boolean): number => plan.placements.findIndex(wanted);
const moved = (i: number, by: Partial<BoxPlacement>): LoadPlan => ({ ...plan, placements: plan.placements.map((each, k) => (k === i ? { ...each, ...by } : each)) });

test('the plan as it was made is in order', () => {
  expect(plan.unplaced).toEqual([]);
  expect(plan.placements.length).toBe(13);
  expect(checkLoadPlan(question, plan)).toEqual([]);
});

describe('planted', () => {
  const top = indexOf(({ box, zMm }) => box === 'a' && zMm === 400);
  const cases: Readonly<Record<LoadFault['rule'], () => readonly LoadFault[]>> = {
    unknownBox: () => checkLoadPlan(question, moved(0, { box: 'x' })),
    tooMany: () => checkLoadPlan({ ...question, boxes: question.boxes.map((box) => (box.id === 'a' ? { ...box, count: 5 } : box)) }, plan),
    miscounted: () => checkLoadPlan({ ...question, boxes: question.boxes.map((box) => (box.id === 'a' ? { ...box, count: 7 } : box)) }, plan),
    outside: () => checkLoadPlan(question, moved(0, { xMm: -1 })),
    contour: () => checkLoadPlan({ ...question, unit: { ...question.unit, contour: [{ fromMm: 0, toMm: 100, heightMm: 399 }] } }, plan),
    overlap: () => checkLoadPlan(question, moved(top, { zMm: 399 })),
    orientation: () => checkLoadPlan(question, moved(0, { dxMm: 450 })),
    support: () => checkLoadPlan(question, moved(top, { zMm: 450 })),
    topLoad: () => checkLoadPlan({ ...question, boxes: question.boxes.map((box) => (box.id === 'a' ? { ...box, topLoad: grams(1) } : box)) }, plan),
    payload: () => checkLoadPlan({ ...question, unit: { ...question.unit, payload: grams(181_999) } }, plan),
    unloadingOrder: () => checkLoadPlan({ ...question, boxes: question.boxes.map((box) => ({ ...box, stop: 3 - box.stop })) }, plan),
    loadingOrder: () => checkLoadPlan(question, { ...plan, placements: plan.placements.toReversed() }),
    balance: () => checkLoadPlan({ ...question, unit: { ...question.unit, balance: { length: 0.001, width: 0.5, axles: undefined } } }, plan),
    figures: () => checkLoadPlan(question, { ...plan, packedMm3: plan.packedMm3 + 1 }),
  };
  test.each(Object.entries(cases))('%s', (rule, spoil) => {
    const faults = spoil();
    expect(rulesOf(faults)).toContain(rule);
  });

  test('each with its boxes, steps and figures', () => {
    expect(cases.payload()).toEqual([{ rule: 'payload', steps: [], boxes: [], found: 182_000, allowed: 181_999 }]);
    expect(cases.outside()).toContainEqual({ rule: 'outside', steps: [1], boxes: ['a'], found: -1, allowed: 0 });
    expect(cases.topLoad()[0]).toMatchObject({ rule: 'topLoad', boxes: ['a'], found: 20_000, allowed: 1 });
  });

  test('an axle', () => {
    const axles = [{ atMm: 0, limit: grams(1000) }, { atMm: 2000, limit: grams(300_000) }] as const;
    expect(rulesOf(checkLoadPlan({ ...question, unit: { ...question.unit, balance: { length: 0.5, width: 0.5, axles } } }, plan))).toEqual(['balance']);
  });
});
