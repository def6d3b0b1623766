import type { SearchGraph } from '../network/index.ts';

/** The arcs that enter each node: inArc[firstIn[n]] .. inArc[firstIn[n + 1]], and the node each arc leaves. */
export interface ReverseArcs {
  readonly firstIn: Int32Array;
  readonly inArc: Int32Array;
  readonly arcFrom: Int32Array;
}

const reversed = new WeakMap<SearchGraph, ReverseArcs>();

/** Made once per graph. */
export const reverseArcs = (graph: SearchGraph): ReverseArcs => {
  const known = reversed.get(graph);
  if (known) return known;
  const arcCount = graph.arcTo.length;
  const firstIn = new Int32Array(graph.nodeCount + 1);
  const inArc = new Int32Array(arcCount);
  const arcFrom = new Int32Array(arcCount);
  for (let arc = 0; arc < arcCount; arc++) {
    const to = graph.arcTo[arc] as number;
    firstIn[to + 1] = (firstIn[to + 1] as number) + 1;
  }
  for (let node = 0; node < graph.nodeCount; node++) firstIn[node + 1] = (firstIn[node + 1] as number) + (firstIn[node] as number);
  const next = firstIn.slice();
  for (let node = 0; node < graph.nodeCount; node++)
    for (let arc = graph.firstArc[node] as number; arc < (graph.firstArc[node + 1] as number); arc++) {
      const to = graph.arcTo[arc] as number;
      arcFrom[arc] = node;
      inArc[next[to] as number] = arc;
      next[to] = (next[to] as number) + 1;
    }
  const made = { firstIn, inArc, arcFrom };
  reversed.set(graph, made);
  return made;
};
