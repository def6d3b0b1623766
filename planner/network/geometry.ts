/** Lines for the map. Prices, times and emissions never depend on them: distances are data. */
import { UndirectedGraph } from 'graphology';
import { dijkstra } from 'graphology-shortest-path';
import type { Mode, Place, PlaceId } from '../domain/index.ts';
import type { Network } from './compile.ts';
import { greatCircleKm } from './links.ts';

/** [lon, lat] in WGS-84 degrees. */
export type Path = readonly (readonly [number, number])[];

/** Towns farther apart than this are not neighbours on a road drawn through towns. */
const NEIGHBOUR_KM = 90;
/** A long hop is dearer per kilometre than two short ones, so that a road passes through the towns on its way. */
const HOP_KM = 60;

interface Point {
  readonly lon: number;
  readonly lat: number;
}
type Roads = UndirectedGraph<Point, { weight: number }>;

const drawn = new WeakMap<Network, { sea: Roads; roads: Map<string, Roads>; paths: Map<string, Path> }>();

/**
 * The line between two places by a mode: ships along the fairways, trucks through the towns between. Straight where neither is
 * known. Shortest paths by Dijkstra over great-circle kilometres.
 */
export const pathBetween = (network: Network, from: PlaceId, to: PlaceId, mode: Mode): Path => {
  const memo = drawn.get(network) ?? { sea: fairwayGraph(network), roads: new Map<string, Roads>(), paths: new Map<string, Path>() };
  drawn.set(network, memo);
  const key = `${from}>${to}:${mode}`;
  const known = memo.paths.get(key);
  if (known) return known;
  const [origin, destination] = [network.places.get(from), network.places.get(to)];
  if (!origin || !destination) return [];
  if (!memo.roads.has(origin.country)) memo.roads.set(origin.country, townGraph(network, origin.country));
  const graph = mode === 'road' ? (memo.roads.get(origin.country) as Roads) : memo.sea;
  const nodes = graph.hasNode(from) && graph.hasNode(to) ? dijkstra.bidirectional(graph, from, to, 'weight') : null;
  const path: Path = (nodes ?? [from, to]).map((id) => positionOf(graph, network, id));
  memo.paths.set(key, path);
  return path;
};

const positionOf = (graph: Roads, network: Network, id: string): readonly [number, number] => {
  const at: Point | undefined = network.places.get(id as PlaceId) ?? (graph.hasNode(id) ? graph.getNodeAttributes(id) : undefined);
  return at ? [at.lon, at.lat] : [0, 0];
};

const fairwayGraph = (network: Network): Roads => {
  const graph: Roads = new UndirectedGraph();
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

const townGraph = (network: Network, country: string): Roads => {
  const graph: Roads = new UndirectedGraph();
  const towns: Place[] = [...network.places.values()].filter((place) => place.country === country);
  for (const { id, lon, lat } of towns) graph.addNode(id, { lon, lat });
  for (const [i, a] of towns.entries())
    for (const b of towns.slice(i + 1)) {
      // Ports are ends of a road, never on the way.
      if (a.kind === 'seaport' && b.kind === 'seaport') continue;
      const km = greatCircleKm(a, b);
      const joined = km <= NEIGHBOUR_KM || country !== 'CN';
      if (joined) graph.addEdge(a.id, b.id, { weight: km * (1 + km / HOP_KM) * (a.kind === 'seaport' || b.kind === 'seaport' ? 1.5 : 1) });
    }
  return graph;
};
