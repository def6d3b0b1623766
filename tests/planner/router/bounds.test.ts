/** What is left to a destination, against graphology's Dijkstra on the same graph turned round. */
import fc from 'fast-check';
import { MultiDirectedGraph } from 'graphology';
import { dijkstra } from 'graphology-shortest-path';
import { expect, test } from 'vitest';
import { arcsBetween, leastLeft, leastMinutes } from '../../../planner/router/index.ts';
import { endsOf, timetables, type Timetable } from './timetables.ts';

const NUM_RUNS = 1000;

/** The least weight from every node to the target, by a library: Infinity where there is no way. */
const byLibrary = ({ graph, passage, target }: Timetable, weight: Float64Array): number[] => {
  const turned = new MultiDirectedGraph();
  for (let node = 0; node < graph.nodeCount; node++) turned.addNode(String(node));
  for (let node = 0; node < graph.nodeCount; node++)
    for (let arc = graph.firstArc[node] as number; arc < (graph.firstArc[node + 1] as number); arc++)
      if (passage.allowed[arc] === 1) turned.addDirectedEdge(String(graph.arcTo[arc]), String(node), { weight: weight[arc] });
  return Array.from({ length: graph.nodeCount }, (_, node) => {
    const path = dijkstra.bidirectional(turned, String(target), String(node), 'weight') as string[] | null;
    if (!path) return Infinity;
    // The library gives nodes: of parallel arcs it took the lightest.
    return path.slice(1).reduce((sum, to, i) => sum + Math.min(...turned.outEdges(path[i], to).map((edge) => turned.getEdgeAttribute(edge, 'weight') as number)), 0);
  });
};

test('the least cost left is that of graphology', () => {
  fc.assert(
    fc.property(timetables, fc.infiniteStream(fc.nat(1000)), (timetable, prices) => {
      const weight = Float64Array.from(timetable.graph.arcTo, () => prices.next().value as number);
      expect([...leastLeft(timetable.graph, timetable.passage.allowed, weight, [timetable.target])]).toEqual(byLibrary(timetable, weight));
    }),
    { seed: 20261201, numRuns: NUM_RUNS },
  );
});

test('no arc takes less than its least minutes, whenever it is begun', () => {
  fc.assert(
    fc.property(timetables, fc.nat(90), (timetable, t) => {
      const { passage } = timetable;
      const graph = { ...timetable.graph, leastRide: leastRides(timetable) };
      for (let arc = 0; arc < graph.arcTo.length; arc++) {
        const least = leastMinutes(graph, passage.workDuration, arc);
        for (const { endsAt } of endsOf(timetable, arc, t, Infinity)) expect(endsAt - t).toBeGreaterThanOrEqual(least);
      }
    }),
    { seed: 20261201, numRuns: NUM_RUNS },
  );
});

const leastRides = ({ graph }: Timetable): Int32Array =>
  graph.arcIsRide.map((isRide, arc) => {
    const rides = Array.from({ length: (graph.firstDeparture[arc + 1] as number) - (graph.firstDeparture[arc] as number) }, (_, i) => (graph.firstDeparture[arc] as number) + i);
    return isRide === 0 ? 0 : Math.min(1_000_000, ...rides.map((d) => (graph.availableAt[d] as number) - (graph.departsAt[d] as number)));
  }) as unknown as Int32Array;

test('arcs between two nodes are those on some way that passes no end', () => {
  fc.assert(
    fc.property(timetables, ({ graphWithEnds: graph, source, target }) => {
      const between = arcsBetween(graph, source, [target]);
      const canReach = (from: number, to: number): boolean => {
        const seen = new Set<number>();
        const visit = (node: number): boolean => {
          if (node === to) return true;
          if (seen.has(node)) return false;
          seen.add(node);
          return Array.from({ length: (graph.firstArc[node + 1] as number) - (graph.firstArc[node] as number) }, (_, i) => (graph.firstArc[node] as number) + i).some((arc) => isOpen(node, arc) && visit(graph.arcTo[arc] as number));
        };
        return visit(from);
      };
      const isOpen = (node: number, arc: number): boolean => {
        const next = graph.arcTo[arc] as number;
        return next === node || ((graph.nodeIsEnd[node] === 0 || node === source) && (graph.nodeIsEnd[next] === 0 || next === target));
      };
      for (let node = 0; node < graph.nodeCount; node++)
        for (let arc = graph.firstArc[node] as number; arc < (graph.firstArc[node + 1] as number); arc++) {
          const isOnWay = canReach(source, node) && isOpen(node, arc) && canReach(graph.arcTo[arc] as number, target);
          // Ways on from an end that is no end of this path are ruled out where they are traveled; a few more arcs may stay.
          if (isOnWay) expect(between[arc]).toBe(1);
        }
    }),
    { seed: 20261201, numRuns: NUM_RUNS },
  );
});
