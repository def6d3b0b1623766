/** Lines that share water are stroked once: the unique segments of many paths, chained again into long lines. */
import type { LonLat } from '../api/types.ts';

const nameOf = ([x, y]: LonLat): string => `${x.toFixed(5)},${y.toFixed(5)}`;

export const sharedStrokes = (paths: readonly (readonly LonLat[])[]): LonLat[][] => {
  const points = new Map<string, LonLat>();
  const next = new Map<string, Set<string>>();
  const join = (a: string, b: string): void => {
    const set = next.get(a) ?? new Set();
    set.add(b);
    next.set(a, set);
  };
  for (const path of paths)
    path.forEach((point, i) => {
      const name = nameOf(point);
      points.set(name, point);
      const before = path[i - 1];
      if (before && nameOf(before) !== name) {
        join(nameOf(before), name);
        join(name, nameOf(before));
      }
    });
  const strokes: LonLat[][] = [];
  const walk = (from: string, to: string): void => {
    const stroke = [points.get(from) as LonLat];
    let a = from;
    let b = to;
    for (;;) {
      next.get(a)?.delete(b);
      next.get(b)?.delete(a);
      stroke.push(points.get(b) as LonLat);
      const onward = next.get(b);
      // A junction ends the stroke; so does a port.
      if (onward?.size !== 1 || junctions.has(b)) break;
      a = b;
      b = [...onward][0] as string;
    }
    strokes.push(stroke);
  };
  const junctions = new Set([...next].filter(([, around]) => around.size !== 2).map(([name]) => name));
  for (const start of [...junctions, ...next.keys()]) for (const around of Array.from(next.get(start) ?? [])) if (next.get(start)?.has(around)) walk(start, around);
  return strokes;
};
