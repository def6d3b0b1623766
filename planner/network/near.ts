/**
 * Which points lie near another, without looking at all of them: a k-d tree over degrees, searched by great circles (kdbush, geokdbush).
 * It knows the date line and the poles. It may name a few points too many and never one too few: callers measure what they get.
 */
import { around } from 'geokdbush';
import KDBush from 'kdbush';

interface Point {
  readonly lon: number;
  readonly lat: number;
}

/** Half the way round the globe, rounded down: from here on everything is near. */
const FARTHEST_KM = 20_000;
/** The tree's sphere has 6,371 km and ours 6,371.0088; rounding moves very near points by centimeters. Both are well inside this. */
const wider = (km: number): number => km * 1.001 + 0.01;

/** Positions in `points` of those within `km` of a point, ascending, and perhaps of some a little farther off. */
export const nearnessOf = (points: readonly Point[]): ((point: Point, km: number) => Int32Array) => {
  // The library refuses an empty tree.
  if (points.length === 0) return () => new Int32Array();
  const tree = new KDBush(points.length);
  for (const { lon, lat } of points) tree.add(lon, lat);
  tree.finish();
  return ({ lon, lat }, km) => {
    const reach = wider(km);
    return reach >= FARTHEST_KM ? Int32Array.from(points.keys()) : Int32Array.from(around(tree, lon, lat, Infinity, reach)).sort();
  };
};
