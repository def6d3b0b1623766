/**
 * Answers: how late may goods be ready at each node and still reach the target by a given instant? The reverse of `earliest-arrival.ts`:
 * label-setting from the target in order of falling instants, works and cut-offs counted backwards (`ride-clock.ts`).
 *
 * Invariant: every arc is monotone in time, so being ready earlier is never worse; a node's first label to leave the queue is its largest
 * instant, and goods ready at any earlier one arrive in time too. Arcs are read from an index of the graph that is built once per graph.
 *
 * Complexity: O(arcs (log departures + works) + nodes log nodes); the index O(arcs + departures).
 * Not handled: `firstRideBy`, which binds a path by where it begins; the answer is that of a question without it.
 */
import FlatQueue from 'flatqueue';
import type { SearchGraph } from '../network/index.ts';
import { TOO_LATE } from '../support/index.ts';
import type { Passage } from './earliest-arrival.ts';
import { ANY_PLACE, isClosed } from './ends.ts';
import { reverseArcs } from './reverse-arcs.ts';
import { latestStartOfWorks, latestStartToBoard } from './ride-clock.ts';

export interface LatestQuery {
  readonly target: number;
  readonly dueAt: number;
}

/** Per node the latest instant; TOO_LATE where no instant is early enough. */
export const latestDepartures = (graph: SearchGraph, passage: Passage, query: LatestQuery): Int32Array => {
  const { firstIn, inArc, arcFrom } = reverseArcs(graph);
  const availableFrom = earliestOfLater(graph);
  const readyBy = new Int32Array(graph.nodeCount).fill(TOO_LATE);
  const end = graph.nodePlace[query.target] as number;
  const queue = new FlatQueue<number>();
  readyBy[query.target] = query.dueAt;
  queue.push(query.target, -query.dueAt);
  for (let ahead = queue.peekValue(); ahead !== undefined; ahead = queue.peekValue()) {
    const node = queue.pop() as number;
    const by = -ahead;
    if (by < (readyBy[node] as number)) continue;
    for (let i = firstIn[node] as number; i < (firstIn[node + 1] as number); i++) {
      const arc = inArc[i] as number;
      const from = arcFrom[arc] as number;
      if (passage.allowed[arc] === 0 || isClosed(graph, from, node, ANY_PLACE, end)) continue;
      const startBy = latestStart(graph, passage, availableFrom, arc, by);
      if (startBy <= (readyBy[from] as number)) continue;
      readyBy[from] = startBy;
      queue.push(from, -startBy);
    }
  }
  return readyBy;
};

/** The latest start of an arc that ends at or before `by`. */
const latestStart = (graph: SearchGraph, { workDuration, isOffered }: Passage, availableFrom: Int32Array, arc: number, by: number): number => {
  if (graph.arcIsRide[arc] === 0) return latestStartOfWorks(graph, workDuration, arc, by);
  const first = graph.firstDeparture[arc] as number;
  let low = first;
  for (let high = graph.firstDeparture[arc + 1] as number; low < high; ) {
    const middle = (low + high) >> 1;
    if ((availableFrom[middle] as number) <= by) low = middle + 1;
    else high = middle;
  }
  // Of those in time the last that is offered.
  for (let departure = low - 1; departure >= first; departure--)
    if ((graph.availableAt[departure] as number) <= by && isOffered?.(arc, departure) !== false) return latestStartToBoard(graph, workDuration, arc, graph.departsAt[departure] as number);
  return TOO_LATE;
};

const indexes = new WeakMap<SearchGraph, Int32Array>();

/**
 * Per departure the earliest availability of it and all later ones of its arc. It never falls within an arc, and the last departure at which it is no
 * later than t is itself available by t: the latest departure that is in time.
 */
const earliestOfLater = (graph: SearchGraph): Int32Array => {
  const known = indexes.get(graph);
  if (known !== undefined) return known;
  const availableFrom = graph.availableAt.slice();
  for (let arc = 0; arc < graph.arcTo.length; arc++)
    for (let d = (graph.firstDeparture[arc + 1] as number) - 2; d >= (graph.firstDeparture[arc] as number); d--) availableFrom[d] = Math.min(availableFrom[d] as number, availableFrom[d + 1] as number);
  indexes.set(graph, availableFrom);
  return availableFrom;
};
