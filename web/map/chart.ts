/** The map itself: Leaflet with the coast, a scene on it, and a camera that keeps clear of the panels. */
import L from 'leaflet';
import type { LonLat } from '../api/types.ts';
import type { Box } from '../ui/boxes.ts';
import { makeHubLayer } from './hub-layer.ts';
import { makeLabelLayer } from './label-layer.ts';
import { makeLineLayer, type Hot, type LineEvents } from './line-layer.ts';
import { readLand } from './land.ts';
import { toBounds, toLatLng, toLatLngs } from './lonlat.ts';
import { makeRunLayer } from './run-layer.ts';
import type { Scene, SceneRun } from './scene.ts';

export interface ChartEvents extends LineEvents {
  readonly onHub: (placeId: string) => void;
  readonly onSea: () => void;
  readonly onLandFailed: () => void;
  /** How many places wait for a larger scale. */
  readonly onWaiting: (count: number) => void;
}
export interface Chart {
  readonly show: (scene: Scene) => void;
  readonly heat: (hot: Hot) => void;
  /** What is under way; undefined when no moment is shown. */
  readonly run: (runs: readonly SceneRun[] | undefined) => void;
  readonly focus: (points: Scene['fit']) => void;
  readonly zoom: (step: 1 | -1) => void;
  readonly fit: () => void;
  readonly resize: () => void;
  readonly layOut: () => void;
  readonly remove: () => void;
}

/** Room round a fitted scene, inside what the panels leave free. */
const AIR = 36;
const CAMERA_S = 0.3;
const NEAREST = 9;
/** As far as the coast is drawn: from the Atlantic east to the Atlantic, and some of it twice. */
const WORLD: readonly LonLat[] = [[-240, -60], [550, 84]];
const TURN = 360;
/** Land that is drawn again one turn on, where a wide screen shows more than one world: the shores of the Atlantic. */
const AGAIN_WEST_OF = 60;
const AGAIN_EAST_OF = 200;
/** Where the map looks until it has something to show. */
const YELLOW_SEA: LonLat = [124, 37];

export const makeChart = (container: HTMLElement, events: ChartEvents): Chart => {
  const map = L.map(container, {
    zoomControl: false, attributionControl: false, zoomSnap: 0.25, zoomDelta: 0.5, minZoom: 0.5, maxZoom: 11, maxBounds: toBounds(WORLD), maxBoundsViscosity: 0.8,
    zoomAnimationThreshold: 6, wheelPxPerZoomLevel: 120, dragging: !matchMedia('(pointer: coarse) and (max-width: 760px)').matches, tapHold: false,
  });
  map.setView(toLatLng(YELLOW_SEA), 6, { animate: false });
  map.createPane('ground').style.zIndex = '150';
  const covers = (): Box[] => {
    const frame = container.getBoundingClientRect();
    return [...(container.parentElement?.querySelectorAll('[data-covers-map]') ?? [])].map((node) => {
      const box = node.getBoundingClientRect();
      return { left: box.left - frame.left, top: box.top - frame.top, right: box.right - frame.left, bottom: box.bottom - frame.top };
    });
  };
  const lines = makeLineLayer(map, events);
  const hubs = makeHubLayer(map, events.onHub, events.onWaiting);
  const moving = makeRunLayer(map, events);
  const labels = makeLabelLayer(map, { covers, hubs: hubs.shown, strokes: lines.strokes });
  map.on('click', (event) => {
    const owner = lines.ownerAt(event.latlng);
    if (owner === undefined) events.onSea();
    else events.onPick(owner);
  });

  readLand().then(({ rings, shores }) => {
    const ground = L.svg({ pane: 'ground', padding: 0.6 });
    L.polygon(aroundTheWorld(rings).map((ring) => [toLatLngs(ring)]), { renderer: ground, className: 'land', interactive: false, noClip: false }).addTo(map);
    L.polyline(aroundTheWorld(shores).map(toLatLngs), { renderer: ground, className: 'shore', interactive: false }).addTo(map);
    L.polyline([toLatLng([180, -60]), toLatLng([180, 84])], { renderer: ground, className: 'date-line', interactive: false }).addTo(map);
  }, events.onLandFailed);

  let scene: Scene | undefined;
  let fitted = '';
  /** What the panels on the left and below cover; the other corners only hold small controls. */
  const insets = (): { readonly left: number; readonly right: number; readonly bottom: number } => {
    const size = map.getSize();
    const frame = container.getBoundingClientRect();
    const edge = (side: string): DOMRect | undefined => {
      const box = container.parentElement?.querySelector(`[data-covers-map="${side}"]`)?.getBoundingClientRect();
      // A folded panel covers nothing.
      return box && box.width > 0 ? box : undefined;
    };
    const left = edge('left');
    const bottom = edge('bottom');
    const right = edge('right');
    const isBeside = left !== undefined && left.left < frame.right && left.top < frame.bottom && left.right - frame.left < size.x * 0.7;
    const hasRight = right !== undefined && right.left > frame.left + size.x * 0.4 && right.top < frame.bottom;
    return { left: isBeside ? left.right - frame.left : 0, right: hasRight ? frame.right - right.left : 0, bottom: bottom && bottom.top < frame.bottom ? Math.max(0, size.y - (bottom.top - frame.top)) : 0 };
  };
  const focus = (points: Scene['fit'], animate = true): void => {
    if (points.length === 0) return;
    const { left, right, bottom } = insets();
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    map.fitBounds(toBounds(points), { paddingTopLeft: [left + AIR, AIR + 12], paddingBottomRight: [right + AIR + 12, bottom + AIR], maxZoom: NEAREST, animate: animate && !calm, duration: CAMERA_S });
  };
  const fit = (): void => focus(scene?.fit ?? []);
  return {
    show: (next) => {
      scene = next;
      lines.show(next);
      hubs.show(next);
      const isFirst = fitted === '';
      if (fitted !== next.key) focus(next.fit, !isFirst);
      fitted = next.key;
      labels.show(next);
    },
    heat: (hot) => {
      lines.heat(hot);
      moving.heat(hot.owner);
    },
    run: (runs) => {
      lines.run(runs && new Set(runs.map(({ line }) => line)));
      moving.show(runs ?? []);
    },
    focus,
    zoom: (step) => map.setZoom(map.getZoom() + step * 0.75),
    fit,
    resize: () => {
      map.invalidateSize({ animate: false });
      focus(scene?.fit ?? [], false);
    },
    layOut: labels.layOut,
    remove: () => map.remove(),
  };
};

const aroundTheWorld = (pieces: readonly (readonly LonLat[])[]): readonly (readonly LonLat[])[] => {
  const shifted = (turn: number, isWanted: (lon: number) => boolean): LonLat[][] => pieces.filter((piece) => piece.some(([lon]) => isWanted(lon))).map((piece) => piece.map(([lon, lat]) => [lon + turn, lat]));
  return [...pieces, ...shifted(TURN, (lon) => lon < AGAIN_WEST_OF), ...shifted(-TURN, (lon) => lon > AGAIN_EAST_OF)];
};
