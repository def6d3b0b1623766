/** The picture shows every box once a side, hides nothing that is in front, and the steps add up to the load. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawLoad, makeLoadPlan, type View } from '../../../planner/packing/index.ts';
import { questions } from './load-questions.ts';

const isInside = ({ width, height, faces }: View): boolean => faces.every(({ points }) => points.every(([right, down]) => right >= -1 && down >= -1 && right <= width + 1 && down <= height + 1));

test('views and steps of 25 random loads', () => {
  fc.assert(
    fc.property(questions, (question) => {
      const plan = makeLoadPlan(question, { work: 4, shouldStop: () => false });
      const { top, side, isometric, steps } = drawLoad(question, plan);
      const n = plan.placements.length;
      expect([top.faces.length, side.faces.length, isometric.faces.length]).toEqual([n, n, 3 * n]);
      expect([top, side, isometric].every(isInside)).toBe(true);
      expect(steps.reduce((sum, { count }) => sum + count, 0)).toBe(n);
      // Each step's row begins where a box of it stands.
      for (const { box, xMm, yMm, zMm } of steps) expect(plan.placements.some((each) => each.box === box && each.xMm === xMm && each.yMm === yMm && each.zMm === zMm)).toBe(true);
      // From above a box is never drawn before one it lies on.
      const order = top.faces.map(({ box }) => plan.placements[box - 1]?.zMm ?? 0);
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }),
    { numRuns: 25 },
  );
});

test('in the isometric view a box is drawn after the one it stands on', () => {
  fc.assert(
    fc.property(questions, (question) => {
      const plan = makeLoadPlan(question, { work: 2, shouldStop: () => false });
      const drawn = drawLoad(question, plan).isometric.faces.filter(({ side }) => side === 'top').map(({ box }) => box);
      const rank = new Map(drawn.map((box, i) => [box, i]));
      plan.placements.forEach((a, i) =>
        plan.placements.forEach((b, k) => {
          const sharesFootprint = a.xMm < b.xMm + b.dxMm && b.xMm < a.xMm + a.dxMm && a.yMm < b.yMm + b.dyMm && b.yMm < a.yMm + a.dyMm;
          if (sharesFootprint && a.zMm === b.zMm + b.dzMm) expect(rank.get(i + 1)).toBeGreaterThan(rank.get(k + 1) ?? Infinity);
        }),
      );
    }),
    { numRuns: 25 },
  );
});
