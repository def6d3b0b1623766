/** What rests on each box: the weight above it goes down through the boxes it stands on, shared by the area of contact. */
import type { Box } from './box.ts';

/** Grams that sums of shares may be off by. */
export const LOAD_TOLERANCE = 1e-4;

/** Grams on each box, in the order given. What touches nothing below (the floor, or nothing at all) passes its weight to no box. */
export const boxLoads = (boxes: readonly Box[], weightOf: (type: number) => number): Float64Array => {
  const loads = new Float64Array(boxes.length);
  const byTop = new Map<number, number[]>();
  boxes.forEach(({ z, way }, i) => {
    const top = z + way.dz;
    const same = byTop.get(top);
    if (same) same.push(i);
    else byTop.set(top, [i]);
  });
  // From the top down: a box's own load is known before it is passed on.
  const order = boxes.map((_, i) => i).sort((a, b) => (boxes[b] as Box).z - (boxes[a] as Box).z || a - b);
  for (const i of order) {
    const box = boxes[i] as Box;
    const below = (byTop.get(box.z) ?? []).map((k) => ({ k, area: contactArea(box, boxes[k] as Box) })).filter(({ area }) => area > 0);
    const contact = below.reduce((sum, { area }) => sum + area, 0);
    const passed = weightOf(box.type) + (loads[i] as number);
    for (const { k, area } of below) loads[k] = (loads[k] as number) + (passed * area) / contact;
  }
  return loads;
};

/** Overlap of two boxes seen from above. */
export const contactArea = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.way.dx, b.x + b.way.dx) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.way.dy, b.y + b.way.dy) - Math.max(a.y, b.y));

/** No box carries more than it may. */
export const areCarried = (boxes: readonly Box[], weightOf: (type: number) => number): boolean =>
  boxLoads(boxes, weightOf).every((load, i) => load <= (boxes[i] as Box).way.topLoad + LOAD_TOLERANCE);
