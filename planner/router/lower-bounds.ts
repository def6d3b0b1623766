/**
 * What a path from any node to the target costs at least, one criterion at a time: a Dijkstra from the target against the arcs, which
 * stops as soon as the source is settled. Nodes further from the target than the source is get the source's distance, the radius.
 *
 * Invariant: the bound never exceeds the true cost, and `bound[from] <= cost(arc) + bound[to]` on every arc. The second holds for true
 * distances, and cutting both sides off at one radius keeps it. So a search ordered by cost so far plus bound settles in order.
 * Complexity: O((nodes + arcs) log nodes) within the radius.
 */
import FlatQueue from 'flatqueue';
import type { StaticGraph } from './static-graph.ts';

export interface LowerBound {
  /** Per node; Infinity everywhere if the target cannot be reached from the source. */
  readonly bound: Float64Array;
  /** Per settled node the arc its cheapest path to the target begins with; -1 at the target. */
  readonly nextArc: Int32Array;
}

export const findLowerBound = (graph: StaticGraph, criterion: number, source: number, target: number): LowerBound => {
  const { firstInto, arcInto, arcFrom } = graph;
  const cost = graph.costs[criterion] as Float64Array;
  const bound = new Float64Array(graph.nodeCount).fill(Infinity);
  const nextArc = new Int32Array(graph.nodeCount).fill(-1);
  const queue = new FlatQueue<number>();
  bound[target] = 0;
  queue.push(target, 0);
  for (;;) {
    const at = queue.peekValue();
    if (at === undefined) return { bound: bound.fill(Infinity), nextArc };
    const node = queue.pop() as number;
    if (node === source) return { bound: bound.map((b) => (b < at ? b : at)), nextArc };
    if (at > (bound[node] as number)) continue;
    const end = firstInto[node + 1] as number;
    for (let i = firstInto[node] as number; i < end; i++) {
      const arc = arcInto[i] as number;
      const from = arcFrom[arc] as number;
      const next = at + (cost[arc] as number);
      if (next >= (bound[from] as number)) continue;
      bound[from] = next;
      nextArc[from] = arc;
      queue.push(from, next);
    }
  }
};

/** What the path that a bound follows from the source costs in another criterion: no member of the front need cost more. */
export const costAlong = (graph: StaticGraph, { nextArc }: LowerBound, criterion: number, source: number): number => {
  const cost = graph.costs[criterion] as Float64Array;
  let sum = 0;
  for (let arc = nextArc[source] as number; arc >= 0; arc = nextArc[graph.arcTo[arc] as number] as number) sum += cost[arc] as number;
  return sum;
};
