/**
 * A graph whose arcs have fixed integer costs: no timetable, no calendars. What roads, meshes of links and benchmark instances are.
 * CSR both ways: the arcs that leave node n are `firstArc[n] .. firstArc[n + 1]`; of those that enter it, `firstInto[n] .. firstInto[n + 1]`
 * are places in `arcInto` (the arc), `fromInto` (where it begins) and `costsInto`, so that a search from the target reads memory in order as
 * well. Parallel arcs and self loops are allowed.
 * Costs are doubles holding integers, since the sum over a path may pass 2^31. Building is O(nodes + arcs).
 * Not handled: negative costs, and sums beyond `LARGEST_SUM` (asserted).
 */
import { assert } from '../../support/index.ts';

export interface StaticGraph {
  readonly nodeCount: number;
  readonly arcCount: number;
  readonly firstArc: Int32Array;
  readonly arcFrom: Int32Array;
  readonly arcTo: Int32Array;
  readonly firstInto: Int32Array;
  readonly arcInto: Int32Array;
  readonly fromInto: Int32Array;
  /** One array per criterion, each with one cost per arc. */
  readonly costs: readonly Float64Array[];
  /** The same costs in the order of `arcInto`. */
  readonly costsInto: readonly Float64Array[];
  /** Per criterion the largest cost of one arc. */
  readonly dearest: readonly number[];
  /** Index of every arc in the list the graph was built from. */
  readonly listIndex: Int32Array;
}

/** Arcs as parallel lists: arc i leads from `from[i]` to `to[i]` and costs `costs[k][i]` in criterion k. */
export interface ArcList {
  readonly nodeCount: number;
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  readonly costs: readonly ArrayLike<number>[];
}

/** No sum of costs reaches this: beyond it doubles stop being exact integers, with room for one addition. */
export const LARGEST_SUM = 2 ** 52;

/** Counts per node and their running sum: `first[n]` is where the entries of node n begin. */
const firstByNode = (nodeCount: number, nodes: ArrayLike<number>): Int32Array => {
  const first = new Int32Array(nodeCount + 1);
  for (let i = 0; i < nodes.length; i++) (first[(nodes[i] as number) + 1] as number)++;
  for (let node = 0; node < nodeCount; node++) first[node + 1] = (first[node + 1] as number) + (first[node] as number);
  return first;
};

const largest = (costs: Float64Array): number => costs.reduce((most, cost) => Math.max(most, cost), 0);

/** Positions sorted by node, in their old order within one node. */
const orderByNode = (first: Int32Array, nodes: ArrayLike<number>): Int32Array => {
  const next = first.slice();
  const order = new Int32Array(nodes.length);
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i] as number;
    order[next[node] as number] = i;
    (next[node] as number)++;
  }
  return order;
};

export const makeStaticGraph = (list: ArcList): StaticGraph => {
  const { nodeCount, from, to } = list;
  const arcCount = from.length;
  assert(to.length === arcCount && list.costs.every((c) => c.length === arcCount), 'lists of arcs differ in length', { arcCount });
  for (let i = 0; i < arcCount; i++) {
    const inside = (node: number): boolean => Number.isInteger(node) && node >= 0 && node < nodeCount;
    assert(inside(from[i] as number) && inside(to[i] as number), 'an arc ends outside the graph', { arc: i });
  }
  const firstArc = firstByNode(nodeCount, from);
  const listIndex = orderByNode(firstArc, from);
  const arcFrom = Int32Array.from(listIndex, (i) => from[i] as number);
  const arcTo = Int32Array.from(listIndex, (i) => to[i] as number);
  const firstInto = firstByNode(nodeCount, arcTo);
  const costs = list.costs.map((c) => takeCosts(c, listIndex, nodeCount));
  const arcInto = orderByNode(firstInto, arcTo);
  const fromInto = arcInto.map((arc) => arcFrom[arc] as number);
  const costsInto = costs.map((c) => Float64Array.from(arcInto, (arc) => c[arc] as number));
  return { nodeCount, arcCount, firstArc, arcFrom, arcTo, firstInto, arcInto, fromInto, costs, costsInto, dearest: costs.map(largest), listIndex };
};

/** The same arcs, and each of them the other way at the same costs. Arc i of the list becomes arcs i and i + length. */
export const bothWays = (list: ArcList): ArcList => ({
  nodeCount: list.nodeCount,
  from: [...Array.from(list.from), ...Array.from(list.to)],
  to: [...Array.from(list.to), ...Array.from(list.from)],
  costs: list.costs.map((c) => [...Array.from(c), ...Array.from(c)]),
});

const takeCosts = (costs: ArrayLike<number>, listIndex: Int32Array, nodeCount: number): Float64Array => {
  const taken = Float64Array.from(listIndex, (i) => costs[i] as number);
  for (const cost of taken) assert(Number.isInteger(cost) && cost >= 0, 'a cost is no integer, or negative', { cost });
  const dearest = largest(taken);
  // A path worth keeping enters no node twice, so it has fewer arcs than the graph has nodes.
  assert(dearest * nodeCount < LARGEST_SUM || taken.reduce((sum, c) => sum + c, 0) < LARGEST_SUM, 'costs too large to add up exactly', { dearest });
  return taken;
};
