/** The same road network and question for other people's finders, each at its best: parallel arcs merged to the cheapest, found objects reused. */
import { DirectedGraph, UndirectedGraph } from 'graphology';
import { dijkstra } from 'graphology-shortest-path';

/** The cheapest of parallel arcs, as `[from, to, cost]`. */
const mergeParallel = ({ list, undirected }, criterion) => {
  const cheapest = new Map();
  for (let i = 0; i < list.from.length; i++) {
    const ends = [list.from[i], list.to[i]];
    if (undirected) ends.sort((a, b) => a - b);
    const key = ends.join(' ');
    const cost = list.costs[criterion][i];
    if (ends[0] !== ends[1] && !(cheapest.get(key)?.[2] <= cost)) cheapest.set(key, [...ends, cost]);
  }
  return [...cheapest.values()];
};

export const makeGraphologyFinder = (network, criterion) => {
  const graph = network.undirected ? new UndirectedGraph() : new DirectedGraph();
  for (const [from, to, cost] of mergeParallel(network, criterion)) graph.mergeEdge(from, to, { cost });
  return ({ s, t }) => dijkstra.bidirectional(graph, s, t, 'cost');
};

/** `nba` is told the straight line where there are coordinates, scaled so that it never says too much. */
export const makeNbaFinder = (peers, network, criterion) => {
  const arcs = mergeParallel(network, criterion);
  const graph = peers['ngraph.graph']();
  const { coordinates } = network;
  const span = (a, b) => Math.hypot(coordinates[a][0] - coordinates[b][0], coordinates[a][1] - coordinates[b][1]);
  for (const [from, to, cost] of arcs) graph.addLink(from, to, cost);
  const options = { oriented: !network.undirected, distance: (from, to, link) => link.data };
  if (coordinates !== undefined) {
    const share = arcs.reduce((least, [from, to, cost]) => Math.min(least, span(from, to) > 0 ? cost / span(from, to) : Infinity), Infinity);
    options.heuristic = (from, to) => share * span(from.id, to.id);
  }
  const finder = peers['ngraph.path'].nba(graph, options);
  return ({ s, t }) => finder.find(s, t);
};
