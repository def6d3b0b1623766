/**
 * Lines as the map draws them. The map shows one world from 25° W eastward round to 25° W, so that Asia, Europe and America's
 * Pacific coast lie in one piece and nothing on the corridor is cut: longitudes run from -25 to 335.
 */
import type { LonLat, PathValue } from '../api/types.ts';

export const WEST_END = -25;
const TURN = 360;
/** A flight is drawn as a great circle with a point at least this often. */
const STEP_KM = 160;
const EARTH_KM = 6371;
const RAD = Math.PI / 180;
/** Modes that follow no way on the ground. */
const FLIES: readonly string[] = ['air', 'post'];

export const onMap = ([lon, lat]: LonLat): LonLat => [lon < WEST_END ? lon + TURN : lon, lat];

export const kmBetween = ([lonA, latA]: LonLat, [lonB, latB]: LonLat): number => {
  const half = (degrees: number): number => Math.sin((degrees * RAD) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half(latB - latA) + Math.cos(latA * RAD) * Math.cos(latB * RAD) * half(lonB - lonA))));
};

/** No step of more than half a turn: a line over the 180th meridian goes on past it. */
const unrolled = (line: readonly LonLat[]): LonLat[] => {
  let turn = 0;
  return line.map(([lon, lat], i) => {
    const step = i === 0 ? 0 : lon - (line[i - 1] as LonLat)[0];
    if (step > 180) turn -= TURN;
    if (step < -180) turn += TURN;
    return [lon + turn, lat];
  });
};

/** The shortest way over the globe, computed from its southern end so that both directions give the same points. */
export const greatCircle = (from: LonLat, to: LonLat): LonLat[] => {
  const isForward = from[1] < to[1] || (from[1] === to[1] && from[0] <= to[0]);
  const [a, b] = isForward ? [from, to] : [to, from];
  const angle = kmBetween(a, b) / EARTH_KM;
  const count = Math.max(1, Math.ceil((angle * EARTH_KM) / STEP_KM));
  if (angle === 0) return [from, to];
  const line = Array.from({ length: count + 1 }, (_, i): LonLat => {
    if (i === 0) return a;
    if (i === count) return b;
    const p = Math.sin((1 - i / count) * angle) / Math.sin(angle);
    const q = Math.sin((i / count) * angle) / Math.sin(angle);
    const x = p * Math.cos(a[1] * RAD) * Math.cos(a[0] * RAD) + q * Math.cos(b[1] * RAD) * Math.cos(b[0] * RAD);
    const y = p * Math.cos(a[1] * RAD) * Math.sin(a[0] * RAD) + q * Math.cos(b[1] * RAD) * Math.sin(b[0] * RAD);
    const z = p * Math.sin(a[1] * RAD) + q * Math.sin(b[1] * RAD);
    return [Math.atan2(y, x) / RAD, Math.atan2(z, Math.hypot(x, y)) / RAD];
  });
  return isForward ? line : line.reverse();
};

const isSplit = (path: PathValue): path is readonly (readonly LonLat[])[] => Array.isArray(path[0]?.[0]);
const isSeam = (a: LonLat | undefined, b: LonLat | undefined): boolean => a !== undefined && b !== undefined && Math.abs(a[0]) === 180 && Math.abs(b[0]) === 180 && Math.abs(a[1] - b[1]) < 0.01;

/** The polylines of a path value on this map: pieces that meet at ±180° joined, flights bent along the globe. */
export const linesOf = (path: PathValue | undefined, mode: string): readonly (readonly LonLat[])[] => {
  if (!path || path.length === 0) return [];
  const joined: LonLat[][] = [];
  for (const piece of isSplit(path) ? path : [path]) {
    const last = joined.at(-1);
    if (last && isSeam(last.at(-1), piece[0])) last.push(...piece.slice(1));
    else joined.push([...piece]);
  }
  return joined.flatMap((piece) => {
    const [from, to] = piece;
    if (!from || !to) return [];
    const line = unrolled(piece.length === 2 && FLIES.includes(mode) ? greatCircle(from, to) : piece);
    const shift = Math.min(...line.map(([lon]) => lon)) < WEST_END ? TURN : 0;
    return [shift === 0 ? line : line.map(([lon, lat]): LonLat => [lon + shift, lat])];
  });
};

/** A line that knows how far each of its points is from its start, in kilometres. */
export interface MeasuredLine {
  readonly points: readonly LonLat[];
  readonly away: readonly number[];
}
export const measure = (lines: readonly (readonly LonLat[])[]): MeasuredLine => {
  const points: LonLat[] = [];
  const away: number[] = [];
  for (const line of lines)
    line.forEach((point, i) => {
      const before = points.at(-1);
      // Between two pieces nothing is travelled.
      away.push((away.at(-1) ?? 0) + (i > 0 && before ? kmBetween(before, point) : 0));
      points.push(point);
    });
  return { points, away };
};

/** The point at a share of the length, 0 to 1. */
export const pointAlong = ({ points, away }: MeasuredLine, share: number): LonLat | undefined => {
  const target = Math.min(1, Math.max(0, share)) * (away.at(-1) ?? 0);
  const next = away.findIndex((km) => km >= target);
  const b = points[next];
  const a = points[next - 1];
  if (!b || !a) return points[0];
  const [before, after] = [away[next - 1] as number, away[next] as number];
  const part = after === before ? 0 : (target - before) / (after - before);
  return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];
};
