import L from 'leaflet';
import { toLatLng } from './lonlat.ts';
import type { SceneLine } from './scene.ts';

/** Half of how wide a line is to the pointer. */
const REACH = 12;

interface Shape {
  readonly owner: string;
  readonly isFront: boolean;
  readonly bounds: L.Bounds;
  readonly points: readonly L.Point[];
}

/** The line nearest to a spot, without an element for each: lines are projected once a scale and looked through by their frames. */
export const makeLineFinder = (map: L.Map): { readonly show: (lines: readonly SceneLine[]) => void; readonly ownerAt: (at: L.LatLng) => string | undefined } => {
  let lines: readonly SceneLine[] = [];
  let shapes: readonly Shape[] | undefined;
  map.on('zoomend', () => (shapes = undefined));
  const project = (): readonly Shape[] =>
    lines.flatMap((line) => {
      const owner = line.owners[0];
      if (owner === undefined) return [];
      return line.paths.map((path): Shape => {
        const points = path.map((point) => map.project(toLatLng(point)));
        const bounds = L.bounds(points);
        return { owner, isFront: line.weight === 'chosen' || line.weight === 'reach', points, bounds: L.bounds(bounds.min?.subtract([REACH, REACH]) ?? [0, 0], bounds.max?.add([REACH, REACH]) ?? [0, 0]) };
      });
    });
  return {
    show: (next) => {
      lines = next;
      shapes = undefined;
    },
    ownerAt: (at) => {
      shapes ??= project();
      const spot = map.project(at);
      let best: { owner: string; away: number } | undefined;
      for (const shape of shapes) {
        if (!shape.bounds.contains(spot)) continue;
        for (let i = 1; i < shape.points.length; i++) {
          // What stands in front is meant before what lies under it.
          const away = L.LineUtil.pointToSegmentDistance(spot, shape.points[i - 1] as L.Point, shape.points[i] as L.Point) - (shape.isFront ? REACH / 2 : 0);
          if (away <= REACH && away < (best?.away ?? Infinity)) best = { owner: shape.owner, away };
        }
      }
      return best?.owner;
    },
  };
};
