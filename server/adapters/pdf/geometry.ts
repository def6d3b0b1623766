/**
 * Lines of a map in one piece: each begins where the one before it ended, on the same turn of the globe, so that the Pacific is crossed
 * and never run back over. Flights bend along the globe. The projection is Mercator's, as on screen.
 */
import type { Quotation } from '../../ports/quotation.ts';

export type LonLat = readonly [lon: number, lat: number];

const RAD = Math.PI / 180;
const TURN = 360;
const FLIES: readonly string[] = ['air', 'post'];
/** A flight has a point at least this often, degrees of arc. */
const ARC_STEP = 1.5;

export interface MapLine {
  readonly mode: string;
  readonly points: readonly LonLat[];
}

export const mercatorY = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (Math.max(-84, Math.min(84, lat)) * RAD) / 2)) / RAD;
export const latOfMercator = (y: number): number => (2 * Math.atan(Math.exp(y * RAD)) - Math.PI / 2) / RAD;

/** No step of more than half a turn, beginning on the turn that is nearest to `near`. */
const unrolled = (line: readonly LonLat[], near: number): LonLat[] => {
  let before = near;
  return line.map(([lon, lat]) => {
    before = lon + TURN * Math.round((before - lon) / TURN);
    return [before, lat];
  });
};

const greatCircle = (from: LonLat, to: LonLat): LonLat[] => {
  const vector = ([lon, lat]: LonLat): [number, number, number] => [Math.cos(lat * RAD) * Math.cos(lon * RAD), Math.cos(lat * RAD) * Math.sin(lon * RAD), Math.sin(lat * RAD)];
  const [a, b] = [vector(from), vector(to)];
  const angle = Math.acos(Math.max(-1, Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])));
  const count = Math.max(1, Math.ceil(angle / RAD / ARC_STEP));
  if (angle < 1e-9) return [from, to];
  return Array.from({ length: count + 1 }, (_, i): LonLat => {
    const [p, q] = [Math.sin((1 - i / count) * angle) / Math.sin(angle), Math.sin((i / count) * angle) / Math.sin(angle)];
    const [x, y, z] = [p * a[0] + q * b[0], p * a[1] + q * b[1], p * a[2] + q * b[2]];
    return [Math.atan2(y, x) / RAD, Math.atan2(z, Math.hypot(x, y)) / RAD];
  });
};

/** The legs in their order, and where their ends lie on the same turn of the globe. */
export const mapLines = ({ steps, paths, places }: Quotation): { readonly lines: readonly MapLine[]; readonly stops: readonly { readonly id: string; readonly at: LonLat; readonly isEnd: boolean }[] } => {
  const start = places[steps[0]?.from ?? ''];
  let near = start?.lon ?? 0;
  const lines: MapLine[] = [];
  const stops = new Map<string, LonLat>();
  const stop = (id: string): void => {
    const place = places[id];
    if (!place || stops.has(id)) return;
    const [point] = unrolled([[place.lon, place.lat]], near);
    if (point) stops.set(id, point);
  };
  stop(steps[0]?.from ?? '');
  for (const { from, to, mode } of steps) {
    if (mode === null) continue;
    const pieces = paths[`${from}>${to}:${mode}`] ?? [];
    const whole = pieces.flat();
    const [first, last] = [whole[0], whole.at(-1)];
    if (first && last && whole.length > 1) {
      const points = unrolled(whole.length === 2 && FLIES.includes(mode) ? greatCircle(first, last) : whole, near);
      near = points.at(-1)?.[0] ?? near;
      lines.push({ mode, points });
    }
    stop(to);
  }
  const ends = new Set([steps[0]?.from, steps.at(-1)?.to]);
  return { lines, stops: [...stops].map(([id, at]) => ({ id, at, isEnd: ends.has(id) })) };
};

export interface Box {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** Sutherland-Hodgman: the part of a ring within the box. */
export const clipRing = (ring: readonly LonLat[], { west, east, south, north }: Box): LonLat[] => {
  const side = (points: readonly LonLat[], axis: 0 | 1, limit: number, sign: 1 | -1): LonLat[] =>
    points.flatMap((point, i) => {
      const before = points[(i + points.length - 1) % points.length] as LonLat;
      const [isIn, wasIn] = [(point[axis] - limit) * sign >= 0, (before[axis] - limit) * sign >= 0];
      const share = (limit - before[axis]) / (point[axis] - before[axis]);
      const cross: LonLat = [before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])];
      return [...(isIn === wasIn ? [] : [cross]), ...(isIn ? [point] : [])];
    });
  return side(side(side(side(ring, 0, west, 1), 0, east, -1), 1, south, 1), 1, north, -1);
};
