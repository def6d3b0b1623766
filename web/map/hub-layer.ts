import L from 'leaflet';
import { hubIcon, hubReach, svgOf } from './hub-icon.ts';
import { toLatLng } from './lonlat.ts';
import { middleOfAll, type Scene, type SceneHub } from './scene.ts';

/** Marks nearer than this to a better one wait for a larger scale. */
const APART = 8;
const MARK_APART = 15;
const CROSS = 'M6 6l8 8M14 6l-8 8';
const RING = 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z';

export interface HubLayer {
  readonly show: (scene: Scene) => void;
  /** The hubs that are drawn at this scale. */
  readonly shown: () => readonly SceneHub[];
}

/** Greedy by rank on a grid of cells as wide as the distance kept, so that only neighbours are compared. */
const makeThinner = (apart: number): ((point: L.Point, insists: boolean) => boolean) => {
  const cells = new Map<string, L.Point[]>();
  return (point, insists) => {
    const [x, y] = [Math.floor(point.x / apart), Math.floor(point.y / apart)];
    for (let i = -1; i <= 1 && !insists; i++) for (let j = -1; j <= 1; j++) if (cells.get(`${x + i} ${y + j}`)?.some((other) => other.distanceTo(point) < apart)) return false;
    const key = `${x} ${y}`;
    cells.set(key, [...(cells.get(key) ?? []), point]);
    return true;
  };
};

/** Places, and the marks at the middle of unsure lines, as many as the scale has room for; how many wait is told. */
export const makeHubLayer = (map: L.Map, onHub: (placeId: string) => void, onWaiting: (count: number) => void): HubLayer => {
  const group = L.layerGroup().addTo(map);
  let scene: Scene | undefined;
  let drawn: readonly SceneHub[] = [];
  const draw = (): void => {
    group.clearLayers();
    if (!scene) return;
    const zoom = map.getZoom();
    const keeps = makeThinner(APART);
    drawn = [...scene.hubs].sort((a, b) => a.rank - b.rank).filter((hub) => keeps(map.project(toLatLng(hub.at), zoom), hub.isEnd));
    onWaiting(scene.hubs.length - drawn.length);
    for (const hub of drawn) {
      const marker = L.marker(toLatLng(hub.at), { icon: hubIcon(hub), keyboard: false, bubblingMouseEvents: false, zIndexOffset: (5 - hub.rank) * 100 }).on('click', () => onHub(hub.id)).addTo(group);
      const node = marker.getElement();
      if (node) node.dataset['hub'] = hub.id;
    }
    drawMarks(scene, zoom);
  };
  const drawMarks = ({ lines, hubs }: Scene, zoom: number): void => {
    const keeps = makeThinner(MARK_APART);
    for (const hub of hubs) if (hubReach(hub) > 3) keeps(map.project(toLatLng(hub.at), zoom), true);
    for (const line of lines) {
      const middle = line.mark && line.weight !== 'other' ? middleOfAll(line.paths) : undefined;
      if (!middle || !keeps(map.project(toLatLng(middle), zoom), line.weight === 'chosen')) continue;
      const className = `line-mark ${line.mark ?? ''} ${line.weight} m-${line.mode}`;
      L.marker(toLatLng(middle), { icon: L.divIcon({ className, html: svgOf(line.mark === 'cross' ? CROSS : RING), iconSize: [20, 20] }), interactive: false, keyboard: false }).addTo(group);
    }
  };
  map.on('zoomend', draw);
  return {
    show: (next) => {
      scene = next;
      draw();
    },
    shown: () => drawn,
  };
};
