import fc from 'fast-check';
import { DirectedGraph } from 'graphology';
import { dijkstra } from 'graphology-shortest-path';
import { expect, test } from 'vitest';
import { contractGraph } from '../../../planner/router/static/contract-graph.ts';
import { findLowerBound } from '../../../planner/router/static/lower-bounds.ts';
import { makePathFinder } from '../../../planner/router/static/point-to-point.ts';
import { bothWays, makeStaticGraph, type ArcList } from '../../../planner/router/static/graph.ts';
import { costsAlong, questions } from './arc-lists.ts';

/** graphology's answer: of parallel arcs only the cheapest counts. */
const referenceCost = (list: ArcList, source: number, target: number): number => {
  const graph = new DirectedGraph<object, { cost: number }>();
  for (let node = 0; node < list.nodeCount; node++) graph.addNode(node);
  for (let i = 0; i < list.from.length; i++) {
    const [from, to, cost] = [list.from[i] as number, list.to[i] as number, list.costs[0]?.[i] as number];
    if (from === to || (graph.hasEdge(from, to) && graph.getEdgeAttribute(from, to, 'cost') <= cost)) continue;
    graph.mergeEdge(from, to, { cost });
  }
  const path = dijkstra.singleSource(graph, source, 'cost')[target];
  if (path === undefined) return Infinity;
  return path.slice(1).reduce((sum, to, i) => sum + graph.getEdgeAttribute(path[i], to, 'cost'), 0);
};

const small = questions({ nodes: 12, arcs: 40, criteria: 1, dearest: 6 });
const large = questions({ nodes: 60, arcs: 180, criteria: 1, dearest: 2 ** 40 });

test.each([
  ['small, zeros and ties', small, 400],
  ['larger, costs beyond 2^31', large, 150],
] as const)('cheapest paths are those of graphology: %s', (_, asked, numRuns) => {
  fc.assert(
    fc.property(asked, ({ list, source, target }) => {
      const graph = makeStaticGraph(list);
      const finder = makePathFinder(contractGraph(graph, 0));
      const expected = referenceCost(list, source, target);
      expect(finder.findCost(source, target)).toBe(expected);
      const path = finder.findPath(source, target);
      if (path === undefined) expect(expected).toBe(Infinity);
      else {
        expect(path.cost).toBe(expected);
        expect(costsAlong(graph, path.arcs, source, target)).toEqual([expected]);
      }
    }),
    { seed: 20261201, numRuns },
  );
});

test('a finder answers one question after the other', () => {
  fc.assert(
    fc.property(small, fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 5, maxLength: 20 }), ({ list }, pairs) => {
      const finder = makePathFinder(contractGraph(makeStaticGraph(bothWays(list)), 0));
      const twice = bothWays(list);
      for (const [s, t] of pairs.map((pair) => pair.map((n) => n % list.nodeCount) as [number, number])) {
        expect(finder.findCost(s, t)).toBe(referenceCost(twice, s, t));
      }
    }),
    { seed: 20261201, numRuns: 60 },
  );
});

test('on a grid with hidden highways every pair is right and shortcuts unfold to arcs', () => {
  const side = 12;
  const list = { nodeCount: side * side, from: [] as number[], to: [] as number[], costs: [[] as number[]] };
  const add = (from: number, to: number, cost: number): void => {
    list.from.push(from);
    list.to.push(to);
    list.costs[0]?.push(cost);
  };
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const node = y * side + x;
      if (x + 1 < side) add(node, node + 1, y % 4 === 0 ? 1 : 3 + ((x * 7 + y) % 5));
      if (y + 1 < side) add(node, node + side, x % 4 === 0 ? 1 : 3 + ((y * 5 + x) % 4));
    }
  const graph = makeStaticGraph(bothWays(list));
  const finder = makePathFinder(contractGraph(graph, 0));
  for (let source = 0; source < graph.nodeCount; source += 11) {
    for (let target = 0; target < graph.nodeCount; target += 7) {
      const path = finder.findPath(source, target);
      expect(path?.cost).toBe(findLowerBound(graph, 0, source, target).bound[source]);
      expect(costsAlong(graph, path?.arcs ?? [], source, target)).toEqual([path?.cost]);
    }
  }
});

test('lower bounds are true at the source, never too high, and consistent', () => {
  fc.assert(
    fc.property(fc.oneof(small, large), ({ list, source, target }) => {
      const graph = makeStaticGraph(list);
      const { bound } = findLowerBound(graph, 0, source, target);
      expect(bound[source]).toBe(referenceCost(list, source, target));
      if (bound[source] === Infinity) return;
      for (let node = 0; node < graph.nodeCount; node++) expect(bound[node]).toBeLessThanOrEqual(referenceCost(list, node, target));
      for (let arc = 0; arc < graph.arcCount; arc++) {
        const [from, to] = [graph.arcFrom[arc] as number, graph.arcTo[arc] as number];
        expect(bound[from]).toBeLessThanOrEqual((graph.costs[0]?.[arc] as number) + (bound[to] as number));
      }
    }),
    { seed: 20261201, numRuns: 150 },
  );
});

test('costs that are no integers, negative or too large to add up are refused', () => {
  const one = (cost: number) => makeStaticGraph({ nodeCount: 2, from: [0], to: [1], costs: [[cost]] });
  for (const cost of [0.5, -1, 2 ** 53, NaN]) expect(() => one(cost)).toThrow('invariant broken');
  expect(() => makeStaticGraph({ nodeCount: 1, from: [0], to: [1], costs: [[1]] })).toThrow('outside');
});
