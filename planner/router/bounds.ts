/**
 * How little is left to a destination from every node: one reverse Dijkstra (1959) for each criterion on arcs of constant weight, the least an
 * arc can take, cost or emit. Lower bounds for the search, and consistent: no arc shortens what is left by more than it takes itself.
 * Complexity: O((V + E) log V) each. Storage and dearer departures are not in them.
 */
import FlatQueue from 'flatqueue';
import type { SearchGraph } from '../network/index.ts';
import { isClosed } from './ends.ts';
import type { Bounds } from './query.ts';
import { reverseArcs } from './reverse-arcs.ts';

/** The least minutes an arc takes from the moment a label reaches its tail: works, the gate's closing time before a departure, the ride. */
export const leastMinutes = (graph: SearchGraph, workDuration: Int32Array, arc: number): number => {
  let done = 0;
  let board = 0;
  for (let work = graph.firstWork[arc] as number; work < (graph.firstWork[arc + 1] as number); work++) {
    done += workDuration[work] as number;
    board = Math.max(board, done + (graph.workLead[work] as number));
  }
  return graph.arcIsRide[arc] === 1 ? Math.max(board, done) + (graph.leastRide[arc] as number) : done;
};

/**
 * The least sum of weights from every node to the targets, which lie at one place; Infinity where there is no way. Ends at other places are not
 * passed, and keep 0: a path may start there.
 */
export const leastLeft = (graph: SearchGraph, allowed: Uint8Array, weight: Float64Array, targets: readonly number[]): Float64Array => {
  const { firstIn, inArc, arcFrom } = reverseArcs(graph);
  const place = graph.nodePlace[targets[0] as number];
  const left = new Float64Array(graph.nodeCount).fill(Number.POSITIVE_INFINITY);
  for (let node = 0; node < graph.nodeCount; node++) if (graph.nodeIsEnd[node] === 1 && graph.nodePlace[node] !== place) left[node] = 0;
  const queue = new FlatQueue<number>();
  const settled = new Uint8Array(graph.nodeCount);
  for (const target of targets) {
    left[target] = 0;
    queue.push(target, 0);
  }
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (settled[node] === 1) continue;
    settled[node] = 1;
    const here = left[node] as number;
    for (let i = firstIn[node] as number; i < (firstIn[node + 1] as number); i++) {
      const arc = inArc[i] as number;
      const from = arcFrom[arc] as number;
      const through = here + (weight[arc] as number);
      if (allowed[arc] === 0 || through >= (left[from] as number)) continue;
      left[from] = through;
      queue.push(from, through);
    }
  }
  return left;
};

/** Arcs that lie on some way from a node to the targets, whatever rules, clocks and prices say; 1 each. O(V + E). */
export const arcsBetween = (graph: SearchGraph, source: number, targets: readonly number[]): Uint8Array => {
  const arcCount = graph.arcTo.length;
  const [everyArc, nothing] = [new Uint8Array(arcCount).fill(1), new Float64Array(arcCount)];
  const left = leastLeft(graph, everyArc, nothing, targets);
  const [start, end] = [graph.nodePlace[source] as number, graph.nodePlace[targets[0] as number] as number];
  const reached = new Uint8Array(graph.nodeCount);
  const between = new Uint8Array(arcCount);
  const open = [source];
  reached[source] = 1;
  for (let node = open.pop(); node !== undefined; node = open.pop())
    for (let arc = graph.firstArc[node] as number; arc < (graph.firstArc[node + 1] as number); arc++) {
      const to = graph.arcTo[arc] as number;
      if (left[to] === Number.POSITIVE_INFINITY || isClosed(graph, node, to, start, end)) continue;
      between[arc] = 1;
      if (reached[to] === 1) continue;
      reached[to] = 1;
      open.push(to);
    }
  return between;
};

/** Bounds that bound nothing. */
export const noBounds = (graph: SearchGraph): Bounds => {
  const zeros = new Float64Array(graph.nodeCount);
  return { minutes: zeros, cost: zeros, co2e: zeros };
};
