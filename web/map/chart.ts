/** The map itself: Leaflet with the coast, a scene on it, and a camera that keeps clear of the panels. */
import L from 'leaflet';
import type { LonLat } from '../api/types.ts';
import type { Box } from '../ui/boxes.ts';
import { hubIcon } from './hub-icon.ts';
import { makeLabelLayer } from './label-layer.ts';
import { makeLineLayer, type Hot, type LineEvents } from './line-layer.ts';
import { readLand } from './land.ts';
import { toBounds, toLatLng, toLatLngs } from './lonlat.ts';
import type { Scene } from './scene.ts';

export interface ChartEvents extends LineEvents {
  readonly onHub: (placeId: string) => void;
  readonly onSea: () => void;
  readonly onLandFailed: () => void;
}
export interface Chart {
  readonly show: (scene: Scene) => void;
  readonly heat: (hot: Hot) => void;
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
/** As far as the coast is drawn: from Africa east to the Atlantic. */
const WORLD: readonly LonLat[] = [[-40, -60], [350, 84]];
/** Where the map looks until it has something to show. */
const YELLOW_SEA: LonLat = [124, 37];

export const makeChart = (container: HTMLElement, events: ChartEvents): Chart => {
  const map = L.map(container, {
    zoomControl: false, attributionControl: false, zoomSnap: 0.25, zoomDelta: 0.5, minZoom: 2.5, maxZoom: 11, maxBounds: toBounds(WORLD), maxBoundsViscosity: 0.8,
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
  const hubs = L.layerGroup().addTo(map);
  const labels = makeLabelLayer(map, covers);
  map.on('click', events.onSea);

  readLand().then(({ rings, shores }) => {
    const ground = L.svg({ pane: 'ground', padding: 0.6 });
    L.polygon(rings.map((ring) => [toLatLngs(ring)]), { renderer: ground, className: 'land', interactive: false, noClip: false }).addTo(map);
    L.polyline(shores.map(toLatLngs), { renderer: ground, className: 'shore', interactive: false }).addTo(map);
  }, events.onLandFailed);

  let scene: Scene | undefined;
  let fitted = '';
  /** What the panels on the left and below cover; the other corners only hold small controls. */
  const insets = (): { readonly left: number; readonly bottom: number } => {
    const size = map.getSize();
    const frame = container.getBoundingClientRect();
    const edge = (side: string): DOMRect | undefined => container.parentElement?.querySelector(`[data-covers-map="${side}"]`)?.getBoundingClientRect();
    const left = edge('left');
    const bottom = edge('bottom');
    const isBeside = left !== undefined && left.left < frame.right && left.top < frame.bottom && left.right - frame.left < size.x * 0.7;
    return { left: isBeside ? left.right - frame.left : 0, bottom: bottom && bottom.top < frame.bottom ? Math.max(0, size.y - (bottom.top - frame.top)) : 0 };
  };
  const focus = (points: Scene['fit'], animate = true): void => {
    if (points.length === 0) return;
    const { left, bottom } = insets();
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    map.fitBounds(toBounds(points), { paddingTopLeft: [left + AIR, AIR + 12], paddingBottomRight: [AIR + 12, bottom + AIR], maxZoom: NEAREST, animate: animate && !calm, duration: CAMERA_S });
  };
  const fit = (): void => focus(scene?.fit ?? []);
  return {
    show: (next) => {
      scene = next;
      lines.show(next);
      hubs.clearLayers();
      for (const hub of next.hubs)
        L.marker(toLatLng(hub.at), { icon: hubIcon(hub), keyboard: false, bubblingMouseEvents: false, zIndexOffset: (5 - hub.rank) * 100 }).on('click', () => events.onHub(hub.id)).addTo(hubs);
      const isFirst = fitted === '';
      if (fitted !== next.key) focus(next.fit, !isFirst);
      fitted = next.key;
      labels.show(next);
    },
    heat: lines.heat,
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
