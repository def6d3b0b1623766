import L from 'leaflet';
import type { Box } from '../ui/boxes.ts';
import { hubReach } from './hub-icon.ts';
import { placeLabels, type LabelRequest } from './labels.ts';
import { toLatLng } from './lonlat.ts';
import type { LonLat } from '../api/types.ts';
import type { Scene, SceneHub } from './scene.ts';

/** Words keep this far from the map's and the panels' edges. */
const EDGE = 14;
const LINE = 16;

/** Dots of this rank or lower may be covered. */
const SMALL = 4;
const BEAD_STEP = 8;
const BEAD = 3;

const around = ({ x, y }: L.Point, reach: number): Box => ({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach });

/** A line as a string of small boxes, so that words can keep off it; what lies off the screen is left out. */
const beads = (points: readonly L.Point[], size: L.Point): Box[] =>
  points.flatMap((point, i) => {
    const before = points[i - 1];
    if (!before || Math.max(point.x, before.x) < 0 || Math.max(point.y, before.y) < 0 || Math.min(point.x, before.x) > size.x || Math.min(point.y, before.y) > size.y) return [];
    const count = Math.min(200, Math.ceil(point.distanceTo(before) / BEAD_STEP));
    return Array.from({ length: count }, (_, k) => around(before.add(point.subtract(before).multiplyBy(k / count)), BEAD));
  });

/** What stands on the map beside the words. */
export interface Surroundings {
  readonly covers: () => readonly Box[];
  readonly hubs: () => readonly SceneHub[];
  readonly strokes: () => readonly (readonly LonLat[])[];
}
/** Where the date line is named: how far down the map. */
const DATE_LINE_AT = 0.3;

/** The words of the map, laid out anew whenever the camera rests. They ride on a Leaflet pane, so a drag carries them along. */
export const makeLabelLayer = (map: L.Map, about: Surroundings): { readonly show: (scene: Scene) => void; readonly layOut: () => void } => {
  const pane = map.createPane('labels');
  const ruler = document.createElement('canvas').getContext('2d');
  let scene: Scene | undefined;

  const measure = (text: string, font: string): number => {
    if (!ruler) return text.length * 12;
    ruler.font = font;
    return ruler.measureText(text).width;
  };
  const layOut = (): void => {
    pane.replaceChildren();
    if (!scene) return;
    const family = getComputedStyle(map.getContainer()).fontFamily;
    const size = map.getSize();
    const onScreen = (point: L.Point): boolean => point.x > -20 && point.y > -20 && point.x < size.x + 20 && point.y < size.y + 20;
    const hubs = about.hubs().map((hub) => ({ hub, point: map.latLngToContainerPoint(toLatLng(hub.at)) })).filter(({ point }) => onScreen(point));
    const words = new Map<string, { text: string; className: string }>();
    const requests: LabelRequest[] = [];
    const add = (id: string, text: string, className: string, font: string, point: L.Point, rank: number, reach: number, isNote = false): void => {
      words.set(id, { text, className });
      requests.push({ id, x: point.x, y: point.y, width: measure(text, `${font} ${family}`), height: LINE, rank, reach, isNote });
    };
    for (const { hub, point } of hubs)
      add(hub.id, hub.name, hub.isEnd ? 'end' : hub.rank <= 1 ? 'major' : 'minor', `${hub.isEnd ? 600 : 400} ${hub.rank <= 1 || hub.isEnd ? 12 : 11}px`, point, hub.rank, hubReach(hub));
    for (const note of scene.notes) add(note.id, note.text, 'note', '600 12px', map.latLngToContainerPoint(toLatLng(note.at)), 0.5, 8, true);
    const dateLine = map.latLngToContainerPoint([0, 180]).x;
    add('date-line', '180°', 'minor', '400 11px', L.point(dateLine, size.y * DATE_LINE_AT), 0.6, 2);
    const marks = hubs.map(({ hub, point }) => ({ isSmall: hub.rank >= SMALL, box: around(point, hubReach(hub)) }));
    const hard = marks.filter(({ isSmall }) => !isSmall).map(({ box }) => box);
    const soft = [...marks.filter(({ isSmall }) => isSmall).map(({ box }) => box), ...about.strokes().flatMap((path) => beads(path.map((at) => map.latLngToContainerPoint(toLatLng(at))), size))];
    const panels = about.covers().map((box) => ({ left: box.left - EDGE, right: box.right + EDGE, top: box.top - EDGE, bottom: box.bottom + EDGE }));
    const frame = { left: EDGE, top: EDGE, right: size.x - EDGE, bottom: size.y - EDGE };
    const origin = map.containerPointToLayerPoint([0, 0]);
    for (const place of placeLabels(requests, [...hard, ...panels], soft, frame)) {
      const word = words.get(place.id);
      if (!word) continue;
      const node = document.createElement('span');
      node.className = `map-label ${word.className}`;
      node.textContent = word.text;
      L.DomUtil.setPosition(node, L.point(Math.round(place.left), Math.round(place.top)).add(origin));
      pane.append(node);
    }
  };
  map.on('zoomstart', () => pane.classList.add('hidden'));
  map.on('zoomend moveend viewreset resize', () => {
    pane.classList.remove('hidden');
    layOut();
  });
  return {
    show: (next) => {
      scene = next;
      layOut();
    },
    layOut,
  };
};
