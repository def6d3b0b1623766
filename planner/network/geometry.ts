/** Lines for the map. Prices, times and emissions never depend on them: distances are data. */
import { UndirectedGraph } from 'graphology';
import { dijkstra } from 'graphology-shortest-path';
import type { Mode, Place, PlaceId } from '../domain/index.ts';
import type { Network } from './compile.ts';
import { greatCircleKm } from './links.ts';

/** Polylines of [lon, lat] in WGS-84 degrees, split where they cross ±180°. */
export type Path = readonly (readonly LonLat[])[];
type LonLat = readonly [number, number];

/** Towns farther apart than this are not neighbours on a road drawn through towns. */
const NEIGHBOUR_KM = 90;
/** A long hop is dearer per kilometre than two short ones, so that a road passes through the towns on its way. */
const HOP_KM = 60;
/** Great circles are drawn in stretches of about this length. */
const STRETCH_KM = 150;

interface Point {
  readonly lon: number;
  readonly lat: number;
}
type Ways = UndirectedGraph<Point, { weight: number }>;

interface Drawn {
  readonly sea: Ways;
  readonly roads: Map<string, Ways>;
  readonly paths: Map<string, Path>;
}
const drawn = new WeakMap<Network, Drawn>();

/**
 * The line between two places by a mode: ships along the fairways, trucks through the towns between, aircraft, trains and parcels on great
 * circles. Straight where nothing better is known. Shortest paths by Dijkstra over great-circle kilometres.
 */
export const pathBetween = (network: Network, from: PlaceId, to: PlaceId, mode: Mode): Path => {
  const memo: Drawn = drawn.get(network) ?? { sea: fairwayGraph(network), roads: new Map(), paths: new Map() };
  drawn.set(network, memo);
  const key = `${from}>${to}:${mode}`;
  const known = memo.paths.get(key);
  if (known) return known;
  const [origin, destination] = [network.places.get(from), network.places.get(to)];
  if (!origin || !destination) return [];
  const path = splitAtDateLine(pointsOf(network, memo, origin, destination, mode));
  memo.paths.set(key, path);
  return path;
};

const pointsOf = (network: Network, memo: Drawn, origin: Place, destination: Place, mode: Mode): Point[] => {
  switch (mode) {
    case 'ferry':
    case 'sea':
      return shortest(memo.sea, origin, destination).flatMap((point, i, all) => (i === 0 ? [point] : greatCircle(all[i - 1] as Point, point).slice(1)));
    case 'road': {
      const ways = memo.roads.get(origin.country) ?? townGraph(network, origin.country);
      memo.roads.set(origin.country, ways);
      return shortest(ways, origin, destination);
    }
    case 'air':
    case 'rail':
    case 'post':
      return greatCircle(origin, destination);
  }
};

const shortest = (ways: Ways, origin: Place, destination: Place): Point[] => {
  const nodes = ways.hasNode(origin.id) && ways.hasNode(destination.id) ? dijkstra.bidirectional(ways, origin.id, destination.id, 'weight') : null;
  return nodes ? nodes.map((id) => ways.getNodeAttributes(id)) : [origin, destination];
};

/** Points along the shortest line on the sphere, ends included. Spherical interpolation (slerp). */
const greatCircle = (a: Point, b: Point): Point[] => {
  const stretches = Math.max(1, Math.round(greatCircleKm(a, b) / STRETCH_KM));
  if (stretches === 1) return [a, b];
  const [p, q] = [toVector(a), toVector(b)];
  const angle = Math.acos(Math.min(1, Math.max(-1, p[0] * q[0] + p[1] * q[1] + p[2] * q[2])));
  return Array.from({ length: stretches + 1 }, (_, i) => {
    if (i === 0) return a;
    if (i === stretches) return b;
    const [u, v] = [Math.sin((1 - i / stretches) * angle) / Math.sin(angle), Math.sin((i / stretches) * angle) / Math.sin(angle)];
    const [x, y, z] = [u * p[0] + v * q[0], u * p[1] + v * q[1], u * p[2] + v * q[2]];
    return { lon: (Math.atan2(y, x) * 180) / Math.PI, lat: (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI };
  });
};

const toVector = ({ lon, lat }: Point): readonly [number, number, number] => {
  const [l, b] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
  return [Math.cos(b) * Math.cos(l), Math.cos(b) * Math.sin(l), Math.sin(b)];
};

/** Two neighbours more than half the globe apart in longitude lie on both sides of ±180°: the line ends on one and begins on the other. */
const splitAtDateLine = (points: readonly Point[]): Path => {
  const lines: LonLat[][] = [[]];
  points.forEach((point, i) => {
    const before = points[i - 1];
    if (before && Math.abs(point.lon - before.lon) > 180) {
      const side = before.lon > 0 ? 180 : -180;
      const reach = side - before.lon;
      const whole = reach + (point.lon + side);
      const lat = before.lat + (point.lat - before.lat) * (whole === 0 ? 0 : reach / whole);
      lines.at(-1)?.push([side, lat]);
      lines.push([[-side, lat]]);
    }
    lines.at(-1)?.push([point.lon, point.lat]);
  });
  return lines;
};

/** Waypoints and ports; a port is a leaf, so no ship sails through one. */
const fairwayGraph = (network: Network): Ways => {
  const graph: Ways = new UndirectedGraph();
  const { nodes, legs } = network.edition.fairways;
  for (const { id, lon, lat } of nodes) graph.mergeNode(id, { lon, lat });
  for (const [a, b] of legs) {
    for (const id of [a, b]) {
      const place = network.places.get(id as PlaceId);
      if (place) graph.mergeNode(id, { lon: place.lon, lat: place.lat });
    }
    if (graph.hasNode(a) && graph.hasNode(b)) graph.mergeEdge(a, b, { weight: greatCircleKm(graph.getNodeAttributes(a), graph.getNodeAttributes(b)) });
  }
  return graph;
};

const townGraph = (network: Network, country: string): Ways => {
  const graph: Ways = new UndirectedGraph();
  const towns: Place[] = [...network.places.values()].filter((place) => place.country === country);
  const isHub = ({ kind }: Place): boolean => kind === 'seaport' || kind === 'airport' || kind === 'rail-terminal';
  for (const { id, lon, lat } of towns) graph.addNode(id, { lon, lat });
  for (const [i, a] of towns.entries())
    for (const b of towns.slice(i + 1)) {
      // Hubs are ends of a road, rarely on the way.
      const km = greatCircleKm(a, b);
      if (km <= NEIGHBOUR_KM || country !== 'CN') graph.addEdge(a.id, b.id, { weight: km * (1 + km / HOP_KM) * (isHub(a) || isHub(b) ? 1.5 : 1) });
    }
  return graph;
};
