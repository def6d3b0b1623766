/**
 * Prepares a static graph for many point-to-point questions on one criterion: a contraction hierarchy (Geisberger, Sanders, Schultes and
 * Delling 2008). Nodes are taken out one after the other, the least important first; where the only shortest way between two
 * neighbors led over the node, a shortcut replaces it. A node's importance is what its contraction adds and removes, its depth, and
 * how many neighbors have gone before; it is computed anew when the node's turn comes, and the node waits if another is now cheaper.
 *
 * Invariant: among the nodes still there, the arcs and shortcuts between them keep every distance of the graph. A witness search that
 * gives up early adds a shortcut too many, never one too few, so the limits below trade time against size and never touch exactness.
 *
 * Complexity: about n log n on road networks, bad on dense graphs without hierarchy: there the shortcuts multiply.
 * Not handled: changes of cost (contract again), several criteria.
 */
import FlatQueue from 'flatqueue';
import { ArcPool } from './arc-pool.ts';
import type { StaticGraph } from './graph.ts';
import { WitnessSearch } from './witness-search.ts';

/** The hierarchy: per node its arcs to more important nodes, and from them. Sorted as CSR, `…Arc` points into the pool of arcs. */
export interface ContractedGraph {
  readonly nodeCount: number;
  readonly up: UpwardArcs;
  /** Arcs that enter the node from a more important one, read from the node: for the search from the target. */
  readonly down: UpwardArcs;
  /** Per arc of the pool: an arc of the static graph, or -1 for a shortcut over the two arcs of `firstHalf` and `secondHalf`. */
  readonly original: Int32Array;
  readonly firstHalf: Int32Array;
  readonly secondHalf: Int32Array;
}

export interface UpwardArcs {
  readonly first: Int32Array;
  readonly head: Int32Array;
  readonly cost: Float64Array;
  readonly arc: Int32Array;
}

/** Nodes settled by one witness search: few while importance is only estimated, more when a node really goes. */
const SETTLED_TO_ESTIMATE = 15;
const SETTLED_TO_CONTRACT = 50;

export const contractGraph = (graph: StaticGraph, criterion: number): ContractedGraph => {
  const pool = new ArcPool(graph, criterion);
  const witnesses = new WitnessSearch(pool);
  const { nodeCount } = graph;
  const depth = new Int32Array(nodeCount);
  const goneNeighbors = new Int32Array(nodeCount);
  const up: number[][] = [];
  const down: number[][] = [];

  const importance = (node: number): number => {
    const { shortcuts } = witnesses.findShortcuts(node, SETTLED_TO_ESTIMATE);
    const removed = pool.outOf(node).length + pool.into(node).length;
    return 2 * (shortcuts - removed) + (depth[node] as number) + (goneNeighbors[node] as number);
  };

  const queue = new FlatQueue<number>();
  for (let node = 0; node < nodeCount; node++) queue.push(node, importance(node));
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    const now = importance(node);
    if (queue.length > 0 && now > (queue.peekValue() as number)) {
      queue.push(node, now);
      continue;
    }
    const found = witnesses.findShortcuts(node, SETTLED_TO_CONTRACT);
    up[node] = [...pool.outOf(node)];
    down[node] = [...pool.into(node)];
    const neighbors = pool.takeOut(node);
    for (let i = 0; i < found.shortcuts; i++) pool.addShortcut(found.into[i] as number, found.outOf[i] as number);
    for (const neighbor of neighbors) {
      (goneNeighbors[neighbor] as number)++;
      depth[neighbor] = Math.max(depth[neighbor] as number, (depth[node] as number) + 1);
    }
  }
  return {
    nodeCount,
    up: toUpwardArcs(up, pool, pool.to),
    down: toUpwardArcs(down, pool, pool.from),
    original: Int32Array.from(pool.original),
    firstHalf: Int32Array.from(pool.firstHalf),
    secondHalf: Int32Array.from(pool.secondHalf),
  };
};

const toUpwardArcs = (arcsOf: readonly (readonly number[])[], pool: ArcPool, heads: readonly number[]): UpwardArcs => {
  const first = new Int32Array(arcsOf.length + 1);
  for (const [node, arcs] of arcsOf.entries()) first[node + 1] = (first[node] as number) + arcs.length;
  const arc = Int32Array.from(arcsOf.flat());
  return { first, arc, head: Int32Array.from(arc, (a) => heads[a] as number), cost: Float64Array.from(arc, (a) => pool.cost[a] as number) };
};
