/**
 * What a path from any node to the target costs at least, one criterion at a time: a Dijkstra from the target against the arcs, which
 * stops as soon as the source is settled. Nodes further from the target than what is settled by then, the radius, get the radius.
 *
 * Invariant: the bound never exceeds the true cost, and `bound[from] <= cost(arc) + bound[to]` on every arc. The second holds for true
 * distances, and cutting both sides off at one radius keeps it. So a search ordered by cost so far plus bound settles in order.
 * Complexity: O(nodes + arcs + cost of the path / width of a bucket) within the radius; see `bucket-queue.ts` for the worst case.
 */
import { BucketQueue } from './bucket-queue.ts';
import type { StaticGraph } from './graph.ts';

export interface LowerBound {
  /** Per node; Infinity at the source if the target cannot be reached from it. */
  readonly bound: Float64Array;
  /** Per node within the radius the arc its cheapest path to the target begins with; -1 at the target. */
  readonly nextArc: Int32Array;
}

export const findLowerBound = (graph: StaticGraph, criterion: number, source: number, target: number): LowerBound => {
  const { firstInto, arcInto, fromInto } = graph;
  const costInto = graph.costsInto[criterion] as Float64Array;
  const bound = new Float64Array(graph.nodeCount).fill(Infinity);
  const nextArc = new Int32Array(graph.nodeCount).fill(-1);
  const queue = new BucketQueue(graph.nodeCount, graph.dearest[criterion] as number);
  bound[target] = 0;
  queue.put(target, 0);
  do {
    for (let node = queue.take(); node >= 0; node = queue.take()) {
      const at = bound[node] as number;
      const end = firstInto[node + 1] as number;
      for (let i = firstInto[node] as number; i < end; i++) {
        const from = fromInto[i] as number;
        const sum = at + (costInto[i] as number);
        if (sum >= (bound[from] as number)) continue;
        bound[from] = sum;
        nextArc[from] = arcInto[i] as number;
        queue.put(from, sum);
      }
    }
    // With nobody waiting every bound is exact, and Infinity where the target cannot be reached from.
    if (!queue.advance()) return { bound, nextArc };
  } while ((bound[source] as number) >= queue.reachedKey);
  return { bound: cutOff(bound, queue.reachedKey), nextArc };
};

const cutOff = (bound: Float64Array, radius: number): Float64Array => {
  for (let node = 0; node < bound.length; node++) if ((bound[node] as number) > radius) bound[node] = radius;
  return bound;
};

/** The arcs of the cheapest path from a settled node to the target. */
export const arcsAhead = (graph: StaticGraph, { nextArc }: LowerBound, node: number): number[] => {
  const arcs: number[] = [];
  for (let arc = nextArc[node] as number; arc >= 0; arc = nextArc[graph.arcTo[arc] as number] as number) arcs.push(arc);
  return arcs;
};
