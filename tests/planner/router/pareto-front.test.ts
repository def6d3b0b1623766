import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findStaticFront } from '../../../planner/router/static/pareto-front.ts';
import { makeStaticGraph, type StaticGraph } from '../../../planner/router/static/graph.ts';
import { costsAlong, questions } from './arc-lists.ts';

const beatsOrEquals = (p: readonly number[], q: readonly number[]): boolean => p.every((x, k) => x <= (q[k] as number));

/** Every path that enters no node twice, written out; of their costs those that no other beats, each once. */
const bruteFront = (graph: StaticGraph, source: number, target: number): number[][] => {
  const all: number[][] = [];
  const walk = (node: number, visited: ReadonlySet<number>, costs: readonly number[]): void => {
    if (node === target) {
      all.push([...costs]);
      return;
    }
    for (let arc = 0; arc < graph.arcCount; arc++) {
      const to = graph.arcTo[arc] as number;
      if (graph.arcFrom[arc] === node && !visited.has(to)) walk(to, new Set([...visited, to]), costs.map((c, k) => c + (graph.costs[k]?.[arc] as number)));
    }
  };
  walk(source, new Set([source]), graph.costs.map(() => 0));
  const unique = [...new Map(all.map((costs) => [costs.join(' '), costs])).values()];
  return sorted(unique.filter((q) => !unique.some((p) => p !== q && beatsOrEquals(p, q))));
};

const sorted = (points: readonly (readonly number[])[]): number[][] =>
  points.map((p) => [...p]).sort((p, q) => p.reduce((order, x, k) => order || x - (q[k] as number), 0));

// The unit 2^47 leaves no room in the order of the queue for the costs after the first: labels that tie come in any order.
test.each([
  [1, 6, 1],
  [2, 4, 1],
  [2, 2 ** 45, 1],
  [2, 3, 2 ** 47],
  [3, 4, 1],
  [3, 3, 2 ** 47],
  [4, 3, 1],
  [4, 3, 2 ** 47],
  [5, 2, 1],
])('the front of %i criteria, costs up to %i × %i, is that of all paths written out', (criteria, dearest, unit) => {
  fc.assert(
    fc.property(questions({ nodes: 7, arcs: 16, criteria, dearest, unit }), ({ list, source, target }) => {
      const graph = makeStaticGraph(list);
      const front = findStaticFront(graph, graph.costs.map((_, k) => k), source, target);
      expect(front.points).toEqual(bruteFront(graph, source, target));
      front.points.forEach((point, i) => expect(costsAlong(graph, front.findArcs(i), source, target)).toEqual(point));
    }),
    { seed: 20261201, numRuns: 400 },
  );
});

test('where labels tie and come in the wrong order, the better one takes the place of the other', () => {
  // Six paths cost 8 first and 6 to 1 second; one costs 2^51 and 0, so that the order of the queue has no room for second costs.
  const middles = [1, 2, 3, 4, 5, 6];
  for (const seconds of [[6, 5, 4, 3, 2, 1], [1, 2, 3, 4, 5, 6], [4, 6, 2, 5, 1, 3]]) {
    const graph = makeStaticGraph({
      nodeCount: 8,
      from: [...middles.map(() => 0), ...middles, 0],
      to: [...middles, ...middles.map(() => 7), 7],
      costs: [[...middles.map(() => 4), ...middles.map(() => 4), 2 ** 51], [...middles.map(() => 0), ...seconds, 0]],
    });
    expect(findStaticFront(graph, [0, 1], 0, 7).points).toEqual([[8, 1], [2 ** 51, 0]]);
  }
});

test('criteria may be chosen and put in another order', () => {
  const graph = makeStaticGraph({ nodeCount: 3, from: [0, 0, 1], to: [2, 1, 2], costs: [[5, 1, 1], [7, 7, 7], [1, 4, 4]] });
  expect(findStaticFront(graph, [0, 2], 0, 2).points).toEqual([[2, 8], [5, 1]]);
  expect(findStaticFront(graph, [2, 0], 0, 2).points).toEqual([[1, 5], [8, 2]]);
  expect(findStaticFront(graph, [1], 0, 2).points).toEqual([[7]]);
  expect(findStaticFront(graph, [0, 2], 2, 0).points).toEqual([]);
  expect(() => findStaticFront(graph, [3], 0, 2)).toThrow('no such criterion');
});

test('a front of many members: each arc pair trades one cost for the other', () => {
  const pairs = 9;
  const steps = Array.from({ length: pairs }, (_, i) => i);
  const list = {
    nodeCount: pairs + 1,
    from: steps.flatMap((i) => [i, i]),
    to: steps.flatMap((i) => [i + 1, i + 1]),
    costs: [steps.flatMap((i) => [2 ** i, 0]), steps.flatMap((i) => [0, 2 ** i])],
  };
  const { points } = findStaticFront(makeStaticGraph(list), [0, 1], 0, pairs);
  expect(points).toEqual(Array.from({ length: 2 ** pairs }, (_, i) => [i, 2 ** pairs - 1 - i]));
});
