import type { SearchGraph } from './search-graph.ts';

/** Arcs between hubs, and those of each end: by the number of the place. An arc from end to end is both's. */
export interface ArcsOfEnds {
  readonly between: readonly number[];
  readonly ofEnd: ReadonlyMap<number, readonly number[]>;
}

const sorted = new WeakMap<SearchGraph, ArcsOfEnds>();

/** Made once per graph. */
export const arcsOfEnds = (graph: SearchGraph): ArcsOfEnds => {
  const known = sorted.get(graph);
  if (known) return known;
  const between: number[] = [];
  const ofEnd = new Map<number, number[]>();
  for (let node = 0; node < graph.nodeCount; node++)
    for (let arc = graph.firstArc[node] as number; arc < (graph.firstArc[node + 1] as number); arc++) {
      const ends = new Set([node, graph.arcTo[arc] as number].filter((n) => graph.nodeIsEnd[n] === 1).map((n) => graph.nodePlace[n] as number));
      if (ends.size === 0) between.push(arc);
      for (const place of ends) {
        const own = ofEnd.get(place);
        if (own) own.push(arc);
        else ofEnd.set(place, [arc]);
      }
    }
  const made = { between, ofEnd };
  sorted.set(graph, made);
  return made;
};
