/** The ways round a box may stand. */
import type { Axis, BoxType, LoadUnit } from './question.ts';

export interface Orientation {
  readonly upright: Axis;
  readonly dx: number;
  readonly dy: number;
  readonly dz: number;
  /** Most that may rest on it, grams; Infinity without a limit. */
  readonly topLoad: number;
}

const MM2_PER_M2 = 1_000_000;

/** Those that differ in size and pass the unit, whatever else is in it. */
export const orientationsOf = (box: BoxType, unit: LoadUnit): readonly Orientation[] => {
  const found: Orientation[] = [];
  for (const upright of box.upright) {
    const [a, b, dz] = sidesOf(box, upright);
    for (const [dx, dy] of a === b ? [[a, b]] : [[a, b], [b, a]] as [number, number][]) {
      if (found.some((other) => other.dx === dx && other.dy === dy && other.dz === dz)) continue;
      if (passes(unit, dx as number, dy as number, dz)) found.push({ upright, dx: dx as number, dy: dy as number, dz, topLoad: topLoadOf(box, a * b) });
    }
  }
  return found;
};

const sidesOf = (box: BoxType, upright: Axis): readonly [a: number, b: number, upright: number] => {
  const { lengthMm: l, widthMm: w, heightMm: h } = box;
  return upright === 'height' ? [l, w, h] : upright === 'width' ? [l, h, w] : [w, h, l];
};

export const topLoadOf = (box: BoxType, topMm2: number): number =>
  Math.min(box.topLoad ?? Infinity, box.topLoadPerSquareMetre === undefined ? Infinity : (box.topLoadPerSquareMetre * topMm2) / MM2_PER_M2);

/** A place against some wall or strip edge exists at which the contour is high enough over the whole width of the box. */
const passes = (unit: LoadUnit, dx: number, dy: number, dz: number): boolean => {
  if (dx > unit.lengthMm || dy > unit.widthMm || dz > unit.heightMm) return false;
  const low = unit.contour.filter((strip) => strip.heightMm < dz).sort((a, b) => a.fromMm - b.fromMm);
  let from = 0;
  for (const strip of low) {
    if (strip.fromMm - from >= dy) return true;
    from = Math.max(from, strip.toMm);
  }
  return unit.widthMm - from >= dy;
};
