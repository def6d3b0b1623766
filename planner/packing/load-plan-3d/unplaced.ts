/** Boxes that stayed outside, and why. */
import type { Box } from './box.ts';
import { areCarried } from './box-loads.ts';
import { orientationsOf } from './orientations.ts';
import type { BoxType, LoadQuestion, Unplaced, UnplacedReason } from './question.ts';
import { SpaceList, STRIDE } from './spaces.ts';

export const listUnplaced = (question: LoadQuestion, placed: readonly Box[]): readonly Unplaced[] => {
  const weightLeft = question.unit.payload - placed.reduce((sum, { type }) => sum + (question.boxes[type] as BoxType).weight, 0);
  const counts = new Map<number, number>();
  for (const { type } of placed) counts.set(type, (counts.get(type) ?? 0) + 1);
  const left = question.boxes.flatMap((box, type) => (box.count > (counts.get(type) ?? 0) ? [{ box, type, count: box.count - (counts.get(type) ?? 0) }] : []));
  if (left.length === 0) return [];
  const spaces = freeSpaces(question, placed);
  return left.map(({ box, type, count }) => ({ box: box.id, count, reason: reasonFor(question, placed, box, type, weightLeft, spaces) }));
};

const reasonFor = (question: LoadQuestion, placed: readonly Box[], box: BoxType, type: number, weightLeft: number, spaces: readonly (readonly number[])[]): UnplacedReason => {
  const ways = orientationsOf(box, question.unit);
  if (ways.length === 0) return 'tooLarge';
  if (box.weight > question.unit.payload) return 'tooHeavy';
  if (box.weight > weightLeft) return 'payload';
  let hasRoom = false;
  for (const [x0, y0, z0, x1, y1, z1] of spaces as readonly (readonly [number, number, number, number, number, number])[]) {
    for (const way of ways) {
      if (way.dx > x1 - x0 || way.dy > y1 - y0 || way.dz > z1 - z0) continue;
      hasRoom = true;
      const tried = [...placed, { type, way, x: x0, y: y0, z: z0 }];
      if (areCarried(tried, (each) => (question.boxes[each] as BoxType).weight)) return 'unloadingOrder';
    }
  }
  return hasRoom ? 'topLoad' : 'space';
};

/** Free space of the finished load, as the search would see it. */
const freeSpaces = ({ unit, support }: LoadQuestion, placed: readonly Box[]): readonly (readonly number[])[] => {
  const spaces = new SpaceList(support === 'full', [1, 1, 1]);
  spaces.add({ x0: 0, y0: 0, z0: 0, x1: unit.lengthMm, y1: unit.widthMm, z1: unit.heightMm });
  for (const { fromMm, toMm, heightMm } of unit.contour) spaces.cut(0, fromMm, heightMm, unit.lengthMm, toMm, unit.heightMm, false);
  for (const { x, y, z, way } of placed.toSorted((a, b) => a.z - b.z)) spaces.cut(x, y, z, x + way.dx, y + way.dy, z + way.dz, true);
  return Array.from({ length: spaces.count }, (_, i) => [...spaces.at.subarray(i * STRIDE, i * STRIDE + 6)]);
};
