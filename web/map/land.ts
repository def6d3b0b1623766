/** The coast, read once and kept: rings to fill, and the same rings without their cuts to draw the shore along. */
import type { LonLat } from '../api/types.ts';
import landUrl from './land.json?url';

interface LandFile {
  readonly source: string;
  /** Steps per degree. */
  readonly precision: number;
  readonly cuts: { readonly west: number; readonly east: number; readonly south: number; readonly north: number; readonly westEnd: number; readonly southEnd: number };
  /** x, y, then differences. */
  readonly rings: readonly (readonly number[])[];
}
export interface Land {
  readonly rings: readonly (readonly LonLat[])[];
  readonly shores: readonly (readonly LonLat[])[];
}

const decode = (ring: readonly number[], precision: number): LonLat[] => {
  const points: LonLat[] = [];
  let x = 0;
  let y = 0;
  for (let i = 0; i + 1 < ring.length; i += 2) {
    x += ring[i] as number;
    y += ring[i + 1] as number;
    points.push([x / precision, y / precision]);
  }
  return points;
};

/** The pieces of a ring that are shore: edges along a cut belong to no sea. */
const shoresOf = (ring: readonly LonLat[], isCut: (a: LonLat, b: LonLat) => boolean): LonLat[][] => {
  const pieces: LonLat[][] = [];
  let piece: LonLat[] = [];
  for (let i = 0; i <= ring.length; i++) {
    const a = ring[i % ring.length] as LonLat;
    piece.push(a);
    const b = ring[(i + 1) % ring.length] as LonLat;
    if (i === ring.length || isCut(a, b)) {
      if (piece.length > 1) pieces.push(piece);
      piece = [];
    }
  }
  return pieces;
};

export const readLand = async (): Promise<Land> => {
  const response = await fetch(landUrl);
  if (!response.ok) throw new Error(`land.json: ${response.status}`);
  const file = (await response.json()) as LandFile;
  const { west, east, south, north, westEnd, southEnd } = file.cuts;
  const lons = [west, east, 180, westEnd, westEnd + 360];
  const lats = [south, north, southEnd];
  const isCut = (a: LonLat, b: LonLat): boolean => (a[0] === b[0] && lons.includes(a[0])) || (a[1] === b[1] && lats.includes(a[1]));
  const rings = file.rings.map((ring) => decode(ring, file.precision));
  return { rings, shores: rings.flatMap((ring) => shoresOf(ring, isCut)) };
};
