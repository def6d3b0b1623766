/**
 * Answers: the cheapest path between two nodes of a static graph on one criterion, and the arcs it uses.
 * Two Dijkstras on a contraction hierarchy (`contract-graph.ts`; Geisberger et al. 2008), from the source and from the target, which
 * climb to more important nodes only and meet at the most important one of the path. A node is not expanded when a more important
 * one offers a shorter way to it (stall on demand): no shortest path climbs through it then.
 *
 * Invariant: some shortest path of the graph is a climb followed by a descent in the hierarchy; a direction stops when its next
 * distance is not below the best meeting. With equal paths any one of them is returned.
 * Complexity: on road networks a few hundred nodes per question. The finder keeps its arrays between questions; it is not re-entrant.
 * Not handled: several criteria (`static-front.ts`), forbidden nodes or arcs per question.
 */
import FlatQueue from 'flatqueue';
import type { ContractedGraph, UpwardArcs } from './contract-graph.ts';

export interface StaticPath {
  readonly cost: number;
  /** Arcs of the static graph, in order of travel. */
  readonly arcs: readonly number[];
}

export interface PathFinder {
  /** The cost of the cheapest path; Infinity: there is none. */
  readonly findCost: (source: number, target: number) => number;
  /** The path itself; undefined: there is none. */
  readonly findPath: (source: number, target: number) => StaticPath | undefined;
}

/** One direction of the search. `reachedIn` says in which question a node's entries were written, so nothing is cleared. */
interface Side {
  readonly arcs: UpwardArcs;
  readonly opposite: UpwardArcs;
  readonly distance: Float64Array;
  readonly parentArc: Int32Array;
  readonly parent: Int32Array;
  readonly reachedIn: Int32Array;
  readonly queue: FlatQueue<number>;
}

const makeSide = (nodeCount: number, arcs: UpwardArcs, opposite: UpwardArcs): Side => ({
  arcs,
  opposite,
  distance: new Float64Array(nodeCount),
  parentArc: new Int32Array(nodeCount),
  parent: new Int32Array(nodeCount),
  reachedIn: new Int32Array(nodeCount),
  queue: new FlatQueue<number>(),
});

export const makePathFinder = (hierarchy: ContractedGraph): PathFinder => {
  const forward = makeSide(hierarchy.nodeCount, hierarchy.up, hierarchy.down);
  const backward = makeSide(hierarchy.nodeCount, hierarchy.down, hierarchy.up);
  let question = 0;
  let bestCost = Infinity;
  let meeting = -1;

  /** Settles the next node of one side; an arrival that the other side has reached too is a candidate. */
  const step = (side: Side, other: Side): void => {
    const at = side.queue.peekValue() as number;
    const node = side.queue.pop() as number;
    if (at > (side.distance[node] as number)) return;
    if (other.reachedIn[node] === question && at + (other.distance[node] as number) < bestCost) {
      bestCost = at + (other.distance[node] as number);
      meeting = node;
    }
    if (!isStalled(side, node, at, question)) expand(side, node, at, question);
  };

  const meet = (source: number, target: number): void => {
    question += 1;
    bestCost = Infinity;
    meeting = -1;
    start(forward, source, question);
    start(backward, target, question);
    for (;;) {
      const ahead = forward.queue.peekValue() ?? Infinity;
      const back = backward.queue.peekValue() ?? Infinity;
      if (Math.min(ahead, back) >= bestCost) return;
      if (ahead <= back) step(forward, backward);
      else step(backward, forward);
    }
  };

  return {
    findCost: (source, target) => {
      meet(source, target);
      return bestCost;
    },
    findPath: (source, target) => {
      meet(source, target);
      if (meeting < 0) return undefined;
      const climb: number[] = [];
      for (let node = meeting; node !== source; node = forward.parent[node] as number) climb.push(forward.parentArc[node] as number);
      climb.reverse();
      for (let node = meeting; node !== target; node = backward.parent[node] as number) climb.push(backward.parentArc[node] as number);
      return { cost: bestCost, arcs: unpack(hierarchy, climb) };
    },
  };
};

const start = (side: Side, node: number, question: number): void => {
  side.queue.clear();
  side.distance[node] = 0;
  side.parent[node] = -1;
  side.reachedIn[node] = question;
  side.queue.push(node, 0);
};

/** Whether a more important node that this side has reached leads here at less. */
const isStalled = ({ opposite, distance, reachedIn }: Side, node: number, at: number, question: number): boolean => {
  const end = opposite.first[node + 1] as number;
  for (let i = opposite.first[node] as number; i < end; i++) {
    const from = opposite.head[i] as number;
    if (reachedIn[from] === question && (distance[from] as number) + (opposite.cost[i] as number) < at) return true;
  }
  return false;
};

const expand = ({ arcs, distance, parent, parentArc, reachedIn, queue }: Side, node: number, at: number, question: number): void => {
  const end = arcs.first[node + 1] as number;
  for (let i = arcs.first[node] as number; i < end; i++) {
    const to = arcs.head[i] as number;
    const next = at + (arcs.cost[i] as number);
    if (reachedIn[to] === question && (distance[to] as number) <= next) continue;
    distance[to] = next;
    parent[to] = node;
    parentArc[to] = arcs.arc[i] as number;
    reachedIn[to] = question;
    queue.push(to, next);
  }
};

/** Replaces shortcuts by their halves until only arcs of the static graph are left. A stack, since shortcuts nest deeply. */
const unpack = ({ original, firstHalf, secondHalf }: ContractedGraph, climb: readonly number[]): number[] => {
  const arcs: number[] = [];
  const stack = climb.toReversed();
  for (let arc = stack.pop(); arc !== undefined; arc = stack.pop()) {
    const own = original[arc] as number;
    if (own >= 0) arcs.push(own);
    else stack.push(secondHalf[arc] as number, firstHalf[arc] as number);
  }
  return arcs;
};
