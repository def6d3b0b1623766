/**
 * The shrinking graph of a contraction: arcs and shortcuts between the nodes still there, one arc at most per ordered pair, the
 * cheapest. Arcs are never deleted from the pool, only from the lists of their nodes, so that finished parts can point at them.
 */
import type { StaticGraph } from './graph.ts';

export class ArcPool {
  readonly nodeCount: number;
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly cost: number[] = [];
  readonly original: number[] = [];
  readonly firstHalf: number[] = [];
  readonly secondHalf: number[] = [];
  private readonly leaving: number[][];
  private readonly entering: number[][];

  constructor(graph: StaticGraph, criterion: number) {
    this.nodeCount = graph.nodeCount;
    this.leaving = Array.from({ length: graph.nodeCount }, () => []);
    this.entering = Array.from({ length: graph.nodeCount }, () => []);
    const costs = graph.costs[criterion] as Float64Array;
    for (let arc = 0; arc < graph.arcCount; arc++) this.add(graph.arcFrom[arc] as number, graph.arcTo[arc] as number, costs[arc] as number, arc, -1, -1);
  }

  outOf(node: number): readonly number[] {
    return this.leaving[node] as number[];
  }

  into(node: number): readonly number[] {
    return this.entering[node] as number[];
  }

  addShortcut(first: number, second: number): void {
    const cost = (this.cost[first] as number) + (this.cost[second] as number);
    this.add(this.from[first] as number, this.to[second] as number, cost, -1, first, second);
  }

  /** Removes a node's arcs from the lists of its neighbors; returns these, each once. */
  takeOut(node: number): number[] {
    const neighbors = new Set<number>();
    for (const arc of this.outOf(node)) {
      remove(this.entering[this.to[arc] as number] as number[], arc);
      neighbors.add(this.to[arc] as number);
    }
    for (const arc of this.into(node)) {
      remove(this.leaving[this.from[arc] as number] as number[], arc);
      neighbors.add(this.from[arc] as number);
    }
    return [...neighbors];
  }

  /** Adds an arc unless one at most as dear joins the same nodes; a dearer one makes room. A self loop is on no shortest path. */
  private add(from: number, to: number, cost: number, original: number, firstHalf: number, secondHalf: number): void {
    if (from === to) return;
    const leaving = this.leaving[from] as number[];
    const entering = this.entering[to] as number[];
    const rival = leaving.find((arc) => this.to[arc] === to);
    if (rival !== undefined) {
      if ((this.cost[rival] as number) <= cost) return;
      remove(leaving, rival);
      remove(entering, rival);
    }
    const arc = this.from.push(from) - 1;
    this.to.push(to);
    this.cost.push(cost);
    this.original.push(original);
    this.firstHalf.push(firstHalf);
    this.secondHalf.push(secondHalf);
    leaving.push(arc);
    entering.push(arc);
  }
}

/** Order within a list does not matter: the last takes the place. */
const remove = (list: number[], item: number): void => {
  const last = list.pop() as number;
  if (last !== item) list[list.indexOf(item)] = last;
};
