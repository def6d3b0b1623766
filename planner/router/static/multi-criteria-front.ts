/**
 * The exact front of three or more criteria: NAMOA* with dimensionality reduction (Pulido, Mandow and Pérez de la Cruz 2015), with the
 * checks when a label leaves the queue as in EMOA* (Ren, Zhan, Rathinam, Likhachev and Choset 2022).
 *
 * Invariant: labels leave the queue by first criterion plus its lower bound, which never falls, so a label is dominated iff one that
 * left before at its node is no worse in the criteria from the second on; against the target the same holds with lower bounds added. The
 * queue puts the smaller sum of the others first among equals, hence a dominating label before the dominated one as far as the numbers
 * have room. Where they have not, a label too many is expanded, and `keepUnbeaten` takes it out of the answer.
 * Complexity: O(L log L + L d) queue work for L labels, and per check O(log n) with three criteria, O(n) with more, n labels at a node.
 */
import FlatQueue from 'flatqueue';
import { paretoFront, Staircase } from '../../support/index.ts';
import { arcsOfLabel, tieShare, type StaticFront } from './front-labels.ts';
import { findLowerBound } from './lower-bounds.ts';
import type { StaticGraph } from './graph.ts';
import { VectorSet } from './vector-set.ts';

export const findMultiCriteriaFront = (graph: StaticGraph, criteria: readonly number[], source: number, target: number): StaticFront => {
  const { firstArc, arcTo, nodeCount } = graph;
  const width = criteria.length;
  const costs = criteria.map((k) => graph.costs[k] as Float64Array);
  const bounds = criteria.map((k) => findLowerBound(graph, k, source, target).bound);
  if (bounds[0]?.[source] === Infinity) return { points: [], findArcs: () => [], labels: 0 };
  // No path that enters a node once costs more.
  const limits = criteria.map((k) => (graph.dearest[k] as number) * nodeCount);
  const tie = tieShare(limits[0] as number, limits.slice(1).reduce((sum, limit) => sum + limit, 0));
  const settled = Array.from<SettledCosts | undefined>({ length: nodeCount });
  const atTarget = makeSettledCosts(width);

  const labelNode: number[] = [source];
  /** `width` numbers per label. */
  const labelCosts: number[] = costs.map(() => 0);
  const labelArc: number[] = [-1];
  const labelParent: number[] = [-1];
  const found: number[] = [];
  const queue = new FlatQueue<number>();
  const soFar = new Float64Array(width);
  const next = new Float64Array(width);
  const ahead = new Float64Array(width);
  let expanded = 0;

  /** Fills `ahead` with costs plus lower bounds at a node; false: the target cannot be reached from it, or is at no more already. */
  const isPromising = (node: number, vector: Float64Array): boolean => {
    for (let k = 0; k < width; k++) {
      const bound = (bounds[k] as Float64Array)[node] as number;
      if (bound === Infinity) return false;
      ahead[k] = (vector[k] as number) + bound;
    }
    return !atTarget.covers(ahead);
  };

  queue.push(0, 0);
  for (let label = queue.pop(); label !== undefined; label = queue.pop()) {
    const node = labelNode[label] as number;
    for (let k = 0; k < width; k++) soFar[k] = labelCosts[label * width + k] as number;
    const here = (settled[node] ??= makeSettledCosts(width));
    if (here.covers(soFar) || !isPromising(node, soFar)) continue;
    here.insert(soFar);
    expanded += 1;
    if (node === target) {
      atTarget.insert(soFar);
      found.push(label);
      continue;
    }
    for (let arc = firstArc[node] as number; arc < (firstArc[node + 1] as number); arc++) {
      const to = arcTo[arc] as number;
      for (let k = 0; k < width; k++) next[k] = (soFar[k] as number) + ((costs[k] as Float64Array)[arc] as number);
      if (settled[to]?.covers(next) === true || !isPromising(to, next)) continue;
      let others = 0;
      for (let k = 1; k < width; k++) others += ahead[k] as number;
      queue.push(labelNode.push(to) - 1, (ahead[0] as number) + others * tie);
      for (let k = 0; k < width; k++) labelCosts.push(next[k] as number);
      labelArc.push(arc);
      labelParent.push(label);
    }
  }

  const costsOf = (label: number): readonly number[] => labelCosts.slice(label * width, (label + 1) * width);
  const front = keepUnbeaten(found, costsOf);
  return { points: front.map(costsOf), findArcs: (point) => arcsOfLabel(front[point] as number, labelParent, labelArc), labels: expanded };
};

/** The vectors settled at a node, seen without their first number. */
interface SettledCosts {
  readonly covers: (vector: Float64Array) => boolean;
  readonly insert: (vector: Float64Array) => void;
}

const makeSettledCosts = (width: number): SettledCosts => {
  if (width > 3) return new VectorSet(width);
  const staircase = new Staircase();
  return {
    covers: (vector) => staircase.covers(vector[1] as number, vector[2] as number),
    insert: (vector) => staircase.insert(vector[1] as number, vector[2] as number),
  };
};

/** Labels come by first criterion: only among equals there may one beat an earlier one. Sorted lexicographically. */
const keepUnbeaten = (labels: readonly number[], costsOf: (label: number) => readonly number[]): number[] => {
  const groups = new Map<number, number[]>();
  for (const label of labels) {
    const first = costsOf(label)[0] as number;
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [label]);
    else group.push(label);
  }
  const byCosts = (a: number, b: number): number => {
    const [p, q] = [costsOf(a), costsOf(b)];
    const k = p.findIndex((cost, i) => cost !== q[i]);
    return k < 0 ? 0 : (p[k] as number) - (q[k] as number);
  };
  return [...groups.values()].flatMap((group) => paretoFront(group, costsOf).sort(byCosts));
};
