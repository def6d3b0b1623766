/**
 * Weight distribution. A load falls into slices along the unit wherever a plane crosses no box; slices are turned round, changed in their
 * places and mirrored from side to side, and the load is moved as a whole, until the centre of gravity and the axles are within their limits
 * (after Davies & Bischoff 1999). Nothing is moved that is within limits already.
 */
import { grams } from '../../domain/index.ts';
import type { Box } from './box.ts';
import type { LoadBalance, LoadUnit } from './question.ts';

type WeightOf = (type: number) => number;

interface Slice {
  readonly boxes: readonly Box[];
  readonly length: number;
  readonly weight: number;
  /** Grams × millimetres about the slice's front end and the unit's middle line. */
  readonly momentX: number;
  readonly momentY: number;
}

/** The load moved into balance as far as it goes. `mayReorder`: slices may change places along the unit. */
export const balanceLoad = (boxes: readonly Box[], weightOf: WeightOf, unit: LoadUnit, mayReorder: boolean): readonly Box[] => {
  if (measureBalance(boxes, weightOf, unit).isWithinLimits) return boxes;
  const slices = slicesOf(boxes, weightOf, unit);
  const isSymmetric = unit.contour.every((strip) => unit.contour.some((other) => other.heightMm === strip.heightMm && other.fromMm === unit.widthMm - strip.toMm && other.toMm === unit.widthMm - strip.fromMm));
  const mirrored = isSymmetric ? balanceAcross(slices, unit) : slices;
  const ordered = mayReorder ? balanceAlong(mirrored, unit) : mirrored;
  return shift(joinSlices(ordered), weightOf, unit);
};

export const measureBalance = (boxes: readonly Box[], weightOf: WeightOf, unit: LoadUnit): LoadBalance => {
  const weight = boxes.reduce((sum, box) => sum + weightOf(box.type), 0);
  if (weight === 0) return { centre: undefined, axleLoads: undefined, isWithinLimits: true };
  const mean = (at: (box: Box) => number): number => boxes.reduce((sum, box) => sum + weightOf(box.type) * at(box), 0) / weight;
  const centre = {
    length: mean(({ x, way }) => x + way.dx / 2) / unit.lengthMm, width: mean(({ y, way }) => y + way.dy / 2) / unit.widthMm, height: mean(({ z, way }) => z + way.dz / 2) / unit.heightMm,
  };
  const { length, width, axles } = unit.balance;
  const onSecond = axles && (weight * (centre.length * unit.lengthMm - axles[0].atMm)) / (axles[1].atMm - axles[0].atMm);
  const axleLoads = onSecond === undefined ? undefined : ([grams(Math.round(weight - onSecond)), grams(Math.round(onSecond))] as const);
  const isWithinLimits =
    Math.abs(centre.length - 0.5) <= length && Math.abs(centre.width - 0.5) <= width && (!axles || !axleLoads || (axleLoads[0] <= axles[0].limit && axleLoads[1] <= axles[1].limit));
  return { centre, axleLoads, isWithinLimits };
};

/** Where the centre of gravity may lie along the unit, mm from the front wall. */
const allowedAlong = (weight: number, { lengthMm, balance: { length, axles } }: LoadUnit): readonly [number, number] => {
  const [least, most] = [(0.5 - length) * lengthMm, (0.5 + length) * lengthMm];
  if (!axles) return [least, most];
  const [a, b] = axles;
  const span = b.atMm - a.atMm;
  return [Math.max(least, b.atMm - (a.limit * span) / weight), Math.min(most, a.atMm + (b.limit * span) / weight)];
};

const slicesOf = (boxes: readonly Box[], weightOf: WeightOf, unit: LoadUnit): readonly Slice[] => {
  const groups: Box[][] = [];
  let end = -1;
  for (const box of boxes.toSorted((a, b) => a.x - b.x)) {
    if (box.x >= end) groups.push([]);
    (groups.at(-1) as Box[]).push(box);
    end = Math.max(end, box.x + box.way.dx);
  }
  return groups.map((group) => {
    const from = (group[0] as Box).x;
    const moved = group.map((box) => ({ ...box, x: box.x - from }));
    const sum = (of: (box: Box) => number): number => moved.reduce((total, box) => total + of(box), 0);
    return {
      boxes: moved,
      length: Math.max(...moved.map(({ x, way }) => x + way.dx)),
      weight: sum(({ type }) => weightOf(type)),
      momentX: sum(({ type, x, way }) => weightOf(type) * (x + way.dx / 2)),
      momentY: sum(({ type, y, way }) => weightOf(type) * (y + way.dy / 2 - unit.widthMm / 2)),
    };
  });
};

/** Heaviest moment first, each slice to the side that evens out the ones before it. */
const balanceAcross = (slices: readonly Slice[], unit: LoadUnit): readonly Slice[] => {
  const turned = [...slices];
  let moment = 0;
  for (const i of slices.map((_, k) => k).sort((a, b) => Math.abs((slices[b] as Slice).momentY) - Math.abs((slices[a] as Slice).momentY) || a - b)) {
    const slice = slices[i] as Slice;
    const isFlipped = Math.abs(moment - slice.momentY) < Math.abs(moment + slice.momentY);
    if (isFlipped) turned[i] = { ...slice, momentY: -slice.momentY, boxes: slice.boxes.map((box) => ({ ...box, y: unit.widthMm - box.y - box.way.dy })) };
    moment += isFlipped ? -slice.momentY : slice.momentY;
  }
  return turned;
};

/** Swaps two slices or turns one round as long as that brings the centre of gravity nearer to where it may lie. */
const balanceAlong = (slices: readonly Slice[], unit: LoadUnit): readonly Slice[] => {
  const weight = slices.reduce((sum, slice) => sum + slice.weight, 0);
  const [least, most] = allowedAlong(weight, unit);
  const slack = unit.lengthMm - slices.reduce((sum, slice) => sum + slice.length, 0);
  const distance = (order: readonly Slice[]): number => {
    let [at, moment] = [0, 0];
    for (const slice of order) {
      moment += slice.weight * at + slice.momentX;
      at += slice.length;
    }
    // What room is left can be put in front of the load.
    return Math.max(0, least - slack - moment / weight, moment / weight - most);
  };
  let best = slices;
  let bestDistance = distance(best);
  for (let improved = true; improved && bestDistance > 0; ) {
    improved = false;
    for (let i = 0; i < best.length && bestDistance > 0; i++) {
      for (let k = i; k < best.length && bestDistance > 0; k++) {
        const tried = best.map((slice, n) => (n === i && n === k ? turnRound(slice) : n === i ? (best[k] as Slice) : n === k ? (best[i] as Slice) : slice));
        const there = distance(tried);
        if (there < bestDistance) [best, bestDistance, improved] = [tried, there, true];
      }
    }
  }
  return best;
};

const turnRound = (slice: Slice): Slice => ({
  ...slice,
  momentX: slice.weight * slice.length - slice.momentX,
  boxes: slice.boxes.map((box) => ({ ...box, x: slice.length - box.x - box.way.dx })),
});

const joinSlices = (slices: readonly Slice[]): readonly Box[] => {
  let at = 0;
  return slices.flatMap(({ boxes, length }) => {
    const from = at;
    at += length;
    return boxes.map((box) => ({ ...box, x: box.x + from }));
  });
};

/** The whole load as little as needed, along the unit and, where the contour is plain, across it. */
const shift = (boxes: readonly Box[], weightOf: WeightOf, unit: LoadUnit): readonly Box[] => {
  const weight = boxes.reduce((sum, box) => sum + weightOf(box.type), 0);
  const move = (at: (box: Box) => number, size: (box: Box) => number, room: number, [least, most]: readonly [number, number]): number => {
    const centre = boxes.reduce((sum, box) => sum + weightOf(box.type) * (at(box) + size(box) / 2), 0) / weight;
    const wanted = centre < least ? Math.ceil(least - centre) : centre > most ? Math.floor(most - centre) : 0;
    const [front, back] = [Math.min(...boxes.map(at)), Math.max(...boxes.map((box) => at(box) + size(box)))];
    return Math.max(-front, Math.min(room - back, wanted));
  };
  const along = move(({ x }) => x, ({ way }) => way.dx, unit.lengthMm, allowedAlong(weight, unit));
  const { width } = unit.balance;
  const across = unit.contour.length > 0 ? 0 : move(({ y }) => y, ({ way }) => way.dy, unit.widthMm, [(0.5 - width) * unit.widthMm, (0.5 + width) * unit.widthMm]);
  return boxes.map((box) => ({ ...box, x: box.x + along, y: box.y + across }));
};
