/**
 * In which order boxes go in: the last stop's first; a box after all boxes under it, and, through a door, after all boxes behind it that
 * its cross-section covers. Reversed, it is the order in which they come out, so a load that has an order can be unloaded stop by stop.
 */
import type { Box } from './box.ts';

/**
 * The boxes in that order, those nearest the front wall first where there is a choice. Undefined if there is none: a box of a later stop
 * stands before or on one of an earlier stop, or boxes lock each other in.
 */
export const findLoadingOrder = (boxes: readonly Box[], stopOf: (type: number) => number, throughDoor: boolean): readonly Box[] | undefined => {
  const sorted = boxes.toSorted((a, b) => stopOf(b.type) - stopOf(a.type) || a.x - b.x || a.z - b.z || a.y - b.y);
  const after: number[][] = sorted.map(() => []);
  const waits = new Int32Array(sorted.length);
  sorted.forEach((a, i) =>
    sorted.forEach((b, k) => {
      if (i === k || !(isUnder(a, b) || (throughDoor && isBehind(a, b)))) return;
      (after[i] as number[]).push(k);
      waits[k] = (waits[k] as number) + 1;
    }),
  );
  const order: Box[] = [];
  // The first of the sorted list that waits for nothing, again and again; a later stop that must wait for an earlier one ends it.
  const done = new Uint8Array(sorted.length);
  let first = 0;
  while (order.length < sorted.length) {
    while (done[first] === 1) first++;
    const stop = stopOf((sorted[first] as Box).type);
    let next = first;
    while (next < sorted.length && (done[next] === 1 || waits[next] !== 0)) next++;
    const box = sorted[next];
    if (!box || stopOf(box.type) !== stop) return undefined;
    done[next] = 1;
    order.push(box);
    for (const k of after[next] as number[]) waits[k] = (waits[k] as number) - 1;
  }
  return order;
};

const overlap = (a: number, la: number, b: number, lb: number): boolean => a < b + lb && b < a + la;

const isUnder = (a: Box, b: Box): boolean => a.z + a.way.dz <= b.z && overlap(a.x, a.way.dx, b.x, b.way.dx) && overlap(a.y, a.way.dy, b.y, b.way.dy);

/** Nearer the front wall, and in the way that b takes from the door. */
const isBehind = (a: Box, b: Box): boolean => a.x + a.way.dx <= b.x && overlap(a.y, a.way.dy, b.y, b.way.dy) && overlap(a.z, a.way.dz, b.z, b.way.dz);
