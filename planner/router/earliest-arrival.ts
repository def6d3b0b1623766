/**
 * Answers: when do goods arrive at each node at the earliest, leaving one node at a given instant? Dijkstra (1959) on a timetable, as
 * Pyrga, Schulz, Wagner and Zaroliagis (2008) describe it: label-setting in order of arrival, price and emissions ignored.
 * The rules of the road are those of `search.ts`: works begin when the label arrives, cut-offs, the departure available first is boarded.
 *
 * Invariant: labels leave the queue in order of arrival and waiting is free (FIFO), so the first label of a class that leaves at a node is
 * the best of its class there. There are two classes. Before its first ride a label is bound by `firstRideBy`, afterwards it is not: a
 * label that has ridden serves for both and closes the node for later ones, one that has not closes it only for its own class.
 *
 * Complexity: O((arcs (log departures + works)) + nodes log nodes), at most two labels per node.
 * Not handled: prices; what a path costs is for `search.ts`.
 */
import FlatQueue from 'flatqueue';
import type { SearchGraph } from '../network/index.ts';
import { UNREACHED } from '../support/index.ts';
import { ANY_PLACE, isClosed } from './ends.ts';
import { earliestAvailable, earliestBoarding, endOfWorks, type IsOffered } from './ride-clock.ts';

/** What one consignment may use and how long works take it; the search's costs have both. */
export interface Passage {
  /** Per arc; 0: may not be used. */
  readonly allowed: Uint8Array;
  /** Minutes per work. */
  readonly workDuration: Int32Array;
  /** Left out: every departure may be boarded. */
  readonly isOffered?: IsOffered;
}

export interface EarliestQuery {
  readonly source: number;
  readonly startsAt: number;
  /** The first ride leaves at or before this. */
  readonly firstRideBy: number;
  /** The search stops when this node is reached; what is not settled by then may be missing. */
  readonly target?: number;
  /** What arrives later counts as unreached. */
  readonly arriveBy?: number;
}

export interface EarliestArrivals {
  /** Per node; UNREACHED where none. Nodes not settled before the target was are unreached too. */
  readonly arrivesAt: Int32Array;
  /** The itinerary to a node, in order of travel; undefined: not reached. */
  readonly findLegs: (node: number) => readonly EarliestLeg[] | undefined;
}

export interface EarliestLeg {
  readonly arc: number;
  /** -1: not a ride. */
  readonly departure: number;
  readonly startsAt: number;
  readonly endsAt: number;
}

export const earliestArrivals = (graph: SearchGraph, passage: Passage, query: EarliestQuery): EarliestArrivals => {
  const { nodeCount } = graph;
  const { source, target = -1, arriveBy = UNREACHED - 1 } = query;
  const start = graph.nodePlace[source] as number;
  const finish = target < 0 ? ANY_PLACE : (graph.nodePlace[target] as number);
  // Label of a node that has not ridden: node; that has: node + nodeCount.
  const at = new Int32Array(nodeCount * 2).fill(UNREACHED);
  const parent = new Int32Array(nodeCount * 2).fill(-1);
  const byArc = new Int32Array(nodeCount * 2);
  const byDeparture = new Int32Array(nodeCount * 2);
  const arrivesAt = new Int32Array(nodeCount).fill(UNREACHED);
  const queue = new FlatQueue<number>();
  const latest = Math.min(arriveBy, UNREACHED - 1);

  const reach = (label: number, t: number, from: number, arc: number, departure: number): void => {
    if (t > latest || t >= (at[label] as number)) return;
    at[label] = t;
    parent[label] = from;
    byArc[label] = arc;
    byDeparture[label] = departure;
    queue.push(label, t);
  };

  const leave = (label: number, t: number): void => {
    const hasRidden = label >= nodeCount;
    const node = hasRidden ? label - nodeCount : label;
    const end = graph.firstArc[node + 1] as number;
    for (let arc = graph.firstArc[node] as number; arc < end; arc++) {
      const to = graph.arcTo[arc] as number;
      if (passage.allowed[arc] === 0 || isClosed(graph, node, to, start, finish)) continue;
      if (graph.arcIsRide[arc] === 0) {
        reach(hasRidden ? to + nodeCount : to, endOfWorks(graph, passage.workDuration, arc, t), label, arc, -1);
        continue;
      }
      const departure = earliestAvailable(graph, arc, earliestBoarding(graph, passage.workDuration, arc, t), hasRidden ? UNREACHED : query.firstRideBy, passage.isOffered);
      if (departure >= 0) reach(to + nodeCount, graph.availableAt[departure] as number, label, arc, departure);
    }
  };

  reach(source, query.startsAt, -1, -1, -1);
  for (;;) {
    const t = queue.peekValue();
    if (t === undefined) break;
    const label = queue.pop() as number;
    const node = label >= nodeCount ? label - nodeCount : label;
    // Beaten in its class, or by a label that has ridden and left the queue before.
    if (t > (at[label] as number) || (label < nodeCount && t > (at[label + nodeCount] as number))) continue;
    if (t < (arrivesAt[node] as number)) arrivesAt[node] = t;
    if (node === target) break;
    leave(label, t);
  }

  const findLegs = (node: number): readonly EarliestLeg[] | undefined => {
    const end = arrivesAt[node] as number;
    if (end === UNREACHED) return undefined;
    const legs: EarliestLeg[] = [];
    let label = at[node] === end ? node : node + nodeCount;
    for (let from = parent[label] as number; from >= 0; from = parent[label] as number) {
      legs.push({ arc: byArc[label] as number, departure: byDeparture[label] as number, startsAt: at[from] as number, endsAt: at[label] as number });
      label = from;
    }
    return legs.reverse();
  };
  return { arrivesAt, findLegs };
};
