/** The coast of the printed map: a coarse copy of the one on screen, written by web/map/build-land.mjs. */
import { readFileSync } from 'node:fs';
import type { LonLat } from './geometry.ts';

interface LandFile {
  readonly source: string;
  /** Steps per degree. */
  readonly precision: number;
  readonly cuts: { readonly lons: readonly number[]; readonly lats: readonly number[] };
  /** x, y, then differences. */
  readonly rings: readonly (readonly number[])[];
}

export interface Land {
  /** Natural Earth, and which edition of it. */
  readonly source: string;
  readonly rings: readonly (readonly LonLat[])[];
  /** Whether an edge is where the atlas was cut, not shore. */
  readonly isCut: (a: LonLat, b: LonLat) => boolean;
}

export const readLand = (file: URL): Land => {
  const { source, precision, cuts, rings } = JSON.parse(readFileSync(file, 'utf8')) as LandFile;
  return {
    source,
    rings: rings.map((ring) => decode(ring, precision)),
    isCut: (a, b) => (a[0] === b[0] && cuts.lons.includes(((a[0] % 360) + 360) % 360)) || (a[1] === b[1] && cuts.lats.includes(a[1])),
  };
};

const decode = (ring: readonly number[], precision: number): LonLat[] => {
  const points: LonLat[] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i + 1 < ring.length; i += 2) {
    x += ring[i] as number;
    y += ring[i + 1] as number;
    points.push([x / precision, y / precision]);
  }
  return points;
};
