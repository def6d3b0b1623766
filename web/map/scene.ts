/** What the map shows, told without the map: lines by mode, hubs by rank, words with a priority. */
import type { LonLat, Network, PathValue, Place, Service } from '../api/types.ts';
import type { Names } from '../format/names.ts';
import { greatCircle, linesOf, onMap } from './paths.ts';

/** At the middle of a line whose service is not sure: a ring for unsure days or trial, a cross for one that does not run. */
export type LineMark = 'ring' | 'cross';

export interface SceneLine {
  readonly id: string;
  readonly mode: string;
  readonly paths: readonly (readonly LonLat[])[];
  /** Options or services that run on it. */
  readonly owners: readonly string[];
  /** `chosen`: full colour with casing. `other`: faint. `network`: the resting picture, lines that share water stroked once. `reach`: from a chosen origin, by how long it takes. */
  readonly weight: 'chosen' | 'other' | 'network' | 'reach';
  readonly mark: LineMark | undefined;
  /** Steps of the chosen option that ride on it. */
  readonly steps: readonly number[];
  /** Of a reach: 1 is soonest, 3 is latest. */
  readonly grade?: 1 | 2 | 3;
  /** Of a flow: pixels, by how much goes there; else as its mode is drawn. */
  readonly width?: number;
}
export type HubShape = 'circle' | 'diamond' | 'square' | 'filled-square' | 'house' | 'bars' | 'envelope' | 'dot';
export interface SceneHub {
  readonly id: string;
  readonly at: LonLat;
  readonly shape: HubShape;
  readonly isEnd: boolean;
  readonly name: string;
  /** Lower is placed first. */
  readonly rank: number;
  /** Of a reach: 1 is soonest or cheapest, 3 is latest or dearest. */
  readonly grade?: 1 | 2 | 3;
  /** Times as large as usual: by how much goes there. */
  readonly scale?: number;
  /** `used`: a warehouse of the plan; `candidate`: one that might be. */
  readonly tone?: 'used' | 'candidate';
}
export interface SceneNote {
  readonly id: string;
  readonly at: LonLat;
  readonly text: string;
}
/** Something under way at the moment shown. */
export interface SceneRun {
  readonly id: string;
  readonly owner: string;
  readonly line: string;
  readonly mode: string;
  readonly at: LonLat;
}
export interface Scene {
  /** Changes when the camera should move. */
  readonly key: string;
  readonly lines: readonly SceneLine[];
  readonly hubs: readonly SceneHub[];
  readonly notes: readonly SceneNote[];
  readonly fit: readonly LonLat[];
}

const SHAPES: Readonly<Record<string, HubShape>> = {
  seaport: 'circle', airport: 'diamond', 'rail-terminal': 'square', 'rail-station': 'square', border: 'bars', 'bonded-zone': 'filled-square', park: 'filled-square', 'policy-zone': 'filled-square', 'customs-office': 'filled-square',
  'postal-office': 'envelope', 'overseas-warehouse': 'house', district: 'circle', city: 'circle', market: 'circle',
};
export const shapeOf = (place: Place): HubShape => SHAPES[place.kind] ?? 'dot';
const RANKS: Readonly<Record<string, number>> = { seaport: 2, airport: 2, 'rail-terminal': 2, 'rail-station': 2, market: 2, border: 3, city: 3, district: 5 };
export const rankOf = (place: Place): number => RANKS[place.kind] ?? 4;
export const position = ({ lon, lat }: Place): LonLat => onMap([lon, lat]);

/** The point half way along, by length as drawn. */
export const middleOf = (path: readonly LonLat[]): LonLat | undefined => {
  const lengths = path.map((point, i) => (i === 0 ? 0 : Math.hypot(point[0] - (path[i - 1] as LonLat)[0], point[1] - (path[i - 1] as LonLat)[1])));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (let i = 1; i < path.length; i++) {
    const length = lengths[i] as number;
    if (left <= length && length > 0) {
      const a = path[i - 1] as LonLat;
      const b = path[i] as LonLat;
      return [a[0] + ((b[0] - a[0]) * left) / length, a[1] + ((b[1] - a[1]) * left) / length];
    }
    left -= length;
  }
  return path[0];
};
/** The middle of the longest piece. */
export const middleOfAll = (paths: SceneLine['paths']): LonLat | undefined => middleOf([...paths].sort((a, b) => b.length - a.length)[0] ?? []);

export const pathKey = (from: string, to: string, mode: string): string => `${from}>${to}:${mode}`;
export const pathOf = (paths: Readonly<Record<string, PathValue>>, from: string, to: string, mode: string): SceneLine['paths'] => linesOf(paths[pathKey(from, to, mode)], mode);

/** Statuses a service rests on without a word of doubt, and those under which it does not run. */
const SURE: readonly string[] = ['active', 'reported'];
const HALTED: readonly string[] = ['suspended', 'closed', 'not_run', 'alternative'];
export const markOf = ({ status }: Pick<Service, 'status'>): LineMark | undefined => (SURE.includes(status) ? undefined : HALTED.includes(status) ? 'cross' : 'ring');

/** What lines are drawn from: a network as the server gives it, or one narrowed. */
export interface Ways {
  readonly paths: Readonly<Record<string, PathValue>>;
  readonly places: readonly Place[];
}
/** The line of a sailing. A train goes by the borders it names; of the way between them no more is known than where they are. */
export const sailingPaths = (service: Pick<Service, 'mode'>, { from, to, via }: Pick<Service['sailings'][number], 'from' | 'to' | 'via'>, { paths, places }: Ways): SceneLine['paths'] => {
  if (!via || via.length === 0) return pathOf(paths, from, to, service.mode);
  const stops = [from, ...via, to].flatMap((id): LonLat[] => places.filter((place) => place.id === id).map(({ lon, lat }): LonLat => [lon, lat]));
  return linesOf(stops.flatMap((stop, i) => (i === 0 ? [] : greatCircle(stops[i - 1] as LonLat, stop).slice(i === 1 ? 0 : 1))), service.mode);
};

/** One line for each sailing of a service that has a path. */
export const serviceLines = (service: Service, network: Ways, weight: SceneLine['weight']): readonly SceneLine[] =>
  service.sailings.flatMap((sailing, i): SceneLine[] => {
    const paths = sailingPaths(service, sailing, network);
    return paths.length > 0 ? [{ id: `${service.id} ${i}`, mode: service.mode, paths, owners: [service.id], weight, mark: markOf(service), steps: [] }] : [];
  });

/** The resting picture: every line and every place. Lines that share a fairway share its strokes. */
export const networkScene = (network: Network, names: Names): Scene => {
  const lines = network.services.flatMap((service) => serviceLines(service, network, 'network'));
  const served = servedPlaces(network.services);
  return {
    key: 'network',
    lines,
    hubs: network.places.map((place) => ({ id: place.id, at: position(place), shape: shapeOf(place), isEnd: false, name: names.short(place.id), rank: served.has(place.id) ? 1 : rankOf(place) })),
    notes: [],
    fit: [...lines.flatMap((line) => line.paths.flat()), ...network.places.filter((place) => place.country === 'CN' || served.has(place.id) || place.kind === 'market').map(position)],
  };
};
export const servedPlaces = (services: readonly Pick<Service, 'sailings'>[]): ReadonlySet<string> =>
  new Set(services.flatMap((service) => service.sailings.flatMap(({ from, to, via }) => [from, to, ...(via ?? [])])));
