/**
 * The exact front of two criteria: BOA* (Hernández Ulloa, Yeoh, Baier, Zhang, Suazo and Koenig 2020, 2023).
 * Labels leave the queue by first criterion plus its lower bound, so a label of a node is dominated iff its second cost is not below the
 * least second cost that left the queue at this node before: one number per node instead of a set of labels.
 *
 * Invariant: the first criterion of labels that leave the queue never falls (lower bounds are consistent, `lower-bounds.ts`), at every node
 * and at the target. The queue also puts smaller second costs first among equals where the numbers have room; where they have not, a
 * label too many is expanded, and at the target the later of two equals replaces the earlier.
 * Complexity: O(L log L + L d) for L labels of out-degree d; L may grow exponentially with the graph, on roads it does not.
 */
import FlatQueue from 'flatqueue';
import { arcsOfLabel, tieShare, type StaticFront } from './front-labels.ts';
import { arcsAhead, findLowerBound } from './lower-bounds.ts';
import type { StaticGraph } from './graph.ts';

export const findBiCriteriaFront = (graph: StaticGraph, criteria: readonly [number, number], source: number, target: number): StaticFront => {
  const { firstArc, arcTo } = graph;
  const [cost1, cost2] = criteria.map((k) => graph.costs[k]) as [Float64Array, Float64Array];
  const first = findLowerBound(graph, criteria[0], source, target);
  if (first.bound[source] === Infinity) return { points: [], findArcs: () => [], labels: 0 };
  const second = findLowerBound(graph, criteria[1], source, target);
  const [bound1, bound2] = [first.bound, second.bound];
  // The cheapest path by one criterion says what the other may cost at most.
  const sum = (cost: Float64Array, arcs: readonly number[]): number => arcs.reduce((total, arc) => total + (cost[arc] as number), 0);
  const limit1 = sum(cost1, arcsAhead(graph, second, source));
  const limit2 = sum(cost2, arcsAhead(graph, first, source));
  const tie = tieShare(limit1, limit2);

  const labelNode: number[] = [source];
  const labelCost1: number[] = [0];
  const labelCost2: number[] = [0];
  const labelArc: number[] = [-1];
  const labelParent: number[] = [-1];
  const least2 = new Float64Array(graph.nodeCount).fill(Infinity);
  const found: number[] = [];
  const queue = new FlatQueue<number>();
  let expanded = 0;
  // What reaches the target must be below this in the second criterion to be worth anything.
  let below2 = limit2 + 1;

  queue.push(0, 0);
  for (let label = queue.pop(); label !== undefined; label = queue.pop()) {
    const node = labelNode[label] as number;
    const soFar2 = labelCost2[label] as number;
    if (soFar2 >= (least2[node] as number) || soFar2 + (bound2[node] as number) >= below2) continue;
    least2[node] = soFar2;
    expanded += 1;
    const soFar1 = labelCost1[label] as number;
    if (node === target) {
      below2 = soFar2;
      if (found.length > 0 && labelCost1[found.at(-1) as number] === soFar1) found.pop();
      found.push(label);
      continue;
    }
    const end = firstArc[node + 1] as number;
    for (let arc = firstArc[node] as number; arc < end; arc++) {
      const to = arcTo[arc] as number;
      const next2 = soFar2 + (cost2[arc] as number);
      if (next2 >= (least2[to] as number)) continue;
      const ahead2 = next2 + (bound2[to] as number);
      if (ahead2 >= below2) continue;
      const next1 = soFar1 + (cost1[arc] as number);
      const ahead1 = next1 + (bound1[to] as number);
      if (ahead1 > limit1) continue;
      const next = labelNode.push(to) - 1;
      labelCost1.push(next1);
      labelCost2.push(next2);
      labelArc.push(arc);
      labelParent.push(label);
      queue.push(next, ahead1 + ahead2 * tie);
    }
  }
  return {
    points: found.map((label) => [labelCost1[label] as number, labelCost2[label] as number]),
    findArcs: (point) => arcsOfLabel(found[point] as number, labelParent, labelArc),
    labels: expanded,
  };
};
