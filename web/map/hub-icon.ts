import L from 'leaflet';
import type { HubShape, SceneHub } from './scene.ts';

const SVG = 'http://www.w3.org/2000/svg';
const SIZE = 20;
/** On a 20 px square round the middle; the shape tells the kind. */
const SHAPES: Readonly<Record<HubShape, string>> = {
  circle: 'M10 6a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  diamond: 'M10 5l5 5-5 5-5-5z',
  square: 'M6 6h8v8H6z',
  'filled-square': 'M6 6h8v8H6z',
  house: 'M5.5 9.5L10 5.5l4.5 4V14.5h-9z',
  bars: 'M6 5h3v10H6zM11 5h3v10h-3z',
  envelope: 'M5 6.5h10v7.5H5zM5 7l5 4 5-4',
  dot: 'M10 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
};

/** Half the size of a mark, for what must keep off it. */
export const hubReach = (hub: SceneHub): number => (hub.rank >= 4 ? 3 : hub.isEnd ? 6 : 5) * (hub.scale ?? 1);

/** A drawing as a node: Leaflet takes a node as it is; text would be read as HTML. */
export const svgOf = (drawing: string, size = SIZE): HTMLElement => {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('width', String(size));
  svg.setAttribute('height', String(size));
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', drawing);
  svg.append(path);
  return svg as unknown as HTMLElement;
};

export const hubIcon = (hub: SceneHub): L.DivIcon => {
  const rank = hub.isEnd ? 'end' : hub.rank >= 4 ? 'minor' : hub.rank >= 3 ? 'lesser' : 'major';
  const size = SIZE * (hub.scale ?? 1);
  return L.divIcon({ className: `hub ${rank} ${hub.shape}${hub.grade ? ` grade-${hub.grade}` : ''}${hub.tone ? ` ${hub.tone}` : ''}${hub.scale ? ' sized' : ''}`, html: svgOf(SHAPES[hub.shape], size), iconSize: [size, size] });
};
